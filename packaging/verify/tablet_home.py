"""A demo clinic's tablet, from outside: its home made for a trial, and what it holds afterwards."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kiosk.app.demo_clinic import DemoClinic, make_demo_clinic
from kiosk.app.home import outbox_file
from kiosk.outside.keychain import CREDENTIAL, KEY_FILE, NOTE_FILE
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.record.envelope import parse
from kiosk.record.unseal import Bundle, unseal
from kiosk.review.opening import check_signature
from kiosk.visit.consent import Signature
from kiosk.visit.visit import Visit

_AS_REHEARSED = "pixels_per_mm = 5.9"  # a ten-inch tablet's, whatever the screen says of itself


def make_home(home: Path) -> DemoClinic:
    """Found a clinic whose tablet this is; its screens are as large as in the rehearsal."""
    clinic = make_demo_clinic(home)
    settings = home / "settings.toml"
    settings.write_text(settings.read_text().replace("full_screen = false", _AS_REHEARSED))
    return clinic


def take_key(home: Path) -> Path:
    """Take the tablet's key out of its home, as one that comes by a systemd credential.

    Returns its file, which lies beside the home; the key is then of no machine in particular.
    """
    settings = home / "settings.toml"
    settings.write_text(re.sub(r"device_key_file.*\n", "", settings.read_text()))
    note = json.loads((home / NOTE_FILE).read_text())
    (home / NOTE_FILE).write_text(json.dumps(note | {"source": "credential", "machine": ""}))
    return (home / KEY_FILE).rename(home.parent / CREDENTIAL)


def signed(visit: Visit, at: datetime) -> Visit:
    """Sign a visit as its patient does, with a stroke."""
    assert visit.identity
    stroke = ((100, 200), (900, 120))
    return visit.sign(Signature("drawn", at, visit.identity.full_name, (stroke,)))


def sealed(home: Path, kind: str = "intake") -> list[bytes]:
    """Return what of a kind is sealed in a tablet's outbox, sent or not, in order."""
    with closing(sqlite3.connect(outbox_file(home))) as outbox:
        (whole,) = outbox.execute("PRAGMA integrity_check").fetchone()
        if whole != "ok":
            raise ValueError(f"the outbox is damaged: {whole}")
        chosen = "SELECT body FROM sealed WHERE kind = ? ORDER BY position"
        return [row[0] for row in outbox.execute(chosen, (kind,))]


def opened(home: Path, body: bytes, recovery: str) -> Bundle:
    """Open an envelope as a desk of the clinic does; a KioskError where it is not whole."""
    envelope = parse(body)
    check_signature(envelope, held_manifest(home, read_enrolment(home)))
    return unseal(envelope, [recovery])
