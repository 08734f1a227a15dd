"""The words of `kiosk chart …` on the command line; a command loads what it needs when it runs."""

import argparse
from collections.abc import Callable

from kiosk.app.clinic_parser import homed
from kiosk.settings import home


def add_chart_commands(add: Callable[..., None]) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    add("check", _check, "what the chart can do, and what it will not take", homed, _checked)
    add("key", _key, "make this desk's key for a FHIR server, and its public JWKS file", homed)


def _check(options: argparse.Namespace) -> int:
    from kiosk.app.charting import check

    return check(home(options.home), file_test=options.file, as_json=options.json)


def _key(options: argparse.Namespace) -> int:
    from kiosk.app.charting import make_key

    return make_key(home(options.home))


def _checked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--file", action="store_true", help="file a document marked as a test")
    parser.add_argument("--json", action="store_true", help="print JSON, for monitoring")
