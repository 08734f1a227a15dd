"""A device takes a newer manifest from the database, and never a forged or an older one."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.app.membership import Recipients, renewed_manifest
from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.provision import rotate
from kiosk.provision.administration import known_manifest
from kiosk.record.enrolment import ROOT_FILE, held_manifest, pinned_root, read_enrolment
from kiosk.record.manifest import Recipient, key_id, sign_manifest
from tests.clinics import Made
from tests.envelopes import RECIPIENTS


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("clinic"))


@pytest.fixture
def made(founded: Made, tmp_path: Path) -> Made:
    from kiosk.provision import equip

    copied = founded.copied(tmp_path)
    equip(copied.clinic, "tablet-1")
    return copied


class Unplugged(MemoryMembership):
    """A network that is not there."""

    def manifests(self) -> list[bytes]:
        raise Unavailable("network", "the line is cut")


def renewed(made: Made, membership: MemoryMembership) -> int:
    home = made.premises.home
    return renewed_manifest(home, read_enrolment(home), membership).version


def test_a_newer_manifest_is_taken_and_kept(made: Made) -> None:
    elsewhere = MemoryMembership()
    newer = rotate(
        replace(made.clinic, premises=replace(made.premises, home=made.premises.root_folder))
    )
    elsewhere.publish(newer.manifest.version, newer.signed)
    home = made.premises.home
    recipients = Recipients(held_manifest(home, read_enrolment(home)))
    assert tuple(recipients) == made.clinic.manifest.seal_to
    assert renewed(made, elsewhere) == newer.manifest.version
    recipients.take(held_manifest(home, read_enrolment(home)))
    assert tuple(recipients) == newer.manifest.seal_to
    assert len(recipients) == 2


def test_an_older_or_the_same_one_and_no_network_change_nothing(made: Made) -> None:
    version = made.clinic.manifest.version
    older = MemoryMembership()
    older.publish(version - 1, made.founded.clinic.signed)
    for membership in (MemoryMembership(), Unplugged(), older, made.premises.membership):
        assert isinstance(membership, MemoryMembership)
        assert renewed(made, membership) == version


def test_a_forged_one_changes_nothing_and_is_logged(made: Made, expect_log) -> None:
    """The administrator of the database puts in a recipient of their own, of a higher version."""
    log = expect_log("kiosk.app.membership")
    theirs = Recipient(kid=key_id(RECIPIENTS[0]), role="epoch", age=RECIPIENTS[0])
    manifest = made.clinic.manifest.model_copy(update={"recipients": (theirs,), "version": 99})
    forged = MemoryMembership()
    forged.publish(99, sign_manifest(manifest, Ed25519PrivateKey.generate()))
    assert renewed(made, forged) == made.clinic.manifest.version
    assert "not taken: manifest" in log.text


def test_the_root_is_of_device_json_else_of_root_pub(made: Made, tmp_path: Path) -> None:
    assert pinned_root(made.premises.home) == made.clinic.root_public
    new = tmp_path / "new"
    new.mkdir()
    with pytest.raises(Refused, match=r"root\.pub"):
        pinned_root(new)
    (new / ROOT_FILE).write_text("no key")
    with pytest.raises(Damaged, match=r"root\.pub"):
        pinned_root(new)
    (new / ROOT_FILE).write_bytes((made.founded.clinic.premises.home / ROOT_FILE).read_bytes())
    assert pinned_root(new) == made.clinic.root_public
    assert known_manifest(new, made.premises.membership) == made.clinic.manifest
    with pytest.raises(Refused, match="no manifest yet"):
        known_manifest(new, MemoryMembership())
