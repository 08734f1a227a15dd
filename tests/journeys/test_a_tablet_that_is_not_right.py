"""What is wrong with a tablet is told to staff and the log, with the remedy; patients go on."""

import json
import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.app.configured import configured_all_the_same
from kiosk.app.patient import Opening
from kiosk.app.tablet import Tablet
from kiosk.cli import run
from kiosk.errors import Refused
from kiosk.outside.draft_file import DRAFT_FILE, DRAFT_KEY_FILE
from kiosk.outside.keychain import KEY_FILE
from kiosk.settings import load
from kiosk.visit.draft import Aside
from tests.people import a_pack, a_visit
from ui.patient.hands import Hands
from ui.patient.window import PatientWindow


def set_to(clinic, *lines: str) -> None:
    with (clinic.home / "settings.toml").open("a") as file:
        file.write("\n".join(("", *lines, "")))


def test_a_wrong_inbox_address_holds_no_patient_up(clinic, tablet, expect_log) -> None:
    said = expect_log("kiosk.app.tablet")
    set_to(clinic, 'inbox = "nowhere at all"')
    opened = tablet()
    visit = opened.intake.begin().begin("en")
    opened.intake.call_nurse(visit)
    assert [queued.kind for queued in opened.intake.outbox.waiting()] == ["notice"]
    assert "inbox" in said.text


def test_settings_that_cannot_be_read_hold_no_patient_up_and_nothing_goes_astray(
    clinic, expect_log, capsys
) -> None:
    """A local inbox would take what the slip in the key sends, and no desk looks into it."""
    said = expect_log("kiosk.app.configured", "kiosk.app.tablet")
    (clinic.home / "inbox.sqlite3").unlink()
    set_to(clinic, 'inbx = "postgresql://tablet@clinic/intake"', "text_scale = 9")
    settings = configured_all_the_same(clinic.home)
    assert settings.text_scale == 1
    opened = Tablet(clinic.home, settings, lambda: None)
    visit = opened.intake.begin().begin("en")
    opened.intake.call_nurse(visit)
    opened.close()
    assert [queued.kind for queued in opened.intake.outbox.waiting()] == ["notice"]
    assert not (clinic.home / "inbox.sqlite3").exists()
    assert "inbx" in said.text
    assert run(["status", "--home", str(clinic.home)]) == 1
    assert "text_scale = 9: this must be a number, from 1 to 2" in capsys.readouterr().out


def test_a_draft_is_refused_at_once_and_the_log_says_what_to_do(clinic, qapp, expect_log) -> None:
    said = expect_log("kiosk.app.patient")
    settings = replace(load(clinic.home), allow_draft=False)
    opening = Opening(clinic.home, settings)
    window = PatientWindow(opening.open, settings)
    window.show()
    hands = Hands(window)
    hands.settle(lambda: hands.sees("fault"))
    assert "draft-pack" in hands.reads()
    window.close()
    opening.close()
    assert "allow_draft" in said.text
    assert said.records[-1].levelno == logging.ERROR


def test_a_damaged_pack_gives_way_to_the_last_good_one_and_staff_see_it(
    clinic, tablet, qapp, capsys, expect_log
) -> None:
    expect_log("kiosk.app.shown_pack")
    pack = clinic.home / "packs/walk"
    run(["pack", "new", "walk", "--in", str(new_folder(clinic.home / "packs"))])
    set_to(clinic, 'pack = "walk"')
    assert tablet().intake.pack_problem == ""
    assert status(clinic, capsys) == (0, "walk", "")
    with (pack / "slides/en.md").open("a") as slides:
        slides.write("x")

    opening = Opening(clinic.home, load(clinic.home))
    window = PatientWindow(opening.open, load(clinic.home))
    window.show()
    hands = Hands(window)
    hands.settle(lambda: hands.sees("packProblem"))
    assert "version 0.1.0. Tell IT: pack-damaged" in hands.reads()
    hands.tap("nextButton")
    hands.settle(lambda: window.visit.property("showing") == "identify")
    window.close()
    opening.close()

    code, shown, problem = status(clinic, capsys)
    assert (code, shown) == (1, "walk")
    assert "slides/en.md: has changed" in problem


def status(clinic, capsys) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["status", "--home", str(clinic.home), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert set(told["pack"]) == {"id", "version", "sha256"}
    return code, told["pack"]["id"], told["pack_problem"]


def new_folder(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def test_a_tablet_without_its_key_goes_on_and_says_so(clinic, tablet, capsys, expect_log) -> None:
    said = expect_log("kiosk.app.tablet")
    (clinic.home / KEY_FILE).unlink()
    opened = tablet()
    assert opened.intake.call_nurse(opened.intake.begin()).seq == 1
    assert "absent" in said.text
    capsys.readouterr()
    assert run(["status", "--home", str(clinic.home)]) == 1
    assert "the key of demo-tablet is gone" in capsys.readouterr().out


@pytest.mark.parametrize("name", [DRAFT_FILE, DRAFT_KEY_FILE])
def test_a_damaged_draft_is_removed_and_the_next_patient_begins(
    clinic, tablet, expect_log, name: str
) -> None:
    said = expect_log("kiosk.drafts")
    visit = a_visit(a_pack(), finished_at=None)
    tablet().intake.keep(visit, Aside())
    file = clinic.home / name
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    intake = tablet().intake
    assert intake.interrupted(timedelta(minutes=15)) is None
    assert said.records[-1].getMessage() == "an interrupted visit cannot be read: draft"
    assert not (clinic.home / DRAFT_FILE).exists()
    assert intake.drafts.standing == "on"


def test_a_draft_waits_while_the_key_is_not_what_it_was(clinic, tablet, expect_log) -> None:
    """A key that cannot be used is no reason to throw a visit away."""
    expect_log("kiosk.drafts", "kiosk.app.tablet")
    visit = a_visit(a_pack(), answers={}, finished_at=None)
    first = tablet().intake
    first.keep(replace(visit, started_at=first.clock.now()), Aside())
    key = clinic.home / KEY_FILE
    key.chmod(0o644)
    intake = tablet().intake
    assert intake.interrupted(timedelta(minutes=15)) is None
    intake.keep(visit, Aside())
    assert intake.drafts.standing == "locked"
    key.chmod(0o600)
    assert tablet().intake.interrupted(timedelta(minutes=15)) is not None


def test_an_unenrolled_machine_is_refused_by_name(tmp_path, expect_log) -> None:
    expect_log("kiosk.app.patient")
    opening = Opening(tmp_path, load(tmp_path))
    with pytest.raises(Refused, match=r"device\.json"):
        opening.open()
