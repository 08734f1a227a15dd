"""A clinic is founded, people are let in by their own words alone, devices are enrolled."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.outside.pretend import FixedClock, MemoryRegistry
from kiosk.ports import StoredPerson
from kiosk.provision import (
    Clinic,
    Founded,
    NewPerson,
    SignedIn,
    add_person,
    enrol_device,
    equip,
    found_clinic,
    open_clinic,
    sign_in,
)
from kiosk.provision.secrets import public, unwrap, wrap
from kiosk.record.enrolment import MANIFEST_FILE, accept_manifest, held_manifest, read_enrolment
from kiosk.record.envelope import check, parse
from kiosk.record.seal import Sealing, seal
from kiosk.record.unseal import unseal
from tests.envelopes import BUNDLE, PACK, PUBLIC_KEY, SEALED_AT

ROOT_WORDS = "invented root passphrase"
NURSE_WORDS = "invented nurse passphrase"
NURSE = NewPerson("nurse-1", "Nurse (invented)", "RN")
CLOCK = FixedClock()


class Made:
    """A clinic with one nurse and one tablet, made once: passphrases cost seconds."""

    def __init__(self, folder: Path) -> None:
        self.home, self.offline = folder / "home", folder / "offline"
        self.home.mkdir()
        self.offline.mkdir()
        self.registry = MemoryRegistry()
        self.founded: Founded = found_clinic(
            self.home,
            "Invented Clinic",
            root_folder=self.offline,
            passphrase=ROOT_WORDS,
            clock=CLOCK,
        )
        clinic = add_person(
            self.founded.clinic, self.registry, NURSE, NURSE_WORDS, self.founded.secrets
        )
        self.clinic: Clinic = enrol_device(clinic, "tablet-1", PUBLIC_KEY)
        equip(self.clinic, "tablet-1", self.home)

    @property
    def stored(self) -> StoredPerson:
        stored = self.registry.find("nurse-1")
        assert stored is not None
        return stored


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("clinic"))


@pytest.fixture(scope="module")
def nurse(made: Made) -> Iterator[SignedIn]:
    yield sign_in(made.registry, "nurse-1", NURSE_WORDS)


def test_a_tablet_finds_whom_to_seal_for_under_the_pinned_root(made: Made) -> None:
    enrolment = read_enrolment(made.home)
    manifest = held_manifest(made.home, enrolment)
    assert (enrolment.device, enrolment.clinic) == ("tablet-1", manifest.clinic)
    assert enrolment.root_public == made.clinic.root_public
    assert manifest == made.clinic.manifest
    assert [recipient.role for recipient in manifest.recipients] == ["epoch", "recovery"]
    assert manifest.device_key("tablet-1") == PUBLIC_KEY
    assert not manifest.expired(CLOCK.now())


def test_every_change_makes_a_higher_version(made: Made) -> None:
    assert made.founded.clinic.manifest.version == 1
    assert made.clinic.manifest.version == 3


def test_a_nurse_opens_what_the_tablet_seals_and_so_does_the_recovery_key(
    made: Made, nurse: SignedIn
) -> None:
    tablet = Ed25519PrivateKey.generate()
    sealing = Sealing(made.clinic.manifest.clinic, "tablet-1", tablet, made.clinic.manifest.seal_to)
    envelope = parse(
        seal(BUNDLE, sealing, kind="intake", seq=1, prev="", pack=PACK, sealed_at=SEALED_AT)
    )
    for identities in (nurse.secrets.epochs, [made.founded.recovery]):
        assert unseal(envelope, identities)["entry"] == BUNDLE["entry"]


def test_a_review_that_a_nurse_signs_is_checked_by_the_manifest(
    made: Made, nurse: SignedIn
) -> None:
    manifest = made.clinic.manifest
    sealing = Sealing(manifest.clinic, "desk-1", nurse.signing_key, manifest.seal_to, nurse.person)
    envelope = parse(
        seal(BUNDLE, sealing, kind="review", seq=1, prev="", pack=PACK, sealed_at=SEALED_AT)
    )
    check(envelope, manifest.person_key(envelope.header.person))
    assert (nurse.name, nurse.role) == (NURSE.name, NURSE.role)


def test_everybody_has_the_same_index_key(made: Made, nurse: SignedIn) -> None:
    assert nurse.secrets == made.founded.secrets
    assert len(nurse.secrets.index) == 32


def test_a_wrong_passphrase_and_an_unknown_person_are_refused_alike(made: Made) -> None:
    for person, words in (("nurse-1", "wrong words entirely"), ("nurse-2", NURSE_WORDS)):
        with pytest.raises(Refused) as caught:
            sign_in(made.registry, person, words)
        assert caught.value.code == "passphrase"
        assert words not in caught.value.message


def test_no_secret_is_in_a_file_or_in_the_registry_or_in_words(made: Made, nurse: SignedIn) -> None:
    files = [file.read_bytes() for file in made.home.iterdir()]
    files += [file.read_bytes() for file in made.offline.iterdir()]
    kept = b"".join([*files, made.stored.identity, *made.stored.wrapped.values()])
    words = f"{made.founded!r}{nurse!r}{made.clinic!r}"
    for secret in (*nurse.secrets.epochs, made.founded.recovery, ROOT_WORDS, NURSE_WORDS):
        assert secret.encode() not in kept
        assert secret not in words
    assert b"PRIVATE KEY" not in kept
    assert nurse.secrets.index not in kept


def test_the_root_can_be_taken_in_hand_again_by_its_words(made: Made) -> None:
    again = open_clinic(made.home, root_folder=made.offline, passphrase=ROOT_WORDS, clock=CLOCK)
    assert again.manifest == made.clinic.manifest
    assert again.root_public == made.clinic.root_public


def test_the_wrong_words_or_folder_do_not_give_the_root(made: Made, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="wrong"):
        open_clinic(made.home, root_folder=made.offline, passphrase="wrong words", clock=CLOCK)
    with pytest.raises(Refused, match=r"root\.age"):
        open_clinic(made.home, root_folder=tmp_path, passphrase=ROOT_WORDS, clock=CLOCK)


def test_a_device_refuses_the_manifest_it_had_before(made: Made, tmp_path: Path) -> None:
    enrolment = equip(made.clinic, "tablet-1", tmp_path)
    before = (tmp_path / MANIFEST_FILE).read_bytes()
    replace(made.clinic, home=tmp_path).resign()
    with pytest.raises(Refused, match="version 3, version 4 is known"):
        accept_manifest(tmp_path, enrolment, before)
    assert held_manifest(tmp_path, enrolment).version == 4


def test_an_id_that_is_taken_is_refused(made: Made, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="device tablet-1 already"):
        enrol_device(made.clinic, "tablet-1", PUBLIC_KEY)
    with pytest.raises(Refused, match="person nurse-1 already"):
        add_person(made.clinic, made.registry, NURSE, NURSE_WORDS, made.founded.secrets)
    with pytest.raises(Refused, match="a clinic already"):
        found_clinic(made.home, "Other", root_folder=tmp_path, passphrase=ROOT_WORDS, clock=CLOCK)
    with pytest.raises(Refused, match="not enrolled"):
        equip(made.clinic, "tablet-9", tmp_path)


def test_short_words_are_refused_before_anything_is_made(made: Made, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="12 characters"):
        found_clinic(tmp_path, "Short", root_folder=tmp_path, passphrase="short", clock=CLOCK)
    assert not list(tmp_path.iterdir())
    other = replace(NURSE, id="nurse-3")
    with pytest.raises(Refused, match="12 characters"):
        add_person(made.clinic, made.registry, other, "short", made.founded.secrets)
    assert made.registry.find("nurse-3") is None


def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="nowhere"):
        found_clinic(
            tmp_path,
            "Nowhere",
            root_folder=tmp_path / "nowhere",
            passphrase=ROOT_WORDS,
            clock=CLOCK,
        )


def test_keys_that_were_swapped_in_the_database_are_damaged(made: Made) -> None:
    identity = str(pyrage.x25519.Identity.generate())
    wrapped = wrap(made.founded.secrets, public(identity))
    assert unwrap(wrapped, identity) == made.founded.secrets
    epoch = next(name for name in wrapped if name.startswith("epoch:"))
    without_index = {epoch: wrapped[epoch]}
    renamed = {"index": wrapped["index"], "epoch:0123456789abcdef": wrapped[epoch]}
    garbled = {**wrapped, epoch: wrapped[epoch][:-1]}
    anothers = wrap(made.founded.secrets, public(str(pyrage.x25519.Identity.generate())))
    for changed in (without_index, renamed, garbled, anothers):
        with pytest.raises(Damaged, match="wrap them anew"):
            unwrap(changed, identity)


def test_the_root_file_is_a_plain_age_file(made: Made) -> None:
    assert (made.offline / "root.age").read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
