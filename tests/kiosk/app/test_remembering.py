"""A real clinic's desk remembers a nurse in a real keyring, and forgets whoever has left."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.demo_clinic import NURSE, DemoClinic, make_demo_clinic
from kiosk.app.entrance import Entrance, trail_of
from kiosk.errors import KioskError, Unavailable
from kiosk.record.enrolment import read_enrolment
from kiosk.record.manifest import Person
from kiosk.review.worklist import Worklist
from kiosk.settings import load
from tests.command_line import done
from tests.kiosk.outside.keyrings import Session, session


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DemoClinic:
    return make_demo_clinic(tmp_path_factory.mktemp("clinic") / "home")


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with session(tmp_path / "session", monkeypatch) as opened:
        opened.daemon()
        yield opened


@pytest.fixture
def entrance(made: DemoClinic, bus: Session) -> Entrance:
    settings = load(made.home)
    return Entrance(made.home, settings, trail_of(made.home, settings, read_enrolment(made.home)))


@pytest.fixture
def nurse(entrance: Entrance, made: DemoClinic) -> Person:
    """Have the desk remember its nurse."""
    entered = entrance.remember(NURSE.id, made.passphrase)
    assert entered.trouble == ""
    return entered.desk.manifest.person(NURSE.id)


def test_who_is_remembered_opens_and_signs_as_with_the_passphrase(
    entrance: Entrance, nurse: Person, made: DemoClinic
) -> None:
    desk = entrance.recall(nurse.id)
    assert desk.look(Worklist()).rows == ()
    assert desk.reviewer.signing_key.public_key().public_bytes_raw() == desk.manifest.person_key(
        nurse.id
    )
    assert entrance.sign_in(NURSE.id, made.passphrase).reviewer.identities == (
        desk.reviewer.identities
    )


def test_at_the_next_start_whoever_has_left_is_forgotten(entrance: Entrance, nurse: Person) -> None:
    entrance.forget_all_but([nurse])
    assert set(entrance.people()) == {nurse.id}
    entrance.forget_all_but(())
    assert set(entrance.people()) == set()
    with pytest.raises(Unavailable, match="Use your passphrase"):
        entrance.recall(nurse.id)


def test_remembering_and_forgetting_are_in_the_audit(
    entrance: Entrance, nurse: Person, made: DemoClinic, capsys
) -> None:
    entrance.forget(nurse.id)
    acts = [json.loads(row.body)["act"] for row in entrance.trail.store.entries()]
    assert acts[-3:] == ["sign-in", "remember", "forget"]
    assert json.loads(done(capsys, "audit", "verify", "--json", "--home", made.home))["whole"]


def test_keys_that_are_not_the_manifests_let_nobody_in(entrance: Entrance, nurse: Person) -> None:
    entrance._remembered.remember(nurse.id, b"{}")
    with pytest.raises(KioskError, match="damaged"):
        entrance.recall(nurse.id)
    acts = [json.loads(row.body)["act"] for row in entrance.trail.store.entries()]
    assert acts[-1] == "sign-in-failed"
