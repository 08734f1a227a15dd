"""The staff's PIN: only its hash is kept, and each wrong one doubles the wait for the next."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import Damaged, Refused
from kiosk.outside.pretend import FixedClock
from kiosk.staff.pin import LONGEST_WAIT, StaffPin

PIN = "240611"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def pin(tmp_path: Path, clock: FixedClock) -> StaffPin:
    pin = StaffPin(tmp_path, clock)
    pin.choose(PIN)
    return pin


def test_the_right_pin_opens_with_or_without_the_readers_line_break(pin: StaffPin) -> None:
    assert pin.opens(PIN)
    assert pin.opens(f"{PIN}\n")


def test_before_one_is_set_nothing_opens(tmp_path: Path, clock: FixedClock) -> None:
    bare = StaffPin(tmp_path, clock)
    assert not bare.is_set
    assert not bare.opens("")


@pytest.mark.parametrize("short", ["", "12345", "111111", "     1"])
def test_what_guards_nothing_is_refused(pin: StaffPin, short: str) -> None:
    with pytest.raises(Refused, match="at least 6 characters"):
        pin.choose(short)
    assert pin.opens(PIN)


def test_neither_the_pin_nor_a_plain_hash_of_it_is_on_the_disk(
    pin: StaffPin, tmp_path: Path
) -> None:
    assert pin.opens(PIN)
    assert not pin.opens("777888")
    for file in tmp_path.iterdir():
        assert PIN not in file.read_text()
        assert "777888" not in file.read_text()
    first = (tmp_path / "staff-pin.json").read_text()
    pin.choose(PIN)
    assert (tmp_path / "staff-pin.json").read_text() != first, "salted"
    assert (tmp_path / "staff-pin.json").stat().st_mode & 0o077 == 0


def test_each_wrong_pin_doubles_the_wait_up_to_five_minutes(
    pin: StaffPin, clock: FixedClock
) -> None:
    waits = []
    for _ in range(12):
        assert not pin.opens("000001")
        waits.append(pin.wait())
        clock.advance(pin.wait())
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert pin.opens(PIN)
    assert pin.wait() == 0
    assert not pin.opens("000001")
    assert pin.wait() == 1, "the right one starts the count anew"


def test_too_early_a_try_is_neither_looked_at_nor_counted(pin: StaffPin, clock: FixedClock) -> None:
    assert not pin.opens("000001")
    assert not pin.opens(PIN)
    assert pin.wait() == 1
    clock.advance(1)
    assert pin.opens(PIN)


@settings(deadline=None)  # each writes a file
@given(st.floats(-1e8, -1))
def test_a_clock_set_back_locks_nobody_out_for_longer_than_the_wait(back: float) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock()
        pin = StaffPin(Path(folder), clock)
        pin._note(type(pin._tries())(wrong=3, last=clock.now()))
        clock.advance(back)
        assert 0 < pin.wait() <= LONGEST_WAIT
        clock.advance(4)
        assert pin.wait() == 0


def test_a_new_pin_forgets_wrong_tries(pin: StaffPin) -> None:
    assert not pin.opens("000001")
    pin.choose("135790")
    assert pin.opens("135790")
    assert not pin.opens(PIN)


def test_a_damaged_file_opens_nothing_and_says_what_to_do(pin: StaffPin, tmp_path: Path) -> None:
    (tmp_path / "staff-pin.json").write_text("{}")
    with pytest.raises(Damaged, match="kiosk staff pin"):
        pin.opens(PIN)


def test_a_full_disk_still_counts_for_this_run(
    pin: StaffPin, tmp_path: Path, clock: FixedClock, expect_log
) -> None:
    expect_log("kiosk.staff.pin")
    (tmp_path / "staff-tries.part").mkdir()
    assert not pin.opens("000001")
    clock.advance(1)
    assert not pin.opens("000001")
    assert timedelta(seconds=pin.wait()) == timedelta(seconds=2)
    clock.advance(2)
    assert pin.opens(PIN)
