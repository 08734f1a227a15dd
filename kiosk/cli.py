"""The command line. Exit codes: 0 done, 1 refused, 2 usage, 70 an unexpected fault.

Each command loads its own process and nothing else: the patient's never loads the desk's.
"""

import argparse
import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.app.configured import configured_all_the_same
from kiosk.errors import KioskError
from kiosk.outside.file_modes import give_to_its_owner, private_files, refuse_a_closed_home
from kiosk.settings import home

if TYPE_CHECKING:
    from kiosk.app.pack_parser import Add

log = logging.getLogger(__name__)

REFUSED, FAULT = 1, 70  # 2, usage, is argparse's

Command = Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    options = _parser(next(iter(arguments), "")).parse_args(arguments)
    command: Command = options.command
    logging.getLogger().addHandler(logging.NullHandler())  # stderr is for sentences, not for logs
    try:
        with _at(home(options.home)) if "home" in options else nullcontext():
            return command(options)
    except KioskError as error:
        print(f"kiosk: {error.message}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        _log_somewhere(home(getattr(options, "home", None)))
        log.exception("an unexpected fault ended the command")
        print(f"kiosk: unexpected fault: {type(fault).__name__}; see the log", file=sys.stderr)
        return FAULT


@contextmanager
def _at(folder: Path) -> Iterator[None]:
    """Work on a home: its files are its user's alone, also what root made in it."""
    refuse_a_closed_home(folder)
    with private_files():
        try:
            yield
        finally:
            give_to_its_owner(folder)


def _log_somewhere(folder: Path) -> None:
    """Give a command without a log of its own one for its fault; a home that is none gets none."""
    if all(isinstance(each, logging.NullHandler) for each in logging.getLogger().handlers):
        from kiosk.app.logs import log_to

        with suppress(OSError):
            log_to(folder, "commands")


def _patient(options: argparse.Namespace) -> int:
    gc.disable()  # until a visit can begin: what a start makes is no garbage
    from kiosk.app.logs import log_to
    from kiosk.app.patient import patient

    folder = home(options.home)
    log_to(folder, "patient")
    return patient(folder, configured_all_the_same(folder))


def _desk(options: argparse.Namespace) -> int:
    from kiosk.app.desk import desk
    from kiosk.app.logs import log_to
    from kiosk.app.started_from_a_menu import shown
    from kiosk.outside.memory import keep_out_of_cores

    keep_out_of_cores()
    folder = home(options.home)
    log_to(folder, "desk")
    return shown(lambda: desk(folder, configured_all_the_same(folder)))


def _demo(options: argparse.Namespace) -> int:
    from kiosk.app.demo import demo

    if options.gallery:
        from ui.gallery.window import SHOWN_IN, show_gallery

        if options.offscreen:
            print(f"The gallery goes into {SHOWN_IN}.")
        return show_gallery(offscreen=options.offscreen)
    return demo(keep=options.keep, offscreen=options.offscreen)


def _status(options: argparse.Namespace) -> int:
    from kiosk.app.configured import origins

    folder = home(options.home)
    found = origins(folder)
    if options.policy:
        from kiosk.app.settings_status import settings_status

        return settings_status(found, as_json=options.json)
    from kiosk.app.admin import status

    return status(folder, found.settings, as_json=options.json)


def _doctor(options: argparse.Namespace) -> int:
    if options.equipment:
        import json

        from ui.equipment import equipment

        print(json.dumps(equipment(["kiosk"])))
        return 0
    from kiosk.app.doctor.report import doctor

    return doctor(home(options.home), options.bundle, as_json=options.json)


def _staff_pin(options: argparse.Namespace) -> int:
    from kiosk.app.staff_access import set_pin

    return set_pin(home(options.home))


def _open(options: argparse.Namespace) -> int:
    from kiosk.app.admin import open_envelope

    return open_envelope(options.envelope, options.identity, options.manifest)


def _carrying_commands(add: "Add") -> None:
    from kiosk.app.carrying_parser import add_carrying_commands

    add_carrying_commands(add)


def _clinic_commands(add: "Add") -> None:
    from kiosk.app.clinic_parser import add_clinic_commands

    add_clinic_commands(add)


def _person_commands(add: "Add") -> None:
    from kiosk.app.person_parser import add_person_commands

    add_person_commands(add)


def _device_commands(add: "Add") -> None:
    from kiosk.app.device_parser import add_device_commands

    add_device_commands(add)


def _audit_commands(add: "Add") -> None:
    from kiosk.app.audit_parser import add_audit_commands

    add_audit_commands(add)


def _chart_commands(add: "Add") -> None:
    from kiosk.app.chart_parser import add_chart_commands

    add_chart_commands(add)


def _pack_commands(add: "Add") -> None:
    from kiosk.app.pack_parser import add_pack_commands

    add_pack_commands(add)


def _form_commands(add: "Add") -> None:
    from kiosk.app.form_parser import add_form_commands

    add_form_commands(add)


_GROUPS: dict[str, tuple[str, "Callable[[Add], None]"]] = {
    "clinic": ("found a clinic, its keys", _clinic_commands),
    "person": ("who may sign in", _person_commands),
    "device": ("which tablets and desks belong", _device_commands),
    "audit": ("who did what at which desk", _audit_commands),
    "chart": ("the clinic's chart system", _chart_commands),
    "pack": ("content packs", _pack_commands),
    "forms": ("questionnaires", _form_commands),
}


def _parser(named: str) -> argparse.ArgumentParser:
    """Return the parser; of the groups of commands only the one that is named is filled."""
    parser = argparse.ArgumentParser(
        prog="kiosk", description="Education, screening and consent before a ketamine infusion."
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog="kiosk")
    _add(commands, "patient", _patient, "the patient's screens on this tablet", _homed)
    if named == "patient":
        return parser  # the first screen does not wait for the words of other commands
    _add(commands, "desk", _desk, "the nurse's desk", _homed)
    _add(commands, "demo", _demo, "both, on a throw-away clinic", _demo_options)
    _carrying_commands(partial(_add, commands))
    _add(commands, "status", _status, "what waits, what is wrong", _homed, _json, _policy)
    _add(commands, "doctor", _doctor, "what is wrong here, what to do", _homed, _json, _doctored)
    _add(commands, "open", _open, "open an envelope with an identity", _open_options)
    staff = commands.add_parser("staff", help="the staff door of a tablet").add_subparsers(
        required=True, metavar="COMMAND"
    )
    _add(staff, "pin", _staff_pin, "set the PIN of the staff door", _homed)
    for name, (words, add_commands) in _GROUPS.items():
        group = commands.add_parser(name, help=words)
        if named == name:
            add_commands(partial(_add, group.add_subparsers(required=True, metavar="COMMAND")))
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command | None,
    words: str,
    *options: Callable[[argparse.ArgumentParser], None],
) -> None:
    parser = commands.add_parser(name, help=words, description=words)
    if command is not None:  # else its options are commands themselves
        parser.set_defaults(command=command)
    for add in options:
        add(parser)


def _homed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--home", type=Path, help="the folder of this machine's data")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for monitoring")


def _policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--policy", action="store_true", help="every setting, and where it came from"
    )


def _doctored(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bundle", type=Path, metavar="FILE", help="save a ZIP for support, without patient data"
    )
    parser.add_argument("--equipment", action="store_true", help=argparse.SUPPRESS)


def _demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--offscreen", action="store_true", help="play a scripted visit into build/walkthrough"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the clinic's home here")
    parser.add_argument(
        "--gallery", action="store_true", help="every control in every state, for designers"
    )


def _open_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("envelope", type=Path)
    parser.add_argument("--identity", type=Path, required=True, help="an age identity file")
    parser.add_argument("--manifest", type=Path, help="check the device's signature against it")
