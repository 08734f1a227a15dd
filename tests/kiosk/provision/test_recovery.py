"""The sheet of paper works before it is needed, and gives everything back when it is."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kiosk.errors import Damaged, Refused
from kiosk.ports import Received
from kiosk.provision import NewPerson, add_person, enrol_device, recover, sign_in
from kiosk.provision.recovery import reach, try_sheet, typed
from kiosk.provision.sheet import groups, recovery_sheet
from kiosk.record.unseal import unseal
from tests.clinics import (
    NURSE,
    NURSE_WORDS,
    Made,
    premises_in,
    sealed_bytes,
    sealed_for,
)
from tests.envelopes import PUBLIC_KEY, SEALED_AT

IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
NEXT = NewPerson("ada-2", "Ada Invented", "admin")
NEXT_WORDS = "umbrella needle meadow"


def read_from_paper(pdf: bytes) -> str:
    """Return the key as somebody types it from the sheet, row by row."""
    page = pypdfium2.PdfDocument(pdf)[0]
    lines = page.get_textpage().get_text_range().splitlines()
    return "\n".join(line.partition(" ")[2] for line in lines if re.match(r"(1|6|11|16) ", line))


def test_what_is_typed_from_the_sheet_is_the_key() -> None:
    sheet = recovery_sheet("Invented Clinic", IDENTITY, SEALED_AT)
    assert typed(read_from_paper(sheet)) == IDENTITY
    assert len(pypdfium2.PdfDocument(sheet)) == 1


def test_spaces_line_breaks_and_small_letters_do_not_matter() -> None:
    assert typed(" \n".join(groups(IDENTITY)).lower()) == IDENTITY


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (IDENTITY[:-1], "1 letters are missing"),
        (IDENTITY + "Q", "1 letters are too many"),
        (IDENTITY.replace("GFPQ4", "GFPO4"), "group 17"),
        (IDENTITY.replace("AGE-", "AGE "), "group 1"),
        (IDENTITY.replace("Q4EGAEX", "Q4EGAEQ"), "group by group"),
        ("", "74 letters are missing"),
    ],
)
def test_a_slip_is_told_with_its_place_and_without_the_key(words: str, where: str) -> None:
    with pytest.raises(Refused, match=where) as caught:
        typed(words)
    assert IDENTITY[20:30] not in caught.value.message


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("clinic"))


@pytest.fixture
def made(founded: Made, tmp_path: Path) -> Made:
    return founded.copied(tmp_path)


def test_no_device_is_let_in_before_the_sheet_was_tried(made: Made) -> None:
    clinic = made.clinic.resign(recovery_tested_at=None, devices=())
    with pytest.raises(Refused, match="Test the recovery sheet"):
        enrol_device(clinic, "tablet-1", PUBLIC_KEY)
    with pytest.raises(Refused, match="earlier one or another"):
        try_sheet(clinic, IDENTITY)
    clinic = try_sheet(clinic, " ".join(groups(made.founded.recovery)))
    assert enrol_device(clinic, "tablet-1", PUBLIC_KEY).manifest.device_key("tablet-1")


def test_a_new_clinic_has_not_tried_its_sheet(made: Made) -> None:
    assert made.founded.clinic.manifest.recovery_tested_at is None


def test_trying_the_sheet_really_opens_the_clinics_keys(made: Made) -> None:
    made.premises.registry.wrap_for_recovery({})
    with pytest.raises(Damaged, match="do not open with this sheet"):
        try_sheet(made.clinic, made.founded.recovery)


def test_when_every_passphrase_is_forgotten_the_sheet_lets_new_people_in(made: Made) -> None:
    before = sealed_for(made.clinic)
    found = recover(made.clinic, made.founded.recovery, NEXT, NEXT_WORDS)
    premises, manifest = made.premises, found.clinic.manifest
    new = sign_in(premises.registry, manifest, NEXT.id, NEXT_WORDS, premises.clock)
    assert found.index_kept
    assert new.secrets.index == made.founded.secrets.index
    after = sealed_for(found.clinic)
    for envelope in (before, after):
        assert unseal(envelope, new.secrets.epochs)
    assert [person.id for person in manifest.staff] == [NEXT.id]
    assert premises.registry.find(NURSE.id) is None
    with pytest.raises(Refused, match="not sealed to this key"):
        unseal(after, [made.founded.recovery])
    assert unseal(after, [found.recovery])
    assert manifest.device_key("tablet-1") == PUBLIC_KEY


def test_a_new_sheet_wants_a_new_test_and_the_old_one_is_no_longer_taken(made: Made) -> None:
    found = recover(made.clinic, made.founded.recovery, NEXT, NEXT_WORDS)
    with pytest.raises(Refused, match="Test the recovery sheet"):
        enrol_device(found.clinic, "tablet-2", PUBLIC_KEY)
    with pytest.raises(Refused, match="an earlier one"):
        try_sheet(found.clinic, made.founded.recovery)
    assert try_sheet(found.clinic, found.recovery).manifest.recovery_tested_at


def test_when_the_database_is_lost_the_intakes_come_back_and_the_index_does_not(
    made: Made, tmp_path: Path
) -> None:
    before = sealed_for(made.clinic)
    empty = premises_in(tmp_path / "anew")
    found = recover(
        replace(made.clinic, premises=replace(empty, membership=made.premises.membership)),
        made.founded.recovery,
        NEXT,
        NEXT_WORDS,
    )
    assert not found.index_kept
    assert unseal(before, found.secrets.epochs)


def test_what_came_back_is_counted(made: Made) -> None:
    found = recover(made.clinic, made.founded.recovery, NEXT, NEXT_WORDS)
    ours = Received("1", "intake", "tablet-1", 1, sealed_bytes(made.clinic), SEALED_AT)
    foreign = replace(ours, id="2", body=b"no envelope")
    assert reach([ours, foreign], found.secrets) == (1, 1)


def test_earlier_people_can_be_added_again_under_another_id_alone(made: Made) -> None:
    found = recover(made.clinic, made.founded.recovery, NEXT, NEXT_WORDS)
    with pytest.raises(Refused, match="nurse-1 already"):
        add_person(found.clinic, NURSE, NURSE_WORDS, found.secrets)
