"""A tablet's home that was copied: noticed at once or at the first clash, and nothing is lost."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from db.outbox import SqlOutbox
from kiosk.app.demo_clinic import DEVICE, NURSE, DemoClinic
from kiosk.app.desk import open_desk
from kiosk.app.home import outbox_file
from kiosk.app.tablet import Tablet
from kiosk.cli import REFUSED, run
from kiosk.outside.keychain import KEY_FILE, DeviceKeys
from kiosk.outside.pretend import PretendMachine
from kiosk.ports import Queued, Readings
from kiosk.record.envelope import parse
from kiosk.record.unseal import unseal
from kiosk.review.worklist import Worklist
from kiosk.settings import load


@pytest.fixture
def copy(clinic: DemoClinic, tmp_path: Path) -> Path:
    """Copy the tablet with everything in it; the clinic's inbox stays where it is."""
    home = Path(shutil.copytree(clinic.home, tmp_path / "copy"))
    with (home / "settings.toml").open("a") as settings:
        settings.write(f'\ninbox = "sqlite:///{clinic.home}/inbox.sqlite3"\n')
    return home


@contextmanager
def started(home: Path) -> Iterator[Tablet]:
    opened = Tablet(home, load(home), lambda: None)
    yield opened
    opened.close()


def calls_the_nurse(home: Path) -> Queued:
    """Have a tablet seal a call, and carry it before anything else happens."""
    with started(home) as tablet:
        sealed = tablet.intake.call_nurse(tablet.intake.begin())
    run(["sync", "--once", "--home", str(home)])
    return sealed


def status(home: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = run(["status", "--json", "--home", str(home)])
    return code, json.loads(capsys.readouterr().out)


def test_two_tablets_with_one_key_are_noticed_and_what_both_sealed_is_kept(
    clinic: DemoClinic, copy: Path, capsys: pytest.CaptureFixture[str], expect_log
) -> None:
    expect_log("kiosk.delivery.courier")
    first, second = calls_the_nurse(clinic.home), calls_the_nurse(copy)
    assert (first.seq, second.seq) == (1, 1)
    desk = open_desk(clinic.home, load(clinic.home), NURSE.id, clinic.passphrase)
    seen = desk.look(Worklist())
    assert list(seen.notices) == [first.id]
    assert [(aside.id, aside.why) for aside in seen.aside] == [(second.id, "clone")]
    (kept, _), *_rest = desk.inbox.aside()
    assert unseal(parse(kept.body), [clinic.recovery])
    outbox = SqlOutbox(outbox_file(copy))
    assert outbox.find(second.id)
    outbox.close()
    code, told = status(copy, capsys)
    assert (code, told["quarantined"]) == (REFUSED, 1)
    assert "quarantined" in told["concerns"]


def test_on_another_machine_it_does_not_sign_as_the_tablet_and_the_visit_goes_on(
    clinic: DemoClinic, copy: Path, capsys: pytest.CaptureFixture[str], expect_log
) -> None:
    said = expect_log("kiosk.app.tablet")
    there = DeviceKeys(copy, in_file=True, machine=PretendMachine(Readings(), "another machine"))
    there.note(DEVICE, DeviceKeys(copy, in_file=True).load(DEVICE))  # as if it was made there
    sealed = calls_the_nurse(copy)
    assert "keep aside" in said.text
    desk = open_desk(clinic.home, load(clinic.home), NURSE.id, clinic.passphrase)
    seen = desk.look(Worklist())
    (aside,) = seen.aside
    assert aside.id == sealed.id
    assert "signature" in aside.why
    assert unseal(parse(sealed.body), [clinic.recovery])
    code, told = status(copy, capsys)
    assert code == REFUSED
    assert "copied from another machine" in str(told["device_problem"])
    assert (copy / KEY_FILE).read_bytes() == (clinic.home / KEY_FILE).read_bytes()
