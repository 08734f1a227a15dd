"""The words of `kiosk audit …` on the command line; a command loads what it needs when it runs."""

import argparse
from collections.abc import Callable

from kiosk.app.clinic_parser import homed
from kiosk.app.configured import configured
from kiosk.settings import home


def add_audit_commands(add: Callable[..., None]) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    add("verify", _verify, "whether the audit of every desk is whole", homed, _json)


def _verify(options: argparse.Namespace) -> int:
    from kiosk.app.audit_commands import verify

    folder = home(options.home)
    return verify(folder, configured(folder), as_json=options.json)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for monitoring")
