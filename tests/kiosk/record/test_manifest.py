"""A manifest is the root's word, whole, and never an older one."""

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.record.canonical import canonical
from kiosk.record.enrolment import (
    DEVICE_FILE,
    Enrolment,
    accept_manifest,
    held_manifest,
    read_enrolment,
    write_enrolment,
)
from kiosk.record.manifest import (
    Device,
    Manifest,
    Person,
    Recipient,
    key_id,
    read_manifest,
    sign_manifest,
)
from tests.envelopes import PUBLIC_KEY, RECIPIENTS

ROOT = Ed25519PrivateKey.generate()
ROOT_PUBLIC = ROOT.public_key().public_bytes_raw()
NOT_AFTER = datetime(2027, 3, 2, tzinfo=UTC)
KEY = base64.b64encode(PUBLIC_KEY).decode()
MANIFEST = Manifest(
    clinic="invented-clinic",
    name="Invented Clinic",
    version=3,
    not_after=NOT_AFTER,
    recipients=(
        Recipient(kid=key_id(RECIPIENTS[0]), role="epoch", age=RECIPIENTS[0]),
        Recipient(kid=key_id(RECIPIENTS[1]), role="recovery", age=RECIPIENTS[1]),
    ),
    devices=(
        Device(id="tablet-1", public_key=KEY),
        Device(id="tablet-2", public_key=KEY, revoked=True),
    ),
    people=(
        Person(id="nurse-1", name="Nurse (invented)", role="RN", public_key=KEY, age=RECIPIENTS[0]),
    ),
)
SIGNED = sign_manifest(MANIFEST, ROOT)
ENROLMENT = Enrolment(
    device="tablet-1", clinic="invented-clinic", root=base64.b64encode(ROOT_PUBLIC).decode()
)


def version(number: int, **changes: object) -> bytes:
    return sign_manifest(MANIFEST.model_copy(update={"version": number, **changes}), ROOT)


@pytest.mark.parametrize(
    ("role", "reviews", "manages"),
    [
        ("nurse", True, False),
        ("clinician", True, False),
        ("admin", False, True),
        ("nurse+admin", True, True),
        ("RN", False, False),
    ],
)
def test_a_role_says_who_reviews_and_who_runs_the_clinic(
    role: str, reviews: bool, manages: bool
) -> None:
    person = MANIFEST.people[0].model_copy(update={"role": role})
    assert (person.may_review, person.may_manage) == (reviews, manages)


def test_what_the_root_signed_is_read() -> None:
    assert read_manifest(SIGNED, ROOT_PUBLIC, clinic="invented-clinic", at_least=3) == MANIFEST


@given(st.integers(0, len(SIGNED) - 2), st.integers(0, 7))
@example(SIGNED.index(b'Z"'), 5)  # the same moment, written in another way
@example(SIGNED.index(b'=="') - 1, 0)  # bits of base64 that no byte needs
def test_an_altered_manifest_is_never_read_as_another(position: int, bit: int) -> None:
    altered = SIGNED[:position] + bytes([SIGNED[position] ^ 1 << bit]) + SIGNED[position + 1 :]
    with pytest.raises(Damaged):
        read_manifest(altered, ROOT_PUBLIC)


def test_an_unsigned_manifest_and_one_of_another_root_are_damaged() -> None:
    content = json.loads(SIGNED)
    del content["sig"]
    for data in (canonical(content), sign_manifest(MANIFEST, Ed25519PrivateKey.generate()), b""):
        with pytest.raises(Damaged, match="root"):
            read_manifest(data, ROOT_PUBLIC)


def test_an_older_manifest_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        read_manifest(SIGNED, ROOT_PUBLIC, at_least=4)
    assert caught.value.code == "older-manifest"


def test_another_clinics_manifest_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        read_manifest(SIGNED, ROOT_PUBLIC, clinic="another")
    assert caught.value.code == "other-clinic"


def test_an_expired_manifest_still_says_whom_to_seal_for() -> None:
    manifest = read_manifest(SIGNED, ROOT_PUBLIC)
    assert not manifest.expired(NOT_AFTER)
    assert manifest.expired(NOT_AFTER + timedelta(seconds=1))
    assert manifest.seal_to == RECIPIENTS


def test_only_those_who_belong_have_a_key() -> None:
    assert MANIFEST.device_key("tablet-1") == PUBLIC_KEY
    assert MANIFEST.person_key("nurse-1") == PUBLIC_KEY
    for code, ask in {
        "revoked-device": lambda: MANIFEST.device_key("tablet-2"),
        "unknown-device": lambda: MANIFEST.device_key("tablet-3"),
        "unknown-person": lambda: MANIFEST.person_key("nurse-2"),
    }.items():
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.code == code


def test_a_device_keeps_its_enrolment_and_takes_newer_manifests_only(tmp_path: Path) -> None:
    write_enrolment(tmp_path, ENROLMENT)
    assert read_enrolment(tmp_path) == ENROLMENT
    assert accept_manifest(tmp_path, ENROLMENT, SIGNED) == MANIFEST
    newer = version(4, devices=())
    accept_manifest(tmp_path, ENROLMENT, newer)
    with pytest.raises(Refused, match="version 3"):
        accept_manifest(tmp_path, ENROLMENT, SIGNED)
    with pytest.raises(Damaged):
        accept_manifest(tmp_path, ENROLMENT, newer.replace(b"Invented", b"Imagined"))
    assert held_manifest(tmp_path, ENROLMENT).version == 4


def test_a_device_without_papers_is_refused_with_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"device\.json"):
        read_enrolment(tmp_path)
    with pytest.raises(Refused, match=r"manifest\.json"):
        held_manifest(tmp_path, ENROLMENT)


def test_a_broken_device_file_is_damaged_and_names_the_field(tmp_path: Path) -> None:
    (tmp_path / DEVICE_FILE).write_text('{"device": "tablet-1", "clinic": "c", "root": "short"}')
    with pytest.raises(Damaged, match="root"):
        read_enrolment(tmp_path)


def test_a_disk_that_refuses_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / DEVICE_FILE).mkdir()
    with pytest.raises(Unavailable, match=r"device\.json"):
        read_enrolment(tmp_path)
    with pytest.raises(Unavailable, match=r"device\.json"):
        write_enrolment(tmp_path / "missing", ENROLMENT)


def test_what_a_revoked_device_sealed_before_still_counts() -> None:
    stolen = Device(id="tablet-3", public_key=KEY, revoked=True, last_seq=7)
    manifest = read_manifest(version(4, devices=(stolen,)), ROOT_PUBLIC)
    assert manifest.device_key("tablet-3", 7) == PUBLIC_KEY
    for seq in (8, None):
        with pytest.raises(Refused, match="revoked"):
            manifest.device_key("tablet-3", seq)


def test_what_a_leaver_signed_before_leaving_still_counts() -> None:
    left = MANIFEST.people[0].model_copy(update={"revoked_at": NOT_AFTER})
    manifest = read_manifest(version(4, people=(left,)), ROOT_PUBLIC)
    assert manifest.staff == ()
    assert manifest.person_key("nurse-1", NOT_AFTER) == PUBLIC_KEY
    for at in (NOT_AFTER + timedelta(seconds=1), None):
        with pytest.raises(Refused, match="left"):
            manifest.person_key("nurse-1", at)


def test_a_field_of_a_later_version_is_refused_with_the_remedy_and_the_held_one_stays(
    tmp_path: Path,
) -> None:
    content = json.loads(version(4)) | {"quorum": 2}
    del content["sig"]
    signature = base64.b64encode(ROOT.sign(canonical(content))).decode()
    later = canonical({**content, "sig": signature})
    accept_manifest(tmp_path, ENROLMENT, SIGNED)
    with pytest.raises(Refused, match="at quorum: update"):
        accept_manifest(tmp_path, ENROLMENT, later)
    assert held_manifest(tmp_path, ENROLMENT).version == 3


def test_whoever_runs_the_database_or_the_network_cannot_put_a_key_of_their_own_in(
    tmp_path: Path,
) -> None:
    """Other recipient, other signature, both, a copied signature, a root of their own."""
    accept_manifest(tmp_path, ENROLMENT, SIGNED)
    theirs = Ed25519PrivateKey.generate()
    key = str(pyrage.x25519.Identity.generate().to_public())
    recipients = (Recipient(kid=key_id(key), role="epoch", age=key),)
    swapped = MANIFEST.model_copy(update={"recipients": recipients, "version": 4})
    copied = canonical(json.loads(sign_manifest(swapped, theirs)) | {"sig": signature_of(SIGNED)})
    added = SIGNED.replace(b'"recipients":[', b'"recipients":[' + recipients_of(swapped) + b",")
    for forged in (
        SIGNED.replace(RECIPIENTS[0].encode(), key.encode()),
        copied,
        added,
        sign_manifest(swapped, theirs),
    ):
        with pytest.raises(Damaged):
            accept_manifest(tmp_path, ENROLMENT, forged)
    assert held_manifest(tmp_path, ENROLMENT).seal_to == RECIPIENTS


def signature_of(signed: bytes) -> str:
    return str(json.loads(signed)["sig"])


def recipients_of(manifest: Manifest) -> bytes:
    return canonical(manifest.recipients[0].model_dump())
