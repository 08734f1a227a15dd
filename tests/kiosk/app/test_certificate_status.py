"""IT is told in time that a device's certificate ends, and what to type."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.address import CERTIFICATE
from kiosk.app.certificate_status import with_certificate
from kiosk.provision.certificates import issue
from kiosk.settings import Settings
from kiosk.staff.status import DeviceStatus

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
DEVICE = DeviceStatus("tablet-1", "present")
SERVER = Settings(inbox="postgresql://db.clinic/kiosk")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A device's home with a certificate for a hundred days."""
    issued = issue(Ed25519PrivateKey.generate(), "tablet-1", "device", NOW, 100)
    (tmp_path / "database").mkdir()
    (tmp_path / "database" / CERTIFICATE).write_bytes(issued.certificate)
    return tmp_path


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, ""),
        (69, ""),
        (71, "The certificate for the database ends on 2026-06-10: have IT run"),
        (101, "has ended on 2026-06-10, and nothing reaches the inbox"),
    ],
)
def test_a_month_before_it_ends_and_after_it_is_told(home: Path, days: int, words: str) -> None:
    found = with_certificate(DEVICE, home, SERVER, NOW + timedelta(days=days))
    assert found.certificate_until == "2026-06-10T10:00:00+00:00"
    assert bool(found.certificate_problem) == bool(words)
    assert words in found.certificate_problem
    if words:
        assert "kiosk clinic database admit" in found.certificate_problem
        assert "tablet-1" in found.certificate_problem
        assert str(home / "database") in found.certificate_problem


def test_one_that_is_missing_is_told(tmp_path: Path) -> None:
    found = with_certificate(DEVICE, tmp_path, SERVER, NOW)
    assert "no certificate of this device" in found.certificate_problem
    assert found.certificate_until == ""


@pytest.mark.parametrize(
    "inbox", ["", "sqlite:////srv/inbox.sqlite3", "postgresql:///kiosk?host=/run/postgresql", "?"]
)
def test_other_ways_need_none(home: Path, inbox: str) -> None:
    assert with_certificate(DEVICE, home, Settings(inbox=inbox), NOW) == DEVICE
