"""Files are renamed and removed though a virus scanner of Windows reads them for a moment."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.durable import despite_readers, put_in_place, take_away


def refused(times: int) -> Callable[[], None]:
    """Return an act that Windows refuses so often: tries are counted by taking away."""
    refusals = [PermissionError("in use")] * times

    def act() -> None:
        if refusals:
            raise refusals.pop()

    return act


def test_what_is_refused_for_a_moment_is_done_after_it() -> None:
    despite_readers(refused(2), pauses=(0, 0))


def test_what_stays_refused_is_told_and_not_tried_for_ever() -> None:
    with pytest.raises(PermissionError):
        despite_readers(refused(3), pauses=(0, 0))


def test_another_fault_of_the_disk_is_told_at_once() -> None:
    tried = []

    def full() -> None:
        tried.append(1)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        despite_readers(full, pauses=(0, 0))
    assert len(tried) == 1


def test_a_file_takes_the_place_of_another_and_goes_whether_it_is_there_or_not(
    tmp_path: Path,
) -> None:
    part, file = tmp_path / "x.part", tmp_path / "x"
    part.write_text("new")
    file.write_text("old")
    put_in_place(part, file)
    assert (file.read_text(), part.exists()) == ("new", False)
    take_away(file)
    take_away(file)
    assert not file.exists()
