"""The words of `kiosk clinic database …` on the command line."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.app.database_commands import RootKey

_URL = "the owner's address: postgresql://OWNER@HOST/DATABASE; its password in PGPASSWORD"


def add_database_commands(parser: argparse.ArgumentParser) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands, "init", _init, "make or update the schema and its rights", _url)
    _add(commands, "server", _server, "a certificate for the server", _host, _root)
    _add(commands, "admit", _admit, "a role and a certificate for a device", _device, _root)
    _add(commands, "expel", _expel, "shut a device out", _url, _name)


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Callable[[argparse.Namespace], int],
    words: str,
    *options: Callable[[argparse.ArgumentParser], None],
) -> None:
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(command=command)
    for add in options:
        add(parser)


def _init(options: argparse.Namespace) -> int:
    from kiosk.app.database_commands import init

    return init(options.url)


def _server(options: argparse.Namespace) -> int:
    from kiosk.app.database_commands import server

    return server(_key(options), options.host, options.out)


def _admit(options: argparse.Namespace) -> int:
    from kiosk.app.database_commands import admit

    return admit(_key(options), options.url, options.device, options.out, desk=options.desk)


def _expel(options: argparse.Namespace) -> int:
    from kiosk.app.database_commands import expel

    return expel(options.url, options.device)


def _key(options: argparse.Namespace) -> "RootKey":
    from kiosk.app.answers import Answers
    from kiosk.app.database_commands import RootKey

    return RootKey(options.root, Answers(options.passphrase_file))


def _url(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help=_URL)


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", metavar="DEVICE", help="its id")


def _host(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("host", metavar="HOST", help="as devices will name it")


def _device(parser: argparse.ArgumentParser) -> None:
    _url(parser)
    _name(parser)
    parser.add_argument("--desk", action="store_true", help="it reads and signs; else: a tablet")


def _root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, required=True, help="the offline folder of the root")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="where the files are written"
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="holds the root's passphrase"
    )
