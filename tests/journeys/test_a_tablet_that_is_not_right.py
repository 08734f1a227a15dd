"""What is wrong with a tablet is told to staff and the log, with the remedy; patients go on."""

import logging

import pytest

from kiosk.app.patient import Opening
from kiosk.errors import Refused
from kiosk.settings import load
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


def test_a_draft_is_refused_at_once_and_the_log_says_what_to_do(clinic, qapp, expect_log) -> None:
    said = expect_log("kiosk.app.patient")
    settings = load(clinic.home).model_copy(update={"allow_draft": False})
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


def test_a_tablet_without_its_key_goes_on_and_says_so(
    clinic, tablet, expect_log, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = expect_log("kiosk.app.tablet")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(clinic.home))
    opened = tablet()
    assert opened.intake.call_nurse(opened.intake.begin()).seq == 1
    assert "absent" in said.text


def test_an_unenrolled_machine_is_refused_by_name(tmp_path, expect_log) -> None:
    expect_log("kiosk.app.patient")
    opening = Opening(tmp_path, load(tmp_path))
    with pytest.raises(Refused, match=r"device\.json"):
        opening.open()
