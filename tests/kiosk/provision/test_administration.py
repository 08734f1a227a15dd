"""What an admin does: each act takes the root in hand, and a refusal holds."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.provision.administration import Administration, RootKey, subject
from kiosk.provision.pairing.desk import REFUSED_FILE
from kiosk.provision.people import change_role
from kiosk.record.enrolment import pinned_root, write_root
from kiosk.record.pairing import first_answer
from kiosk.record.request import Asked, request_for
from tests.clinics import ROOT_WORDS, Made


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("clinic"))


@pytest.fixture
def office(made: Made, tmp_path: Path) -> Administration:
    where = made.copied(tmp_path).premises
    write_root(where.home / "root.pub", made.clinic.root_public)
    clock = FixedClock()
    return Administration(where.home, where.registry, where.membership, MemoryInbox(clock), clock)


def asks(office: Administration, name: str) -> Asked:
    key, root = Ed25519PrivateKey.generate(), pinned_root(office.home)
    asked = request_for(name, key, root, office.clock.now(), b"n" * 32)
    office.membership.ask(asked.written)
    return asked


def test_who_was_refused_is_neither_listed_nor_answered_and_may_ask_anew(
    office: Administration,
) -> None:
    one, other = asks(office, "tablet-2"), asks(office, "tablet-3")
    office.refuse(one)
    assert [waiting.asked for waiting in office.answered()] == [other]
    letters = office.membership.requests()
    assert first_answer(other, letters)
    assert not first_answer(one, letters)
    anew = asks(office, "tablet-2")
    assert [waiting.asked.id for waiting in office.waiting()] == [other.id, anew.id]


def test_a_list_of_refusals_that_cannot_be_read_hides_nobody_silently(
    office: Administration,
) -> None:
    (office.home / REFUSED_FILE).write_text("no list")
    with pytest.raises(Damaged, match="remove this file"):
        office.standing()


def test_a_request_of_another_clinics_root_is_not_listed(office: Administration) -> None:
    key = Ed25519PrivateKey.generate()
    other = key.public_key().public_bytes_raw()
    office.membership.ask(
        request_for("tablet-2", key, other, office.clock.now(), b"n" * 32).written
    )
    office.membership.ask(b"no request")
    assert office.standing().waiting == ()


def test_a_machine_with_a_clinic_is_offered_no_second_one(
    office: Administration, tmp_path: Path
) -> None:
    assert not office.nothing_yet()
    bare = tmp_path / "bare"
    bare.mkdir()
    assert not replace(office, home=bare).nothing_yet()
    with pytest.raises(Refused, match="belongs to a clinic already"):
        replace(office, home=bare).demand_empty(bare)


def test_who_has_left_gets_no_other_role(made: Made) -> None:
    left = made.clinic.manifest.people[0].model_copy(
        update={"revoked_at": made.premises.clock.now()}
    )
    clinic = replace(
        made.clinic, manifest=made.clinic.manifest.model_copy(update={"people": (left,)})
    )
    with pytest.raises(Refused, match="has left"):
        change_role(clinic, left.id, "clinician")


def test_each_act_is_noted_once_the_root_is_open_and_before_it_is_done(
    made: Made, office: Administration
) -> None:
    noted: list[tuple[str, str]] = []
    audited = office.noted_by(lambda act, about: noted.append((act, about)))
    root = RootKey(made.premises.root_folder, ROOT_WORDS)
    with pytest.raises(Refused):
        audited.change_role(replace(root, passphrase="wrong words here"), "nurse-1", "clinician")
    assert noted == []
    asked = asks(office, "tablet-2")
    audited.approve(root, [asked])
    audited.change_role(root, "nurse-1", "nurse+admin")
    audited.revoke_device(root, "tablet-2")
    audited.rotate(root)
    audited.refuse(asks(office, "tablet-3"))
    assert noted == [
        ("let-device-in", subject("tablet-2")),
        ("change-role", subject("nurse-1")),
        ("shut-device-out", subject("tablet-2")),
        ("new-epoch", ""),
        ("refuse-device", subject("tablet-3")),
    ]


def test_what_cannot_be_noted_is_not_done(made: Made, office: Administration) -> None:
    def gone(_act: str, _about: str) -> None:
        raise Unavailable("audit", "The audit is out of reach.")

    root = RootKey(made.premises.root_folder, ROOT_WORDS)
    with pytest.raises(Unavailable):
        office.noted_by(gone).change_role(root, "nurse-1", "clinician")
    assert office.manifest().person("nurse-1").role == "nurse"
