"""Plays the nurse: answers the call, opens the intake, signs it off, saves the documents.

Run as a process of its own: python -m kiosk.app.walkthrough.desk HOME FOLDER, with the
passphrase on standard input.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QDeadlineTimer,
    QEventLoop,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kiosk.app.demo_clinic import NURSE
from kiosk.app.desk import open_desk
from kiosk.app.logs import log_to
from kiosk.app.walkthrough.shots import Shots
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.settings import load
from ui.background import Background
from ui.desk import theme
from ui.desk.intake.page import INTAKE, IntakePage
from ui.desk.sign_in import SignInDialog
from ui.desk.window import DeskWindow

FIRST_NUMBER = 901  # after every screen of the patient
_PATIENCE_MS = 300_000  # the patient walks through every screen in two languages meanwhile
_PAUSE_MS = 20


class Shift:
    """One nurse's work on one intake."""

    notes = "Talked with the patient in private."

    def __init__(self, home: Path, folder: Path) -> None:
        self._home = home
        self._folder = folder
        self._shots = Shots(folder, FIRST_NUMBER)
        self._background = Background()

    def work(self, passphrase: str) -> dict[str, object]:
        """Do it all; return what the summary tells of it, without patient data."""
        dialog = self._sign_in(passphrase)
        assert dialog.desk is not None
        window = DeskWindow(dialog.desk, self._background)
        window.show()
        self._answer_call(window)
        page = self._open(window)
        self._sign_off(page)
        summary = self._save(window, page)
        window.close()
        self._background.close()
        return summary

    def _sign_in(self, passphrase: str) -> SignInDialog:
        people = held_manifest(self._home, read_enrolment(self._home)).people
        desk = partial(open_desk, self._home, load(self._home))
        dialog = SignInDialog(people, desk, self._background)
        dialog.show()
        dialog.person.setCurrentIndex(dialog.person.findData(NURSE.id))
        QTest.keyClicks(dialog.passphrase, passphrase)
        self._picture("desk-sign-in", dialog)
        QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
        _wait(lambda: dialog.desk is not None)
        return dialog

    def _answer_call(self, window: DeskWindow) -> None:
        _wait(lambda: bool(window.notices.findChildren(QPushButton)))
        self._picture("desk-call", window)
        _click(window.notices.findChildren(QPushButton)[0])

    def _open(self, window: DeskWindow) -> IntakePage:
        view = window.list.view
        _wait(lambda: bool(view.model().rowCount()))
        self._picture("desk-worklist", window)
        view.selectRow(0)
        QTest.keyClick(view, Qt.Key.Key_Return)
        _wait(lambda: window.page is not None)
        assert window.page is not None
        self._picture("desk-intake", window)
        window.page.tabs.setCurrentIndex(1)
        self._picture("desk-consent", window)
        window.page.tabs.setCurrentIndex(0)
        return window.page

    def _sign_off(self, page: IntakePage) -> None:
        _wait(lambda: page.work.mine)
        for dealing in page.flags.dealings.values():
            dealing.action.setCurrentIndex(dealing.action.findData("talked"))
            QTest.keyClicks(dealing.reason, "A clinician sees the patient before the infusion.")
            _click(dealing.done)
        self._picture("desk-flags-dealt-with", page)
        page.sign_off.talked.setChecked(True)
        page.sign_off.attested.setChecked(True)
        QTest.keyClicks(page.sign_off.notes, self.notes)
        _click(page.sign_off.sign)
        _wait(lambda: page.tabs.isTabEnabled(INTAKE) and not self._background.busy)
        page.tabs.setCurrentIndex(INTAKE)

    def _save(self, window: DeskWindow, page: IntakePage) -> dict[str, object]:
        _wait(lambda: not self._background.busy)
        self._picture("desk-signed-off", window)
        page.document.save_to(self._folder / "intake.pdf")
        page.consent.save_to(self._folder / "consent.pdf")
        _wait(lambda: not self._background.busy)
        window.leave_intake()
        window.list.signed_off.setChecked(True)
        self._picture("desk-worklist", window)
        intake = page.intake
        return {
            "envelope": intake.id,
            "flags": [{"level": flag.level, "words": flag.words} for flag in intake.flags],
            "finished": intake.read.finished_at.isoformat(),
        }

    def _picture(self, name: str, widget: QWidget) -> None:
        _pause()
        file = self._shots.screen(name, ["en"])[0]
        if not widget.grab().save(str(file)):
            raise OSError(f"{file}: the picture could not be saved")


def _click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _wait(until: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not until():
        if deadline.hasExpired():
            raise TimeoutError("what the nurse waits for did not come")
        _pause()


def _pause() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_PAUSE_MS, loop.quit)
    loop.exec()


def _hear(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if "propagateSizeHints" not in message:  # the off-screen platform knows no size hints
        print(message, file=sys.stderr)


def main(home: Path, folder: Path, passphrase: str) -> None:
    """Work at the desk of this home until the intake is signed off."""
    log_to(home, "desk")
    qInstallMessageHandler(_hear)
    application = QApplication(sys.argv[:1])
    theme.dress(application)
    print(json.dumps(Shift(home, folder).work(passphrase)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin.readline().rstrip("\n"))
