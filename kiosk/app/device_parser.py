"""The words of `kiosk device …` on the command line; a command loads what it needs when it runs."""

import argparse
from pathlib import Path

from kiosk.app.clinic_parser import Add, homed, office, opened_office
from kiosk.app.configured import configured
from kiosk.settings import home


def add_device_commands(add: Add) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    add("request", _request, "on a device: ask to be let in", homed, _request_options)
    add("code", _code, "on a device: show the eight digits to compare", homed)
    add("accept", _accept, "on a device: take the clinic's answer", homed, _accept_options)
    add("prepare", _prepare, "for an installer: have this device ask by itself", homed, _prepared)
    add("join", _join, "on a device that was prepared: ask, take the answer", homed)
    add("list", _list, "the devices that ask, with their codes", homed, _json)
    add("approve", _approve, "let a device in by its code", office, _approve_options)
    add("enrol", _enrol, "let this machine itself in", office, _enrol_options)
    add("token", _token, "make a token for many devices", _token_options)
    add("key", _key, "print a new key for systemd-creds encrypt")


def _request(options: argparse.Namespace) -> int:
    from kiosk.app.device_commands import request

    folder = home(options.home)
    return request(folder, configured(folder), options.device, options.token, options.out)


def _code(options: argparse.Namespace) -> int:
    from kiosk.app.device_commands import code

    folder = home(options.home)
    return code(folder, configured(folder))


def _accept(options: argparse.Namespace) -> int:
    from kiosk.app.device_commands import accept

    folder = home(options.home)
    return accept(folder, configured(folder), options.manifest)


def _prepare(options: argparse.Namespace) -> int:
    from kiosk.app.joining import given_token, prepare

    token = None if options.by_code else given_token()
    return prepare(home(options.home), options.device, options.root_key, token)


def _join(options: argparse.Namespace) -> int:
    from kiosk.app.joining import join

    folder = home(options.home)
    return join(folder, configured(folder))


def _list(options: argparse.Namespace) -> int:
    from kiosk.app.device_approval import waiting

    folder = home(options.home)
    return waiting(folder, configured(folder), as_json=options.json)


def _approve(options: argparse.Namespace) -> int:
    from kiosk.app.device_approval import approve

    return approve(
        opened_office(options), options.codes, options.token, options.request, options.out
    )


def _enrol(options: argparse.Namespace) -> int:
    from kiosk.app.device_approval import enrol

    return enrol(opened_office(options), options.device)


def _token(options: argparse.Namespace) -> int:
    from kiosk.app.device_approval import token

    return token(options.root, options.count, options.hours)


def _key(_options: argparse.Namespace) -> int:
    from kiosk.app.device_commands import key

    return key()


def _request_options(parser: argparse.ArgumentParser) -> None:
    _enrol_options(parser)
    parser.add_argument("--token", default="", help="from kiosk device token, for many devices")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the request to a USB stick")


def _enrol_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", help="small letters, digits and dashes: tablet-1")


def _prepared(parser: argparse.ArgumentParser) -> None:
    parser.description = "The token from kiosk device token is one line on standard input."
    parser.add_argument(
        "--by-code", action="store_true", help="no token: somebody compares its eight digits"
    )
    parser.add_argument("device", nargs="?", default="", help="its name; else the computer's own")
    parser.add_argument("--root-key", default="", help="what root.pub says, if it is not there")


def _accept_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--manifest", type=Path, metavar="FILE", help="the answer on a USB stick")


def _approve_options(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "codes",
        nargs="*",
        default=[],
        metavar="CODE",
        help="the digits in one piece or in quotes, or the fingerprint in the QR code",
    )
    which.add_argument("--token", default="", help="every device that was given this token")
    parser.add_argument("--request", type=Path, metavar="FILE", help="a request on a USB stick")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the answer to a USB stick")


def _token_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, required=True, help="the offline folder of the root")
    parser.add_argument("--count", type=int, required=True, help="how many devices")
    parser.add_argument("--hours", type=float, default=8.0, help="how long (8)")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")
