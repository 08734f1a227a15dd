"""Every test runs off-screen, and fails on a warning or a log record that it did not expect."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.store import sqlite_url
from tests.devices import Served
from tests.fhir_process import FhirProcess
from tests.postgres import Cluster
from tests.reliability import pytest_terminal_summary, reliability

__all__ = ["pytest_terminal_summary", "reliability"]  # pytest finds them here

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QSG_RENDER_LOOP", "basic")
os.environ.setdefault("QML_NO_TOUCH_COMPRESSION", "1")


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """One application serves Qt Quick and Widgets alike."""
    from PySide6.QtWidgets import QApplication

    return QApplication


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """One PostgreSQL for the tests of a process; each makes databases of its own."""
    cluster = Cluster()
    yield cluster
    cluster.remove()


@pytest.fixture(scope="session")
def _fhir() -> Iterator[FhirProcess]:
    server = FhirProcess()
    yield server
    server.close()


@pytest.fixture
def fhir(_fhir: FhirProcess) -> FhirProcess:
    """A FHIR server on loopback, empty."""
    return _fhir.emptied()


@pytest.fixture(scope="session")
def _served(postgres: Cluster) -> Served:
    return Served(postgres)


@pytest.fixture
def served(_served: Served, tmp_path: Path) -> Served:
    """An inbox in PostgreSQL, empty, with devices that reach it by TLS."""
    return _served.emptied(tmp_path)


@pytest.fixture
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Name an engine, "sqlite" or "postgresql": the URL of an empty inbox, as a desk has it."""

    def url(engine: str) -> str:
        if engine == "sqlite":
            return sqlite_url(tmp_path / "inbox.sqlite3")
        served: Served = request.getfixturevalue("served")
        return served.url("front-desk", desk=True)

    return url


@pytest.fixture(autouse=True)
def _fail_on_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A record of level warning or above fails the test, unless it asked for it by caplog."""
    yield
    expected = getattr(caplog, "expected", ())
    for when in ("setup", "call"):
        for record in caplog.get_records(when):
            if record.levelno >= logging.WARNING and record.name not in expected:
                pytest.fail(f"unexpected log record: {record.name}: {record.getMessage()}")


@pytest.fixture
def expect_log(caplog: pytest.LogCaptureFixture):
    """Name the loggers whose warnings this test causes on purpose."""

    def expect(*loggers: str) -> pytest.LogCaptureFixture:
        caplog.expected = loggers  # type: ignore[attr-defined]
        return caplog

    return expect
