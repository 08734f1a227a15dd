"""How an exchange stands is told to IT in a sentence that says what to do."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.outside.exchange.desk import ExchangeDesk
from kiosk.outside.exchange.standing import exchange_status
from kiosk.outside.exchange.tablet import FolderInbox
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.staff.status import ExchangeStatus
from tests.envelopes import sealed

CLINIC = "invented-clinic"
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    ExchangeDesk(made, CLINIC, MemoryInbox(FixedClock()), MemoryMembership()).begin()
    return made


def put(folder: Path, device: str, minutes_ago: int) -> None:
    """Have a tablet put an envelope there, so many minutes ago."""
    FolderInbox(folder, CLINIC, device).deliver(sealed(device=device))
    since = (NOW - timedelta(minutes=minutes_ago)).timestamp()
    (file,) = folder.glob(f"devices/{device}/*.intake")
    os.utime(file, (since, since))


def test_an_empty_one_is_well(folder: Path) -> None:
    assert exchange_status(folder, CLINIC, NOW) == ExchangeStatus(str(folder))


def test_what_waits_for_a_desk_is_counted_and_too_long_is_told(folder: Path) -> None:
    put(folder, "tablet-1", 3)
    put(folder, "tablet-2", 14)
    found = exchange_status(folder, CLINIC, NOW)
    assert (found.waiting, found.oldest) == (2, NOW - timedelta(minutes=14))
    assert not found.problem
    late = exchange_status(folder, CLINIC, NOW + timedelta(minutes=2))
    assert "no desk takes what waits there (2)" in late.problem
    assert "exchange_folder" in late.problem


def test_what_was_set_aside_is_told(folder: Path) -> None:
    (folder / "set-aside" / "tablet-1 holiday.jpg").write_bytes(b"picture")
    found = exchange_status(folder, CLINIC, NOW)
    assert found.set_aside == 1
    assert "set-aside: damaged or foreign files (1)" in found.problem


def test_one_that_is_away_or_another_clinics_is_told(folder: Path, tmp_path: Path) -> None:
    away = exchange_status(tmp_path / "away", CLINIC, NOW)
    assert "plug the stick in" in away.problem
    assert "another clinic's" in exchange_status(folder, "another-clinic", NOW).problem
