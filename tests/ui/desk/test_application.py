"""The desk's application: sign in, sign out, and what nobody foresaw."""

import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.desks import Clinic
from tests.people import FAMILY
from ui.desk.application import Faults, run_desk, try_again
from ui.desk.sign_in import SignInDialog
from ui.desk.window import DeskWindow

FIVE = timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _undressed(qapp):
    yield
    qapp.setStyleSheet("")


def top(kind):
    return next(
        (w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()), None
    )


def when(kind, act):
    """Do something to the next window of a kind, once it is on the screen."""

    def look():
        if window := top(kind):
            act(window)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def test_somebody_else_signs_in_after_signing_out_and_then_quits(qapp):
    clinic = Clinic()
    seen: list[str] = []

    def enter(dialog):
        dialog.person.setCurrentIndex(len(seen))
        dialog.attempt()
        when(DeskWindow, work)

    def work(window):
        seen.append(window.windowTitle())
        assert not window.windowIcon().pixmap(16, 16).toImage().allGray()  # it is drawn, in color
        if len(seen) == 1:
            window.sign_out()
            when(SignInDialog, enter)
        else:
            window.close()

    when(SignInDialog, enter)
    assert (
        run_desk(lambda: clinic.manifest.people, lambda person, _words: clinic.desk(person), FIVE)
        == 0
    )
    assert seen == ["Intake desk · Invented Pain Clinic"] * 2
    assert sys.excepthook is sys.__excepthook__


def test_giving_up_at_sign_in_ends_the_desk(qapp):
    when(SignInDialog, lambda dialog: dialog.reject())
    assert (
        run_desk(lambda: Clinic().manifest.people, lambda _person, _words: Clinic().desk(), FIVE)
        == 0
    )


def test_a_bug_shows_one_calm_dialog_and_logs_no_words_of_a_patient(qapp, expect_log):
    log = expect_log("ui.desk.application")
    faults = Faults()
    for _twice in range(2):
        faults.hook(ValueError, ValueError(f"{FAMILY} said so"), None)
    boxes = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    ]
    assert len(boxes) == 1
    boxes[0].close()
    assert "ValueError" in log.text
    assert FAMILY not in log.text


@pytest.mark.parametrize(
    ("button", "again"),
    [(QMessageBox.StandardButton.Retry, True), (QMessageBox.StandardButton.Close, False)],
)
def test_a_desk_that_cannot_be_opened_says_why_and_may_be_tried_again(qapp, button, again):
    seen: list[str] = []

    def read(box):
        seen.append(box.text())
        box.button(button).click()

    when(QMessageBox, read)
    assert try_again("The inbox does not answer.") is again
    assert seen == ["The inbox does not answer."]
