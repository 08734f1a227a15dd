"""`kiosk exchange`: a stick goes from the tablet to the desk and back, and a share by itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.app.demo_clinic import DEVICE, make_demo_clinic
from kiosk.app.exchange import emptied, trouble
from kiosk.app.home import outbox_file
from kiosk.cli import REFUSED, run
from kiosk.errors import Unavailable
from kiosk.outside.clock import SystemClock
from kiosk.outside.exchange.desk import Collected, ExchangeDesk
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.settings import load
from tests.command_line import done, refused
from tests.envelopes import sealer


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("exchange") / "home"
    make_demo_clinic(home)
    stick = home.parent / "stick"
    stick.mkdir()
    with (home / "settings.toml").open("a") as settings:
        settings.write(f'exchange_folder = "{stick}"\n')
    return home


def sealed(home: Path, count: int) -> None:
    outbox = SqlOutbox(outbox_file(home))
    for _ in range(count):
        outbox.append("intake", sealer(device=DEVICE))
    outbox.close()


def arrived(home: Path) -> int:
    inbox = SqlInbox(sqlite_url(home / "inbox.sqlite3"), SystemClock())
    found = inbox.received_after(0, ("intake",))
    inbox.close()
    return len(found)


def test_a_stick_goes_to_the_desk_and_back(clinic: Path, capsys) -> None:
    sealed(clinic, 2)
    assert "kiosk exchange" in refused(capsys, "sync", "--once", "--home", clinic)
    assert done(capsys, "exchange", "--home", clinic) == "taken 0, known 0, refused 0, damaged 0\n"
    assert run(["sync", "--once", "--home", str(clinic)]) == REFUSED  # they lie on the stick
    assert "waiting 2" in capsys.readouterr().out
    assert "taken 2" in done(capsys, "exchange", "--home", clinic)
    assert "delivered 2, waiting 0" in done(capsys, "sync", "--once", "--home", clinic)
    assert arrived(clinic) == 2
    assert list((clinic.parent / "stick/manifests").iterdir())


def test_a_desk_empties_a_share_while_its_window_is_open(clinic: Path, capsys) -> None:
    done(capsys, "exchange", "--home", clinic)
    before = arrived(clinic)
    sealed(clinic, 1)
    run(["sync", "--once", "--home", str(clinic)])
    with emptied(clinic, load(clinic)):
        pass  # one look at least
    assert arrived(clinic) == before + 1


def told(home: Path, capsys) -> tuple[int, dict[str, Any]]:
    """Ask `kiosk status`: whether somebody must look, and what of the exchange."""
    code = run(["status", "--json", "--home", str(home)])
    found = json.loads(capsys.readouterr().out)
    assert ("exchange" in found["concerns"]) == bool(found["exchange"]["problem"])
    return code, found["exchange"]


def test_the_status_tells_of_a_stick_that_is_needed_and_away(clinic: Path, capsys) -> None:
    done(capsys, "exchange", "--home", clinic)
    run(["sync", "--once", "--home", str(clinic)])
    done(capsys, "exchange", "--home", clinic)
    run(["sync", "--once", "--home", str(clinic)])
    capsys.readouterr()
    stick = clinic.parent / "stick"
    before, _ = told(clinic, capsys)
    stick.rename(stick.with_name("drawer"))
    assert told(clinic, capsys)[1]["problem"] == ""  # nothing waits
    sealed(clinic, 1)
    code, found = told(clinic, capsys)
    assert (before, code) == (0, REFUSED)
    assert "plug the stick in" in found["problem"]
    run(["status", "--home", str(clinic)])
    assert f"exchange problem {stick}: there is no" in capsys.readouterr().out
    stick.with_name("drawer").rename(stick)
    run(["sync", "--once", "--home", str(clinic)])
    capsys.readouterr()
    code, found = told(clinic, capsys)
    assert (code, found["waiting"], found["problem"]) == (0, 1, "")


class Stumbling(ExchangeDesk):
    """An exchange whose first look meets a fault that nobody foresaw."""

    looks = 0

    def collect(self) -> Collected:
        self.looks += 1
        if self.looks == 1:
            raise ZeroDivisionError("a name that must not be logged")
        raise Unavailable("no-exchange", "invented")


def test_a_fault_nobody_foresaw_is_told_by_its_kind_alone(tmp_path: Path) -> None:
    desk = Stumbling(tmp_path, "invented", MemoryInbox(FixedClock()), MemoryMembership())
    assert trouble(desk) == "an unexpected fault: ZeroDivisionError"
    assert trouble(desk) == "no-exchange"


def test_what_is_damaged_is_told_by_the_exit_code(clinic: Path, capsys, expect_log) -> None:
    expect_log("kiosk.outside.exchange.desk")
    done(capsys, "exchange", "--home", clinic)
    folder = clinic.parent / "stick/devices" / DEVICE
    folder.mkdir(exist_ok=True)
    (folder / "holiday.jpg").write_bytes(b"picture")
    assert "damaged 1" in refused(capsys, "exchange", "--home", clinic)


def test_a_folder_that_is_not_there_is_named(clinic: Path, capsys, tmp_path: Path) -> None:
    said = refused(capsys, "exchange", tmp_path / "away", "--home", clinic)
    assert str(tmp_path / "away") in said
    assert "plug the stick in" in said
