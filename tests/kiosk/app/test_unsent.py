"""`kiosk unsent`: who removes a tablet learns what would be lost, and can carry it away first."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.outbox import SqlOutbox
from kiosk.app.demo_clinic import DEVICE, make_demo_clinic
from kiosk.app.home import outbox_file
from kiosk.app.unsent import rescue, unsent_in
from kiosk.cli import REFUSED, run
from kiosk.errors import Unavailable
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


def test_every_home_is_asked_and_one_that_does_not_tell_counts(
    clinic: Path, tmp_path: Path, capsys
) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    assert unsent_in([nothing]) == 0
    sealed(clinic, 2)
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    outbox_file(damaged).write_bytes(b"no database at all, and longer than a header of SQLite is")
    assert unsent_in([nothing, clinic, damaged]) == 1
    said = capsys.readouterr().out
    assert f"{clinic}: 2 envelopes are not in the clinic's inbox" in said
    assert f"{damaged}: " in said
    assert f"{nothing}: " not in said


def test_what_is_rescued_can_be_read_at_the_desk_and_a_damaged_outbox_is_kept(
    clinic: Path, tmp_path: Path, capsys
) -> None:
    sealed(clinic, 3)
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    outbox_file(damaged).write_bytes(b"no database at all, and longer than a header of SQLite is")
    assert rescue([clinic, damaged, tmp_path / "none"], tmp_path / "backups", AT) == 0
    first, second = sorted((tmp_path / "backups").iterdir())
    assert f"are in {first}." in capsys.readouterr().out
    assert "taken 3, known 0" in done(capsys, "exchange", first, "--home", clinic)
    kept = outbox_file(second).read_bytes()
    assert kept == outbox_file(damaged).read_bytes()


def test_where_no_copy_can_be_made_nothing_may_be_removed(clinic: Path, tmp_path: Path) -> None:
    sealed(clinic, 1)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Unavailable, match="nothing is removed"):
        rescue([clinic], tmp_path / "file", AT)


def test_the_commands_of_an_installer_look_at_this_machine(monkeypatch, clinic, tmp_path, capsys):
    monkeypatch.setenv("INTAKE_KIOSK_HOME", str(clinic))
    sealed(clinic, 1)
    code, words = told(capsys, "unsent", "--every-home")
    assert (code, f"{clinic}: 1 envelope" in words) == (REFUSED, True)
    assert f"what {clinic} holds" in done(capsys, "rescue", tmp_path / "backups")
    assert "No patient" in done(capsys, "visiting")
