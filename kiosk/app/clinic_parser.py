"""The words of `kiosk clinic …` on the command line; a command loads what it needs when it runs."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.configured import configured
from kiosk.app.database_parser import add_database_commands
from kiosk.settings import home

if TYPE_CHECKING:
    from kiosk.app.clinic_commands import Office
    from kiosk.provision import NewPerson

Command = Callable[[argparse.Namespace], int]
Options = Callable[[argparse.ArgumentParser], None]
Add = Callable[..., None]

ROLES = ("front-desk", "nurse", "clinician", "admin", "nurse+admin", "clinician+admin")


def add_clinic_commands(add: Add) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    add("new", _new, "found a clinic, with its first person", _new_options)
    add("confirm-recovery", _confirm, "test the printed recovery sheet", office, _recovery_file)
    add("rotate", _rotate, "begin a new epoch, each quarter", office)
    add("allow", _allow, "name the only packs that tablets may show", office, _packs)
    add("revoke", _revoke, "shut a person or a device out", office, _revoke_options)
    add("new-sheet", _new_sheet, "make a new recovery sheet", office, by_whom)
    add("recover", _recover, "begin anew from the recovery sheet", office, _recover_options)
    add("database", None, "PostgreSQL as the inbox of several machines", add_database_commands)
    add("status", _status, "who belongs, and what somebody must do", homed, _status_options)


def opened_office(options: argparse.Namespace) -> "Office":
    """Return where the clinic is run from."""
    from kiosk.app.answers import Answers
    from kiosk.app.clinic_commands import Office

    folder = home(options.home)
    return Office(folder, configured(folder), options.root, Answers(options.passphrase_file))


def homed(parser: argparse.ArgumentParser) -> None:
    """Add the option of every command that works on a home."""
    parser.add_argument("--home", type=Path, help="the folder of this machine's data")


def office(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command that needs the root."""
    homed(parser)
    parser.add_argument("--root", type=Path, required=True, help="the offline folder of the root")
    passphrase_file(parser)


def _new(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_commands import new

    return new(opened_office(options), options.name, person_of(options))


def _confirm(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_commands import confirm_recovery

    return confirm_recovery(opened_office(options), options.recovery_file)


def _rotate(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_commands import new_epoch

    return new_epoch(opened_office(options))


def _allow(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_commands import allow

    return allow(opened_office(options), options.packs)


def _revoke(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_commands import revoke

    return revoke(opened_office(options), options.person, options.device)


def _new_sheet(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_commands import another_sheet

    return another_sheet(opened_office(options), options.by)


def _recover(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_commands import from_sheet

    return from_sheet(opened_office(options), person_of(options), options.recovery_file)


def _status(options: argparse.Namespace) -> int:
    from kiosk.app.clinic_status import clinic_status

    folder = home(options.home)
    return clinic_status(folder, configured(folder), as_json=options.json)


def person_of(options: argparse.Namespace) -> "NewPerson":
    """Return the person whom the options name."""
    from kiosk.provision import NewPerson

    return NewPerson(options.person, options.person_name, options.role)


def _new_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the clinic's name, as it stands on documents")
    office(parser)
    parser.add_argument("--person", required=True, metavar="ID", help="a short id, for ever")
    who(parser, "admin")


def by_whom(parser: argparse.ArgumentParser) -> None:
    """Add who hands the clinic's keys on."""
    parser.add_argument("--by", required=True, metavar="PERSON", help="who hands the keys on")


def _recover_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", required=True, metavar="ID", help="a short id, for ever")
    who(parser, "admin")
    _recovery_file(parser)


def who(parser: argparse.ArgumentParser, role: str) -> None:
    """Add what is said of a new person."""
    parser.add_argument("--person-name", required=True, metavar="NAME", help="as it is signed")
    parser.add_argument("--role", choices=ROLES, default=role)


def passphrase_file(parser: argparse.ArgumentParser) -> None:
    """Add where answers come from when nobody types them."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="answers, one a line, in the order in which they are asked",
    )


def _recovery_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recovery-file", type=Path, metavar="FILE", help="the recovery key, typed from the sheet"
    )


def _packs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("packs", nargs="*", metavar="PACK", help="none: any")


def _revoke_options(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--person", metavar="ID")
    which.add_argument("--device", metavar="ID")


def _status_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for monitoring")
