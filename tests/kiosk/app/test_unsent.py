"""`kiosk unsent`: who removes a tablet learns what would be lost, and can carry it away first."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.outbox import SqlOutbox
from kiosk.app.demo_clinic import DEVICE, make_demo_clinic
from kiosk.app.home import outbox_file
from kiosk.cli import REFUSED, run
from kiosk.record.enrolment import read_enrolment
from kiosk.record.seal import seal
from tests.command_line import done, refused
from tests.envelopes import BUNDLE, PACK, SEALED_AT, sealing

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    make_demo_clinic(tmp_path / "home")
    return tmp_path / "home"


def sealed(home: Path, count: int) -> list[str]:
    own = replace(sealing(DEVICE), clinic=read_enrolment(home).clinic)

    def envelope(seq: int, prev: str) -> bytes:
        return seal(BUNDLE, own, kind="intake", seq=seq, prev=prev, pack=PACK, sealed_at=SEALED_AT)

    outbox = SqlOutbox(outbox_file(home))
    ids = [outbox.append("intake", envelope).id for _ in range(count)]
    outbox.close()
    return ids


def told(capsys, *arguments: object) -> tuple[int, str]:
    code = run([str(argument) for argument in arguments])
    return code, capsys.readouterr().out


def test_a_machine_that_sealed_nothing_may_go(tmp_path: Path, capsys) -> None:
    assert "Everything" in done(capsys, "unsent", "--home", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_waits_lies_in_a_folder_or_is_set_aside_counts(clinic: Path, capsys) -> None:
    _waiting, carried, aside, delivered = sealed(clinic, 4)
    outbox = SqlOutbox(outbox_file(clinic))
    outbox.carried([carried], AT)
    outbox.quarantine(aside, "clone", AT)
    outbox.delivered([delivered], AT)
    outbox.close()
    code, words = told(capsys, "unsent", "--home", clinic)
    assert code == REFUSED
    assert "3 envelopes are not in the clinic's inbox" in words
    assert told(capsys, "unsent", "--home", clinic, "--json") == (
        REFUSED,
        json.dumps({"unsent": 3, "exported": 0}) + "\n",
    )


def test_what_an_unreadable_outbox_holds_counts_as_unsent(clinic: Path, capsys) -> None:
    outbox_file(clinic).write_bytes(b"no database at all, and longer than a header of SQLite is")
    assert "is damaged" in refused(capsys, "unsent", "--home", clinic)


def test_what_is_carried_away_reaches_the_desk(clinic: Path, tmp_path: Path, capsys) -> None:
    sealed(clinic, 3)
    folder = tmp_path / "carried away"
    code, words = told(capsys, "unsent", "--home", clinic, "--export", folder)
    assert (code, "kiosk exchange" in words) == (REFUSED, True)
    assert "taken 3, known 0" in done(capsys, "exchange", folder, "--home", clinic)
    assert "taken 0" in done(capsys, "exchange", folder, "--home", clinic)


def test_a_folder_that_takes_nothing_is_told(clinic: Path, tmp_path: Path, capsys) -> None:
    sealed(clinic, 1)
    (tmp_path / "file").write_text("no folder")
    assert "file" in refused(capsys, "unsent", "--home", clinic, "--export", tmp_path / "file")
