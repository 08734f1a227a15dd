"""Looks at everything that `kiosk doctor` judges; what fails is a finding."""

import json
import os
import platform
import sqlite3
import ssl
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from db.address import is_postgresql, name_of
from db.store import sqlite_url
from kiosk import __version__
from kiosk.app.home import inbox_url, outbox_file
from kiosk.app.reach import carrier
from kiosk.app.tablet_status import tablet_status
from kiosk.errors import KioskError, Refused
from kiosk.outside.clock import SystemClock
from kiosk.outside.keyring_asking import ask_keyring
from kiosk.outside.machine import SysMachine
from kiosk.outside.speech.system_speech import SystemSpeech
from kiosk.record.enrolment import DEVICE_FILE, read_enrolment
from kiosk.settings import Configuration, Language, Settings, without_secrets
from kiosk.staff.doctor.findings import (
    Equipment,
    Findings,
    InboxFinding,
    KeyringFinding,
    Screen,
)

_PATIENCE = 60.0  # seconds
_NOBODY = "Intake Kiosk doctor"  # asked for in the keyring, and never put there


def look(home: Path, configuration: Configuration) -> Findings:
    """Find out everything; may take seconds where a keyring or an inbox does not answer."""
    settings = configuration.settings
    equipment, display_problem = _equipment()
    speech = SystemSpeech()
    return Findings(
        status=tablet_status(home, settings, SysMachine(home), outside=True),
        settings=settings,
        is_tablet=outbox_file(home).exists() or not (home / DEVICE_FILE).exists(),
        equipment=equipment,
        display_problem=display_problem,
        speech={language: speech.problem(language) for language in get_args(Language)},
        keyring=_keyring(),
        inbox=_inbox(home, settings),
        laid_down=sum(each.source == "policy" for each in configuration.chosen),
        versions=versions(equipment),
    )


def versions(equipment: Equipment | None) -> dict[str, str]:
    """Return the versions of what runs here."""
    return {
        "kiosk": __version__,
        "Python": platform.python_version(),
        "Qt": equipment.qt if equipment else "unknown",
        "SQLite": sqlite3.sqlite_version,
        "OpenSSL": ssl.OPENSSL_VERSION.partition(" ")[2].partition(" ")[0],
        "system": platform.platform(),
    }


def _keyring() -> KeyringFinding:
    answer = ask_keyring("get", _NOBODY, _NOBODY)
    return KeyringFinding(answer.state, answer.why, answer.backend)


def _inbox(home: Path, settings: Settings) -> InboxFinding:
    """Ask the inbox for its time, on the way that this machine's envelopes take."""
    if settings.exchange_folder:
        where, by_network = settings.exchange_folder, False
    else:
        where, by_network = _address(home, settings)
    clock = SystemClock()
    try:
        _refuse_to_make_one(home, settings)
        way = carrier(home, settings, clock)
        try:
            enrolled = (home / DEVICE_FILE).exists()
            head = way.inbox.head(read_enrolment(home).device if enrolled else "", 0)
        finally:
            way.close()
    except KioskError as error:
        return InboxFinding(where, without_secrets(error.message), by_network=by_network)
    skew = (clock.now() - head.at).total_seconds() if head and head.live else None
    return InboxFinding(where, "", skew, by_network)


def _address(home: Path, settings: Settings) -> tuple[str, bool]:
    """Return the inbox's database, as far as it may be shown, and whether it is on a network."""
    try:
        url = make_url(settings.inbox or sqlite_url(home / "inbox.sqlite3"))
    except ArgumentError:
        return "the inbox", False
    return name_of(url), is_postgresql(url)


def _refuse_to_make_one(home: Path, settings: Settings) -> None:
    """Raise Refused where a look would make an inbox: a file that is not there yet."""
    if settings.exchange_folder:
        return
    try:
        url = make_url(inbox_url(home, settings))
    except ArgumentError:
        return  # whoever opens it says so
    file = Path(url.database or "")
    if url.get_backend_name() == "sqlite" and not file.exists():
        raise Refused("no-inbox", f"{file}: there is no inbox here: name the clinic's (inbox = …).")


def _equipment() -> tuple[Equipment | None, str]:
    """Ask a child process, for Qt ends one whose display cannot be opened."""
    seen = _asked(os.environ)
    if seen is not None:
        return seen, ""
    return _asked(
        {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ), "No display can be opened: no window can be shown."


def _asked(environment: Mapping[str, str]) -> Equipment | None:
    call = [sys.executable, "-m", "kiosk", "doctor", "--equipment"]
    try:
        done = subprocess.run(  # noqa: S603  # ourselves
            call, env=environment, capture_output=True, timeout=_PATIENCE, check=True, text=True
        )
        told = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return None
    screens = tuple(Screen(**screen) for screen in told.pop("screens"))
    return Equipment(**{**told, "touch": tuple(told["touch"])}, screens=screens)
