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
    add("rescue", _rescue, "leave copies of what the clinic has not", _rescue_options)
    add("visiting", _visiting, "whether a patient is in the middle of a visit")
    add("exchange", _exchange, "empty a share or stick into the inbox", homed, _folder)


def _sync(options: argparse.Namespace) -> int:
    from kiosk.app.admin import sync

    folder = home(options.home)
    return sync(folder, configured(folder), once=options.once)


def _unsent(options: argparse.Namespace) -> int:
    from kiosk.app.unsent import unsent, unsent_in

    if options.every_home:
        return unsent_in(_homes())
    return unsent(home(options.home), options.export, as_json=options.json)


def _rescue(options: argparse.Namespace) -> int:
    from kiosk.app.unsent import rescue
    from kiosk.outside.clock import SystemClock

    return rescue(_homes(), options.into, SystemClock().now())


def _visiting(_options: argparse.Namespace) -> int:
    from kiosk.app.visiting import visiting
    from kiosk.outside.clock import SystemClock

    return visiting(_homes(), SystemClock().now())


def _homes() -> list[Path]:
    from kiosk.outside.homes import homes

    return homes(home())


def _exchange(options: argparse.Namespace) -> int:
    from kiosk.app.exchange import exchange

    folder = home(options.home)
    return exchange(folder, configured(folder), options.folder)


def _once(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="send what waits, then stop")


def _unsent_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")
    parser.add_argument(
        "--every-home", action="store_true", help="of every home on this machine: for installers"
    )
    parser.add_argument(
        "--export", type=Path, metavar="DIR", help="put copies there, for kiosk exchange at a desk"
    )


def _rescue_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("into", type=Path, metavar="DIR", help="a new folder is made in it")


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, nargs="?", help="where it lies; else the one that is set"
    )
