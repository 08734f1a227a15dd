"""Whatever becomes of the keyring, a patient finishes, nothing is lost, and no key is written over.

Real keyrings, each on a bus of its own; what the rules for them are is in tests/kiosk/outside.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.app.demo_clinic import DEVICE, DemoClinic
from kiosk.app.tablet import Tablet
from kiosk.outside.keychain import KEY_FILE, NOTE_FILE, DeviceKeys
from kiosk.outside.keyring_answer import State
from kiosk.record.envelope import parse
from kiosk.record.unseal import unseal
from kiosk.visit.consent import Signature
from tests.kiosk.outside.keyrings import Session, session
from tests.people import an_identity


@dataclass(frozen=True)
class Case:
    """What becomes of a keyring that holds the tablet's key, and how the tablet finds it then."""

    happens: Callable[[Session, Path], object]
    found: State
    mended: Callable[[Session, Path], object] = lambda _session, _home: None
    patience: float = 30.0  # seconds, for a machine that is busy


def noted(name: str, value: str) -> Callable[[Session, Path], object]:
    """Change what key.json says, as a copied or restored home would."""

    def change(_session: Session, home: Path) -> None:
        note = home / NOTE_FILE
        note.write_text(json.dumps({**json.loads(note.read_text()), name: value}))

    return change


def unlocked_anew(bus: Session, _home: Path) -> None:
    bus.stop_last()
    bus.daemon()


def hangs(bus: Session, _home: Path) -> None:
    bus.stop_last()
    bus.broken_daemon()


def reset(bus: Session, _home: Path) -> None:
    bus.reset()
    bus.daemon("other words")


SERVICE = "keyring.backends.SecretService.Keyring"
CASES = {
    "well": Case(lambda _bus, _home: None, "present"),
    "locked": Case(lambda bus, _: bus.lock(), "locked", unlocked_anew),
    "ended": Case(lambda bus, _home: bus.stop_last(), "locked"),  # the bus starts it anew, locked
    "hanging": Case(hangs, "unreadable", unlocked_anew, patience=1.0),
    "reset": Case(reset, "absent"),
    "one that writes in the clear": Case(
        noted("backend", "keyrings.alt.file.PlaintextKeyring"),
        "unreadable",
        noted("backend", SERVICE),
    ),
    "another one": Case(
        noted("backend", "keyring.backends.kwallet.DBusKeyring"),
        "unreadable",
        noted("backend", SERVICE),
    ),
    "of another machine": Case(noted("machine", "ab" * 32), "unreadable"),
}


@pytest.fixture(params=[False, True], ids=["no display", "display"])
def bus(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    with session(tmp_path / "session", monkeypatch, display=request.param) as opened:
        opened.daemon()
        yield opened


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_patient_finishes_and_no_key_is_written_over(
    clinic: DemoClinic, bus: Session, tablet, case: Case, reliability, expect_log
) -> None:
    expect_log("kiosk.app.tablet")
    with (clinic.home / "settings.toml").open("a") as settings:
        settings.write('\ninbox = "sqlite:////away/inbox.sqlite3"\n')  # it stays in the outbox
    key = moved_into_the_keyring(clinic.home)
    case.happens(bus, clinic.home)
    before = (clinic.home / NOTE_FILE).read_bytes()
    assert DeviceKeys(clinic.home, deadline=case.patience).load(DEVICE).state == case.found
    opened = tablet()
    sealed = finished(opened)
    kept = opened.intake.outbox.find(sealed)
    assert not bus.windows()
    assert (clinic.home / NOTE_FILE).read_bytes() == before
    lost = kept is None or not unseal(parse(kept.body), [clinic.recovery])
    case.mended(bus, clinic.home)
    after = DeviceKeys(clinic.home, deadline=30.0).load(DEVICE)
    overwritten = after.key is not None and after.key.private_bytes_raw() != key
    reliability("R9", "states of the keyring, with and without a display", 1,
                lost=int(lost), altered=int(overwritten))  # fmt: skip
    assert not lost
    assert not overwritten
    if case.mended is not Case.mended or case.found == "present":
        assert after.state == "present"


def moved_into_the_keyring(home: Path) -> bytes:
    """Let the demo's tablet keep its key as a clinic's does; return it."""
    held = DeviceKeys(home, in_file=True).load(DEVICE)
    assert held.key is not None
    for file in (NOTE_FILE, KEY_FILE):
        (home / file).unlink(missing_ok=True)
    assert DeviceKeys(home, deadline=30.0).keep(DEVICE, held.key).source == "keyring"
    return held.key.private_bytes_raw()


def finished(tablet: Tablet) -> str:
    """Have a patient sign and finish; return the envelope's id."""
    intake = tablet.intake
    visit = intake.begin().begin("en").identify(an_identity(), "first")
    signed = visit.finish_form("today").sign(Signature("typed", intake.clock.now(), "Ana Invented"))
    intake.finish(signed)
    return next(q.id for q in intake.outbox.waiting() if q.kind == "intake")
