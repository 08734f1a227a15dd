"""`kiosk audit verify` on a real clinic's files: sign-ins, a lock, a sign-off, and forgeries."""

import json
import sqlite3
from pathlib import Path

import pytest

from kiosk.app.demo_clinic import NURSE, make_demo_clinic
from kiosk.app.desk import open_desk
from kiosk.app.tablet import Tablet
from kiosk.cli import run
from kiosk.errors import Refused
from kiosk.review.worklist import Worklist
from kiosk.settings import load
from tests.command_line import done, refused


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let a nurse try a wrong passphrase, sign in, answer a call and lock the desk."""
    clinic = make_demo_clinic(tmp_path_factory.mktemp("clinic") / "home")
    settings = load(clinic.home)
    tablet = Tablet(clinic.home, settings, lambda: None)
    tablet.intake.call_nurse(tablet.intake.begin())
    tablet.close()
    assert run(["sync", "--once", "--home", str(clinic.home)]) == 0
    with pytest.raises(Refused, match="passphrase is wrong"):
        open_desk(clinic.home, settings, NURSE.id, "not the passphrase")
    desk = open_desk(clinic.home, settings, NURSE.id, clinic.passphrase)
    for notice in desk.look(Worklist()).open_notices:
        desk.acknowledge(notice)
    desk.trail.note_without_keys("lock", NURSE.id)
    return clinic.home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    for file in made.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def tamper(home: Path, *statements: str) -> None:
    """Do what whoever runs the database can do: the triggers are no obstacle to them."""
    with sqlite3.connect(home / "inbox.sqlite3") as database:
        for act in ("update", "delete"):
            database.execute(f"DROP TRIGGER audit_no_{act}")
        for statement in statements:
            database.execute(statement)
    database.close()


def test_what_happened_is_there_and_whole(home: Path, capsys) -> None:
    told = json.loads(done(capsys, "audit", "verify", "--json", "--home", home))
    assert told == {
        "whole": True,
        "desks": [{"desk": "demo-tablet:desk", "entries": 4, "unsigned": 0, "broken": None}],
    }
    assert "4 entries, 0 of them unsigned" in done(capsys, "audit", "verify", "--home", home)


def test_the_first_broken_entry_is_named(home: Path, capsys) -> None:
    tamper(home, "DELETE FROM audit WHERE seq = 2", "UPDATE audit SET seq = seq - 1 WHERE seq > 2")
    said = refused(capsys, "audit", "verify", "--home", home)
    assert "demo-tablet:desk  3 entries" in said
    assert "broken at entry 2: it is filed under another desk, number or time" in said


def test_monitoring_is_told_too(home: Path, capsys) -> None:
    tamper(home, "UPDATE audit SET body = replace(body, 'demo-nurse', 'demo-other') WHERE seq = 1")
    told = json.loads(refused(capsys, "audit", "verify", "--json", "--home", home))
    assert told["whole"] is False
    assert told["desks"][0]["broken"]["seq"] == 1


def test_entries_cannot_be_changed_by_mistake(home: Path) -> None:
    with (
        sqlite3.connect(home / "inbox.sqlite3") as database,
        pytest.raises(sqlite3.IntegrityError, match="append only"),
    ):
        database.execute("DELETE FROM audit")
    database.close()


def test_a_clinic_where_nothing_happened_yet_is_whole(tmp_path: Path, capsys) -> None:
    clinic = make_demo_clinic(tmp_path / "home")
    assert "nothing was written yet" in done(capsys, "audit", "verify", "--home", clinic.home)
