"""A clinic is founded, people are let in by their own words alone, devices are enrolled."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.provision import (
    Premises,
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
from tests.clinics import NURSE, NURSE_WORDS, ROOT_WORDS, Made, premises_in, sealed_for
from tests.envelopes import BUNDLE, PACK, PUBLIC_KEY, SEALED_AT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("clinic"))


@pytest.fixture(scope="module")
def nurse(made: Made) -> Iterator[SignedIn]:
    yield signed_in(made)


def signed_in(made: Made, person: str = "nurse-1", words: str = NURSE_WORDS) -> SignedIn:
    premises = made.premises
    return sign_in(premises.registry, made.clinic.manifest, person, words, premises.clock)


def elsewhere(made: Made, home: Path) -> Premises:
    return replace(made.premises, home=home)


def test_a_tablet_finds_whom_to_seal_for_under_the_pinned_root(made: Made) -> None:
    enrolment = read_enrolment(made.premises.home)
    manifest = held_manifest(made.premises.home, enrolment)
    assert (enrolment.device, enrolment.clinic) == ("tablet-1", manifest.clinic)
    assert enrolment.root_public == made.clinic.root_public
    assert manifest == made.clinic.manifest
    assert [recipient.role for recipient in manifest.recipients] == ["epoch", "recovery"]
    assert manifest.device_key("tablet-1") == PUBLIC_KEY
    assert not manifest.expired(made.premises.clock.now())


def test_every_change_makes_a_higher_version(made: Made) -> None:
    assert made.founded.clinic.manifest.version == 1
    assert made.clinic.manifest.version == 4
    assert made.premises.membership.manifests()[0] == made.clinic.signed


def test_a_nurse_opens_what_the_tablet_seals_and_so_does_the_recovery_key(
    made: Made, nurse: SignedIn
) -> None:
    envelope = sealed_for(made.clinic)
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
            signed_in(made, person, words)
        assert caught.value.code == "passphrase"
        assert words not in caught.value.message


def test_no_secret_is_in_a_file_or_in_the_registry_or_in_words(made: Made, nurse: SignedIn) -> None:
    files = [file.read_bytes() for file in made.premises.home.iterdir()]
    files += [file.read_bytes() for file in made.premises.root_folder.iterdir()]
    kept = b"".join([*files, made.stored.identity, *made.stored.wrapped.values()])
    words = f"{made.founded!r}{nurse!r}{made.clinic!r}"
    for secret in (*nurse.secrets.epochs, made.founded.recovery, ROOT_WORDS, NURSE_WORDS):
        assert secret.encode() not in kept
        assert secret not in words
    assert b"PRIVATE KEY" not in kept
    assert nurse.secrets.index not in kept


def test_the_root_can_be_taken_in_hand_again_by_its_words(made: Made) -> None:
    again = open_clinic(made.premises, ROOT_WORDS)
    assert again.manifest == made.clinic.manifest
    assert again.root_public == made.clinic.root_public


def test_the_wrong_words_or_folder_do_not_give_the_root(made: Made, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="wrong"):
        open_clinic(made.premises, "wrong words")
    with pytest.raises(Refused, match=r"root\.age"):
        open_clinic(replace(made.premises, root_folder=tmp_path), ROOT_WORDS)


def test_the_root_takes_the_latest_manifest_from_where_it_is_published(
    made: Made, tmp_path: Path
) -> None:
    again = open_clinic(elsewhere(made, tmp_path), ROOT_WORDS)
    assert again.manifest == made.clinic.manifest


def test_a_forged_manifest_in_the_database_hides_nothing_from_the_root(
    made: Made, tmp_path: Path
) -> None:
    own = replace(made.premises, home=tmp_path, membership=MemoryMembership())
    own.membership.publish(4, made.clinic.signed)
    own.membership.publish(999, made.clinic.signed.replace(b"Invented", b"Imagined"))
    assert open_clinic(own, ROOT_WORDS).manifest == made.clinic.manifest


def test_a_device_refuses_the_manifest_it_had_before(made: Made, tmp_path: Path) -> None:
    own = replace(premises_in(tmp_path), registry=made.premises.registry)
    clinic = replace(made.clinic, premises=own)
    enrolment = equip(clinic, "tablet-1")
    before = (own.home / MANIFEST_FILE).read_bytes()
    clinic.resign()
    with pytest.raises(Refused, match="version 4, version 5 is known"):
        accept_manifest(own.home, enrolment, before)
    assert held_manifest(own.home, enrolment).version == 5


def test_what_is_taken_or_unknown_is_refused(made: Made, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="device tablet-1 already"):
        enrol_device(made.clinic, "tablet-1", PUBLIC_KEY)
    with pytest.raises(Refused, match="person nurse-1 already"):
        add_person(made.clinic, NURSE, NURSE_WORDS, made.founded.secrets)
    with pytest.raises(Refused, match="a clinic already"):
        found_clinic(elsewhere(made, tmp_path), "Other", ROOT_WORDS)
    with pytest.raises(Refused, match="belongs to a clinic already"):
        other = replace(premises_in(tmp_path / "other"), membership=made.premises.membership)
        found_clinic(other, "Other", ROOT_WORDS)
    with pytest.raises(Refused, match="not enrolled"):
        equip(made.clinic, "tablet-9")


def test_short_words_are_refused_before_anything_is_made(made: Made, tmp_path: Path) -> None:
    own = premises_in(tmp_path)
    with pytest.raises(Refused, match="12 characters"):
        found_clinic(own, "Short", "short")
    assert not [*own.home.iterdir(), *own.root_folder.iterdir()]
    other = replace(NURSE, id="nurse-3")
    with pytest.raises(Refused, match="12 characters"):
        add_person(made.clinic, other, "short", made.founded.secrets)
    assert made.premises.registry.find("nurse-3") is None


def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    nowhere = replace(premises_in(tmp_path), root_folder=tmp_path / "nowhere")
    with pytest.raises(Unavailable, match="nowhere"):
        found_clinic(nowhere, "Nowhere", ROOT_WORDS)


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
    assert (
        (made.premises.root_folder / "root.age")
        .read_bytes()
        .startswith(b"age-encryption.org/v1\n-> scrypt ")
    )
