"""The two files of an unfinished visit: read by this device alone, whole or not at all."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Unavailable
from kiosk.outside.draft_file import DRAFT_FILE, DRAFT_KEY_FILE, DraftFile

KEY = Ed25519PrivateKey.generate()
DRAFT = b"a small draft"


def store(home: Path, key: Ed25519PrivateKey | None = KEY, device: str = "tablet-1") -> DraftFile:
    return DraftFile(home, device, key)


def names(home: Path) -> set[str]:
    return {file.name for file in home.iterdir()}


def test_the_last_draft_is_read_by_the_next_process(tmp_path: Path) -> None:
    first = store(tmp_path)
    assert first.get() is None
    first.put(b"earlier")
    first.put(DRAFT)
    assert store(tmp_path).get() == DRAFT


def test_both_files_are_for_their_owner_alone_and_hold_no_word(tmp_path: Path) -> None:
    store(tmp_path).put(DRAFT)
    assert names(tmp_path) == {DRAFT_FILE, DRAFT_KEY_FILE}
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert b"draft" not in file.read_bytes()
        assert KEY.private_bytes_raw() not in file.read_bytes()


def test_a_process_that_goes_on_with_a_draft_keeps_it_under_the_same_key(tmp_path: Path) -> None:
    store(tmp_path).put(DRAFT)
    kept = (tmp_path / DRAFT_KEY_FILE).read_bytes()
    again = store(tmp_path)
    again.get()
    again.put(b"a tap later")
    assert (tmp_path / DRAFT_KEY_FILE).read_bytes() == kept
    assert store(tmp_path).get() == b"a tap later"


def test_nothing_is_left_of_what_was_dropped_and_the_next_visit_has_another_key(
    tmp_path: Path,
) -> None:
    first = store(tmp_path)
    first.put(DRAFT)
    before = (tmp_path / DRAFT_KEY_FILE).read_bytes()
    (tmp_path / "visit.part").write_bytes(b"what a power cut left")
    first.drop()
    assert names(tmp_path) == set()
    first.drop()
    first.put(DRAFT)
    after = (tmp_path / DRAFT_KEY_FILE).read_bytes()
    assert before != after
    (tmp_path / DRAFT_KEY_FILE).write_bytes(before)
    with pytest.raises(Damaged):
        store(tmp_path).get()


@pytest.mark.parametrize("name", [DRAFT_FILE, DRAFT_KEY_FILE])
def test_no_changed_byte_and_no_cut_is_taken_for_a_draft(tmp_path: Path, name: str) -> None:
    store(tmp_path).put(DRAFT)
    file = tmp_path / name
    good = file.read_bytes()
    for place in range(len(good)):
        file.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        with pytest.raises(Damaged):
            store(tmp_path).get()
        file.write_bytes(good[:place])
        with pytest.raises(Damaged):
            store(tmp_path).get()
    file.write_bytes(good)
    assert store(tmp_path).get() == DRAFT


def test_another_devices_key_or_name_opens_nothing(tmp_path: Path) -> None:
    store(tmp_path).put(DRAFT)
    with pytest.raises(Damaged):
        store(tmp_path, Ed25519PrivateKey.generate()).get()
    with pytest.raises(Damaged):
        store(tmp_path, device="tablet-2").get()


def test_a_draft_without_its_key_file_is_damaged(tmp_path: Path) -> None:
    store(tmp_path).put(DRAFT)
    (tmp_path / DRAFT_KEY_FILE).unlink()
    with pytest.raises(Damaged, match=r"visit\.key"):
        store(tmp_path).get()


def test_while_the_devices_key_is_locked_the_draft_waits(tmp_path: Path) -> None:
    store(tmp_path).put(DRAFT)
    locked = store(tmp_path, None)
    assert not locked.is_open
    with pytest.raises(Unavailable, match="unlock"):
        locked.get()
    assert store(tmp_path).get() == DRAFT
    assert store(tmp_path / "elsewhere", None).get() is None


def test_a_disk_that_refuses_is_told_and_leaves_the_draft_before(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    kept = store(home)
    kept.put(DRAFT)
    (home / "visit.part").mkdir()  # stands where the new file would be written
    with pytest.raises(Unavailable, match=r"visit\.draft"):
        kept.put(b"a tap later")
    (home / "visit.part").rmdir()
    assert store(home).get() == DRAFT
    home.rename(tmp_path / "gone")
    with pytest.raises(Unavailable):
        kept.put(b"a tap later")
