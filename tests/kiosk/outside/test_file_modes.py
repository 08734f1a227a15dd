"""A home is its user's alone; what others may reach is told with the remedy."""

import os
from pathlib import Path

import pytest

from kiosk.app.tablet_status import tablet_status
from kiosk.cli import run
from kiosk.outside.file_modes import (
    files_to_give_away,
    give_to_its_owner,
    open_to_others,
    private_files,
)
from kiosk.outside.pretend import PretendMachine
from kiosk.ports import Readings
from kiosk.settings import Settings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with private_files():
        made = tmp_path / "home"
        (made / "logs").mkdir(parents=True)
        for name in ("inbox.sqlite3", "logs/desk.log"):
            (made / name).write_text("invented")
    return made


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_what_is_made_is_the_users_alone_and_what_is_given_away_is_not(tmp_path: Path) -> None:
    before = os.umask(0o002)
    with private_files():
        (tmp_path / "kept").mkdir()
        (tmp_path / "kept/file").touch()
        with files_to_give_away():
            (tmp_path / "given").touch()
    (tmp_path / "after").touch()
    os.umask(before)
    names = ("kept", "kept/file", "given", "after")
    assert [mode(tmp_path / name) for name in names] == [0o700, 0o600, 0o644, 0o664]


def test_a_private_home_is_open_to_nobody_whatever_lies_in_it(home: Path) -> None:
    (home / "inbox.sqlite3").chmod(0o644)
    assert open_to_others(home) == []


def test_an_open_home_is_told_with_what_can_be_reached_in_it(home: Path) -> None:
    home.chmod(0o750)
    (home / "inbox.sqlite3").chmod(0o644)
    (home / "logs/desk.log").chmod(0o644)  # the folder lets nobody in
    assert open_to_others(home) == [home, home / "inbox.sqlite3"]


def test_a_link_that_leads_out_of_the_home_is_not_followed(home: Path, tmp_path: Path) -> None:
    home.chmod(0o755)
    (home / "out").symlink_to(tmp_path)
    assert open_to_others(home) == [home]


def test_the_status_names_the_remedy_and_the_remedy_helps(home: Path) -> None:
    home.chmod(0o755)
    machine = PretendMachine(Readings())
    told = tablet_status(home, Settings(), machine).files_problem
    assert told
    remedy = told.partition("files): ")[2]
    assert remedy == f"chmod -R go= {home}"
    assert os.system(remedy) == 0  # the very words
    assert tablet_status(home, Settings(), machine).files_problem == ""


def test_a_command_on_a_home_makes_nothing_for_others(tmp_path: Path) -> None:
    before = os.umask(0o002)
    (tmp_path / "root.pub").write_text("A" * 43 + "=")
    run(["device", "list", "--home", str(tmp_path)])
    os.umask(before)
    assert mode(tmp_path / "inbox.sqlite3") == 0o600


def test_what_root_made_in_somebodys_home_is_given_to_whom_the_home_belongs(
    home: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").touch()
    (home / "out").symlink_to(tmp_path / "elsewhere")
    is_root = os.geteuid() == 0
    kiosk, us = (12345 if is_root else os.geteuid()), os.geteuid()
    os.chown(home, kiosk, -1)
    give_to_its_owner(home)
    inside = (home / "logs", home / "logs/desk.log", home / "inbox.sqlite3")
    assert {path.stat().st_uid for path in inside} == {kiosk}
    assert (tmp_path / "elsewhere").stat().st_uid == us


def test_a_home_that_is_roots_own_stays_as_it_is(home: Path) -> None:
    before = home.stat().st_uid
    give_to_its_owner(home)
    assert (home / "inbox.sqlite3").stat().st_uid == before
