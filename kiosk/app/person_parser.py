"""The words of `kiosk person …` on the command line; a command loads what it needs when it runs."""

import argparse

from kiosk.app.clinic_parser import (
    Add,
    by_whom,
    homed,
    office,
    opened_office,
    passphrase_file,
    person_of,
    who,
)
from kiosk.app.configured import configured
from kiosk.settings import home


def add_person_commands(add: Add) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    add("add", _add_person, "let a person in", office, _person_options)
    add("revoke", _revoke_person, "let a person out, and begin a new epoch", office, _id)
    add("passphrase", _passphrase, "change a person's passphrase", homed, passphrase_file, _id)
    add("list", _people, "who is in and who has left", homed)


def _add_person(options: argparse.Namespace) -> int:
    from kiosk.app.person_commands import add

    return add(opened_office(options), person_of(options), options.by)


def _revoke_person(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_commands import revoke

    return revoke(opened_office(options), options.person, None)


def _passphrase(options: argparse.Namespace) -> int:
    from kiosk.app.answers import Answers
    from kiosk.app.person_commands import passphrase

    folder = home(options.home)
    return passphrase(folder, configured(folder), options.person, Answers(options.passphrase_file))


def _people(options: argparse.Namespace) -> int:
    from kiosk.app.person_commands import people

    folder = home(options.home)
    return people(folder, configured(folder))


def _person_options(parser: argparse.ArgumentParser) -> None:
    _id(parser)
    who(parser, "nurse")
    by_whom(parser)


def _id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="ID")
