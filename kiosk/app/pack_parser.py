"""The words of `kiosk pack …` on the command line; a command loads what it needs when it runs."""

import argparse
from collections.abc import Callable
from pathlib import Path

from kiosk.app.configured import configured
from kiosk.settings import home

Command = Callable[[argparse.Namespace], int]
Options = Callable[[argparse.ArgumentParser], None]
Add = Callable[[str, Command, str, Options], None]


def add_pack_commands(add: Add) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    add("new", _new, "begin a pack: a small one that works", _new_options)
    add("check", _check, "say what is wrong with a pack, and how hard it reads", _check_options)
    add("preview", _preview, "show a pack on the patient's screens", _preview_options)
    add("print", _print, "print a whole pack for a patient who prefers paper", _print_options)
    add("add", _add, "add a questionnaire that the clinic holds a licence for", _add_options)
    add("sign", _sign, "sign a pack off, or write the hashes of a draft anew", _sign_options)


def _new(options: argparse.Namespace) -> int:
    from kiosk.app.pack_commands import new

    return new(options.name, options.folder, options.source)


def _check(options: argparse.Namespace) -> int:
    from kiosk.app.pack_commands import check

    return check(options.pack, as_json=options.json, review=options.review)


def _preview(options: argparse.Namespace) -> int:
    from kiosk.app.pack_preview import preview

    folder = home(options.home)
    return preview(folder, configured(folder), options.pack, options.pictures)


def _print(options: argparse.Namespace) -> int:
    from kiosk.app.pack_print import print_pack

    folder = home(options.home)
    return print_pack(folder, configured(folder), options)


def _add(options: argparse.Namespace) -> int:
    from kiosk.app.pack_commands import add

    return add(
        options.pack,
        options.questionnaire,
        terms=options.terms,
        visits=options.visits,
        without_rules=options.without_rules,
    )


def _sign(options: argparse.Namespace) -> int:
    from kiosk.app.pack_commands import sign

    return sign(options.pack, by=options.by)


def _pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", help="a folder, or the name of a shipped pack")


def _new_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="small letters, digits and dashes: nerve-block")
    parser.add_argument(
        "--in", dest="folder", type=Path, default=Path(), metavar="DIR", help="make it in here"
    )
    parser.add_argument("--from", dest="source", metavar="PACK", help="copy this one, as a draft")


def _check_options(parser: argparse.ArgumentParser) -> None:
    _pack(parser)
    parser.add_argument("--review", action="store_true", help="list what a clinic lead must settle")
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")


def _preview_options(parser: argparse.ArgumentParser) -> None:
    _pack(parser)
    parser.add_argument(
        "--pictures", type=Path, metavar="DIR", help="take every screen, on contact sheets, in here"
    )
    parser.add_argument("--home", type=Path, help="the folder of this machine's data")


def _print_options(parser: argparse.ArgumentParser) -> None:
    _pack(parser)
    parser.add_argument(
        "--language", default="", metavar="es", help="the pack's first, unless given"
    )
    parser.add_argument("--visit", choices=("first", "return"), default="first")
    parser.add_argument("--out", type=Path, metavar="FILE.pdf", help="the file to write")
    parser.add_argument("--nurse", action="store_true", help="add the pages that a nurse asks")
    parser.add_argument("--home", type=Path, help="the folder of this machine's data")


def _add_options(parser: argparse.ArgumentParser) -> None:
    _pack(parser)
    parser.add_argument("questionnaire", type=Path, help="a FHIR R4 Questionnaire (JSON)")
    parser.add_argument("--terms", required=True, help="the licence and who holds it")
    parser.add_argument(
        "--visits", nargs="+", choices=("first", "return"), default=["first", "return"]
    )
    parser.add_argument(
        "--without-rules", action="store_true", help="although no rule looks at the answers"
    )


def _sign_options(parser: argparse.ArgumentParser) -> None:
    _pack(parser)
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--by", metavar="NAME", help="who signs the pack off")
    who.add_argument("--draft", action="store_true", help="nobody: hashes only")
