"""The log says where a fault was, and never what a patient typed."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.logs import DiscreetFormatter, log_to
from kiosk.cli import FAULT


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """Give the root logger, and leave it as it was."""
    root = logging.getLogger()
    handlers, level = [*root.handlers], root.level
    yield root
    for handler in {*root.handlers} - {*handlers}:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_a_log_begins_with_its_first_record_and_goes_on(
    tmp_path: Path, root: logging.Logger
) -> None:
    log_to(tmp_path, "patient")
    file = tmp_path / "logs/patient.log"
    assert not file.exists()
    for words in ("the first", "the second", "the third"):
        root.info(words)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.rsplit(": ", 1)[1] for line in lines] == ["the first", "the second", "the third"]


def test_what_a_library_chats_about_is_not_written(
    tmp_path: Path, root: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    """An HTTP library logs each address: a search by name would stand in the log."""
    log_to(tmp_path, "desk")
    logging.getLogger("talkative.client").info("GET /Patient?family=Quixquillian")
    logging.getLogger("kiosk.filing").info("filed")
    logging.getLogger("talkative.client").info("GET /Patient?family=Quixquillian")
    logging.getLogger("talkative.client").warning("no answer")
    lines = (tmp_path / "logs/desk.log").read_text(encoding="utf-8").splitlines()
    assert [line.rsplit(": ", 1)[1] for line in lines] == ["filed", "no answer"]
    caplog.clear()  # the warning was looked for


def test_a_fault_is_logged_by_type_and_place_without_its_words() -> None:
    formatter = DiscreetFormatter("%(message)s")
    try:
        int("Quixquillian")
    except ValueError as fault:
        record = logging.LogRecord(
            "kiosk", logging.ERROR, __file__, 1, "a fault", None,
            (type(fault), fault, fault.__traceback__),
        )  # fmt: skip
    written = formatter.format(record)
    assert "ValueError" in written
    assert "test_logs.py" in written
    assert "Quixquillian" not in written


def test_a_fault_of_a_command_without_a_log_is_found_in_one(tmp_path: Path) -> None:
    """In a process of its own: the log of a test's process is pytest's."""
    done = subprocess.run(
        [sys.executable, "-c", _FAULTY, tmp_path], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (
        FAULT,
        "kiosk: unexpected fault: ModuleNotFoundError; see the log\n",
    )
    assert "ModuleNotFoundError" in (tmp_path / "logs/commands.log").read_text(encoding="utf-8")


_FAULTY = """
import sys
from kiosk.cli import run

sys.modules["kiosk.app.admin"] = None  # as where a file of the installation is missing
sys.exit(run(["status", "--home", sys.argv[1]]))
"""
