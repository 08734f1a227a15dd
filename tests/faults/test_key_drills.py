"""Every key of the clinic, one by one: it is lost, it is stolen; what then, and what then not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Refused
from kiosk.outside.draft_file import DRAFT_KEY_FILE, DraftFile
from kiosk.ports import Received
from kiosk.provision import (
    NewPerson,
    SignedIn,
    add_person,
    enrol_device,
    equip,
    found_clinic,
    open_clinic,
    recover,
    revoke_device,
    revoke_person,
    rotate,
    sign_in,
    try_sheet,
)
from kiosk.provision.clinic import ROOT_KEY_FILE, Clinic, recipient
from kiosk.provision.recovery import new_sheet
from kiosk.provision.secrets import new_identity
from kiosk.record.enrolment import accept_manifest
from kiosk.record.envelope import Envelope, parse
from kiosk.record.seal import Sealing, seal
from kiosk.record.unseal import unseal
from kiosk.review.opening import check_envelope
from tests.clinics import NURSE_WORDS, ROOT_WORDS, Made, premises_in, sealed_bytes, sealed_for
from tests.envelopes import BUNDLE, PACK, PUBLIC_KEY, SEALED_AT

SECOND = NewPerson("nurse-2", "Otto Erfunden", "nurse")
SECOND_WORDS = "orchard needle violet"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = Made(tmp_path_factory.mktemp("clinic"))
    made.clinic = add_person(made.clinic, SECOND, SECOND_WORDS, made.founded.secrets)
    return made


@pytest.fixture
def made(founded: Made, tmp_path: Path) -> Made:
    return founded.copied(tmp_path)


def nurse(made: Made, clinic: Clinic, person: str = "nurse-1") -> SignedIn:
    premises = made.premises
    words = NURSE_WORDS if person == "nurse-1" else SECOND_WORDS
    return sign_in(premises.registry, clinic.manifest, person, words, premises.clock)


def opens(envelope: Envelope, identities: Sequence[str]) -> bool:
    try:
        return bool(unseal(envelope, identities))
    except Refused:
        return False


def arrived(data: bytes) -> Received:
    envelope = parse(data)
    header = envelope.header
    return Received(envelope.id, header.kind, header.device, header.seq, data, SEALED_AT)


def test_the_root_is_lost(made: Made, tmp_path: Path) -> None:
    """Everything goes on; nobody can be let in or out; a new root opens nothing old, people do."""
    envelope = sealed_for(made.clinic)
    old = nurse(made, made.clinic)
    with pytest.raises(Refused, match=r"root\.age"):
        open_clinic(replace(made.premises, root_folder=tmp_path / "empty"), ROOT_WORDS)
    assert opens(envelope, old.secrets.epochs)
    late = made.clinic.manifest.not_after + timedelta(days=1)
    assert made.clinic.manifest.expired(late)
    assert made.clinic.manifest.seal_to
    anew = found_clinic(premises_in(tmp_path / "anew"), "Invented Clinic", ROOT_WORDS)
    assert anew.clinic.manifest.clinic != made.clinic.manifest.clinic
    assert opens(envelope, old.secrets.epochs)
    assert opens(envelope, [made.founded.recovery])


def test_the_root_is_stolen_without_its_passphrase(made: Made) -> None:
    stolen = (made.founded.clinic.premises.root_folder / ROOT_KEY_FILE).read_bytes()
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(stolen, "guess")
    assert b"PRIVATE KEY" not in stolen


def test_the_root_is_stolen_with_its_passphrase(made: Made, tmp_path: Path) -> None:
    """The thief can name a recipient of their own: a new root, pinned anew, ends it."""
    theirs = new_identity()
    manifest = made.clinic.manifest
    recipients = (*manifest.recipients, recipient(theirs, "epoch"))
    stolen = made.clinic.resign(recipients=recipients)
    assert opens(sealed_for(stolen), [theirs])
    assert not opens(sealed_for(made.clinic), [theirs])
    anew = found_clinic(premises_in(tmp_path / "anew"), "Invented Clinic", ROOT_WORDS)
    clinic = enrol_device(try_sheet(anew.clinic, anew.recovery), "tablet-1b", PUBLIC_KEY)
    enrolment = equip(clinic, "tablet-1b")
    with pytest.raises(Damaged):
        accept_manifest(clinic.premises.home, enrolment, stolen.signed)
    assert not opens(sealed_for(clinic), [theirs])


def test_the_recovery_sheet_is_lost(made: Made) -> None:
    """Nothing is lost with it; a person and the root make a new one."""
    before = sealed_for(made.clinic)
    clinic, recovery = new_sheet(made.clinic, nurse(made, made.clinic).secrets)
    clinic = try_sheet(clinic, recovery)
    after = sealed_for(clinic)
    secrets = nurse(made, clinic).secrets
    assert opens(before, secrets.epochs)
    assert opens(after, secrets.epochs)
    assert opens(after, [recovery])


def test_the_recovery_sheet_is_stolen(made: Made) -> None:
    """What was sealed so far is open to the thief; what is sealed after a new sheet is not."""
    assert opens(sealed_for(made.clinic), [made.founded.recovery])
    clinic, _ = new_sheet(made.clinic, nurse(made, made.clinic).secrets)
    assert not opens(sealed_for(clinic), [made.founded.recovery])


def test_the_epoch_keys_are_lost_with_the_database(made: Made, tmp_path: Path) -> None:
    before = sealed_for(made.clinic)
    empty = replace(made.clinic, premises=premises_in(tmp_path / "empty"))
    person = NewPerson("ada-2", "Ada Invented", "admin")
    found = recover(empty, made.founded.recovery, person, SECOND_WORDS)
    assert opens(before, found.secrets.epochs)
    assert opens(sealed_for(found.clinic), found.secrets.epochs)


def test_an_epoch_key_is_stolen(made: Made) -> None:
    (stolen,) = made.founded.secrets.epochs
    assert opens(sealed_for(made.clinic), [stolen])
    assert not opens(sealed_for(rotate(made.clinic)), [stolen])


def test_a_persons_passphrase_is_lost(made: Made) -> None:
    """The others let them in again, under another id; nothing else changes."""
    envelope = sealed_for(made.clinic)
    clinic = revoke_person(made.clinic, "nurse-2")
    again = NewPerson("nurse-2b", SECOND.name, "nurse")
    clinic = add_person(clinic, again, SECOND_WORDS, nurse(made, clinic).secrets)
    assert opens(envelope, nurse(made, clinic, "nurse-2b").secrets.epochs)


def test_a_persons_passphrase_is_stolen(made: Made) -> None:
    """Revoked, the thief opens nothing new and signs nothing that counts."""
    thief = nurse(made, made.clinic, "nurse-2")
    manifest = made.clinic.manifest
    good = arrived(review(thief, manifest.seal_to, manifest.clinic))
    clinic = revoke_person(made.clinic, "nurse-2")
    assert not opens(sealed_for(clinic), thief.secrets.epochs)
    at = clinic.manifest.person("nurse-2").revoked_at
    assert at
    late = replace(good, received_at=at + timedelta(seconds=1))
    assert check_envelope(replace(good, received_at=at), clinic.manifest)
    with pytest.raises(Refused, match="has left"):
        check_envelope(late, clinic.manifest)


def review(person: SignedIn, recipients: Sequence[str], clinic: str) -> bytes:
    sealing = Sealing(clinic, "desk-1", person.signing_key, recipients, person.person)
    return seal(BUNDLE, sealing, kind="review", seq=1, prev="", pack=PACK, sealed_at=SEALED_AT)


def test_a_devices_key_is_lost(made: Made) -> None:
    """It goes on with a key for the run: that is kept, told apart, and opens all the same."""
    manifest = made.clinic.manifest
    sealing = Sealing(manifest.clinic, "tablet-1", Ed25519PrivateKey.generate(), manifest.seal_to)
    data = seal(BUNDLE, sealing, kind="intake", seq=1, prev="", pack=PACK, sealed_at=SEALED_AT)
    with pytest.raises(Damaged, match="not its sender"):
        check_envelope(arrived(data), manifest)
    assert opens(parse(data), nurse(made, made.clinic).secrets.epochs)


def test_a_devices_key_is_stolen(made: Made) -> None:
    """Until it is revoked the thief can send; they can never read, and what came before counts."""
    before, after = (arrived(sealed_bytes(made.clinic, seq=seq)) for seq in (7, 8))
    clinic = revoke_device(made.clinic, "tablet-1", 7)
    assert check_envelope(before, clinic.manifest)
    with pytest.raises(Refused, match="revoked"):
        check_envelope(after, clinic.manifest)


def test_a_drafts_key_is_lost(tmp_path: Path) -> None:
    """The unfinished visit is lost with it; the next one is kept as ever."""
    key = Ed25519PrivateKey.generate()
    DraftFile(tmp_path, "tablet-1", key).put(b"an unfinished visit")
    (tmp_path / DRAFT_KEY_FILE).unlink()
    after = DraftFile(tmp_path, "tablet-1", key)
    with pytest.raises(Damaged):
        after.get()
    after.drop()
    after.put(b"the next")
    assert DraftFile(tmp_path, "tablet-1", key).get() == b"the next"


def test_a_drafts_key_is_stolen(tmp_path: Path) -> None:
    """With both files, and no device key, the thief has nothing; with it, that one visit."""
    key, thieves = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    DraftFile(tmp_path, "tablet-1", key).put(b"an unfinished visit")
    with pytest.raises(Damaged):
        DraftFile(tmp_path, "tablet-1", thieves).get()
    stolen = (tmp_path / DRAFT_KEY_FILE).read_bytes()
    tablet = DraftFile(tmp_path, "tablet-1", key)
    assert tablet.get() == b"an unfinished visit"
    tablet.drop()
    tablet.put(b"the next")
    (tmp_path / DRAFT_KEY_FILE).write_bytes(stolen)
    with pytest.raises(Damaged):
        DraftFile(tmp_path, "tablet-1", key).get()


def test_the_index_key_is_lost_with_the_database(made: Made, tmp_path: Path) -> None:
    """Intakes open all the same; desks make the archive anew, and that is told."""
    before = sealed_for(made.clinic)
    empty = replace(made.clinic, premises=premises_in(tmp_path / "empty"))
    person = NewPerson("ada-2", "Ada Invented", "admin")
    found = recover(empty, made.founded.recovery, person, SECOND_WORDS)
    assert not found.index_kept
    assert opens(before, found.secrets.epochs)
