"""The words of the commands that carry envelopes, or say what is still to be carried."""

import argparse
from pathlib import Path

from kiosk.app.clinic_parser import Add, homed
from kiosk.app.configured import configured
from kiosk.settings import home


def add_carrying_commands(add: Add) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    add("sync", _sync, "carry sealed intakes to the clinic", homed, _once)
    add("unsent", _unsent, "what the clinic has not yet", homed, _unsent_options)
    add("exchange", _exchange, "empty a share or stick into the inbox", homed, _folder)


def _sync(options: argparse.Namespace) -> int:
    from kiosk.app.admin import sync

    folder = home(options.home)
    return sync(folder, configured(folder), once=options.once)


def _unsent(options: argparse.Namespace) -> int:
    from kiosk.app.unsent import unsent

    return unsent(home(options.home), options.export, as_json=options.json)


def _exchange(options: argparse.Namespace) -> int:
    from kiosk.app.exchange import exchange

    folder = home(options.home)
    return exchange(folder, configured(folder), options.folder)


def _once(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="send what waits, then stop")


def _unsent_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")
    parser.add_argument(
        "--export", type=Path, metavar="DIR", help="put copies there, for kiosk exchange at a desk"
    )


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, nargs="?", help="where it lies; else the one that is set"
    )
