"""A desk that locks hides everything, forgets the keys, and keeps what was typed for its author."""

import gc
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.audit.entry import read_entry
from kiosk.review.desk import Desk
from kiosk.review.opened import OpenedIntake
from kiosk.review.reader import Reviewer
from kiosk.review.unanswered import Unanswered
from kiosk.review.worklist import Row
from tests.desks import NURSES, Clinic
from tests.people import a_visit
from tests.ui.desk.test_application import top, when
from ui.background import Background
from ui.desk.idle import DeskIdle
from ui.desk.intake.papers_dialog import PapersDialog
from ui.desk.sign_in import SignInDialog
from ui.desk.surroundings import Surroundings
from ui.desk.turns import Turns
from ui.desk.unanswered import UnansweredCalls
from ui.desk.window import DeskWindow

NOTES = "Talked with the patient alone."
LIMIT = timedelta(minutes=5)
NORA, OTTO = list(NURSES)[:2]

Act = Callable[[], None]


class Shift:
    """Plays what people do at one desk, step by step."""

    def __init__(self, clinic: Clinic, qtbot) -> None:
        self.clinic, self.qtbot = clinic, qtbot
        self.background = Background()
        self.rung: list[int] = []
        self.dialog: Any
        self.window: Any

    def play(self, *steps: Act) -> None:
        """Run the desk; each step begins once the next window is on the screen."""
        self._steps = list(steps)
        when(SignInDialog, self._at_the_door)
        turns = Turns(
            lambda: self.clinic.manifest.people,
            lambda person, _words: self.clinic.desk(person),
            self.background,
            LIMIT,
        )
        unanswered = Unanswered(self.clinic.inbox, self.clinic.clock)
        turns.around = Surroundings(ring=lambda: self.rung.append(1), unanswered=unanswered)
        turns.take()
        self.background.close()
        assert self._steps == []

    def signs_in(self, person: str) -> Act:
        def act() -> None:
            self.dialog.person.setCurrentIndex(self.dialog.person.findData(person))
            self._enter()

        return act

    def comes_back(self) -> None:
        """Sign in as whoever is chosen already."""
        self._enter()

    def _enter(self) -> None:
        self.dialog.attempt()
        when(DeskWindow, self._at_work)

    def _at_the_door(self, dialog: SignInDialog) -> None:
        self.dialog = dialog
        self._step(dialog)

    def _at_work(self, window: DeskWindow) -> None:
        self.window = window
        self.qtbot.waitUntil(window.isActiveWindow)  # else a shortcut is nobody's
        self._step(window)

    def _step(self, shown: QWidget) -> None:
        """Do what comes next; one that fails ends the desk, so that the test ends too."""
        done = False
        try:
            self._steps.pop(0)()
            done = True
        finally:
            if not done:
                shown.close()
                when(SignInDialog, SignInDialog.reject)

    def opens(self, intake: str) -> None:
        self.window.open_intake(intake)
        self.qtbot.waitUntil(lambda: self.window.page is not None)

    def types(self, intake: str) -> None:
        self.opens(intake)
        self.qtbot.waitUntil(lambda: self.window.page.work.mine)
        QTest.keyClicks(self.window.page.sign_off.notes, NOTES)

    def next_at_the_door(self) -> None:
        del self.window
        when(SignInDialog, self._at_the_door)

    def locks(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.next_at_the_door()

    def signs_out(self) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.window, Qt.Key.Key_L, both)
        self.next_at_the_door()

    def sees_own_work(self, intake: str) -> None:
        self.qtbot.waitUntil(lambda: self.window.page is not None)
        assert self.window.page.intake.id == intake
        notes = self.window.page.sign_off.notes
        self.qtbot.waitUntil(lambda: notes.toPlainText() == NOTES)
        assert not self.window.page.sign_off.attested.isChecked()

    def gives_up(self) -> None:
        self.dialog.reject()

    def quits(self) -> None:
        self.window.close()


@pytest.fixture
def shift(qtbot) -> Shift:
    return Shift(Clinic(), qtbot)


def test_how_each_turn_ended_is_in_the_audit(shift: Shift) -> None:
    shift.play(
        shift.signs_in(NORA), shift.locks, shift.signs_in(OTTO), shift.signs_out, shift.gives_up
    )
    written = [read_entry(row.body) for row in shift.clinic.audit.entries()]
    assert [(entry.act, entry.person) for entry in written] == [("lock", NORA), ("sign-out", OTTO)]


def test_whoever_locks_the_desk_finds_their_work_where_it_was(shift: Shift) -> None:
    intake = shift.clinic.send(a_visit(shift.clinic.pack))

    def work() -> None:
        shift.types(intake)
        shift.locks()

    def back() -> None:
        assert shift.dialog.person.currentData() == OTTO
        assert "Otto Erfunden, RN was at work here" in words(shift.dialog)
        shift.comes_back()

    def go_on() -> None:
        shift.sees_own_work(intake)
        shift.quits()

    shift.play(shift.signs_in(OTTO), work, back, go_on)


def test_somebody_else_sees_nothing_of_it_and_it_still_waits(shift: Shift) -> None:
    intake = shift.clinic.send(a_visit(shift.clinic.pack))

    def work() -> None:
        shift.types(intake)
        shift.signs_out()

    def other() -> None:
        shift.qtbot.waitUntil(lambda: bool(shift.window.contact.text()))
        assert shift.window.rooms.currentWidget() is shift.window.list
        shift.opens(intake)
        shift.qtbot.waitUntil(lambda: bool(shift.window.page.work.other))
        assert shift.window.page.sign_off.notes.toPlainText() == ""
        shift.window.leave_intake()
        shift.signs_out()

    def go_on() -> None:
        shift.sees_own_work(intake)
        shift.quits()

    shift.play(shift.signs_in(NORA), work, shift.signs_in(OTTO), other, shift.signs_in(NORA), go_on)


def test_a_locked_desk_holds_no_key_and_no_patient(shift: Shift) -> None:
    intake = shift.clinic.send(a_visit(shift.clinic.pack))
    held: list[int] = []
    before = opened()  # of other tests

    def work() -> None:
        shift.types(intake)
        assert opened()
        shift.locks()

    def look() -> None:
        held.append(sum(all(one is not old for old in before) for one in opened()))
        assert top(DeskWindow) is None
        shift.gives_up()

    shift.play(shift.signs_in(NORA), work, look)
    assert held == [0]


def test_a_locked_desk_tells_that_a_tablet_has_sent_something_and_rings(shift: Shift) -> None:
    def calls() -> None:
        shift.clinic.call(a_visit(shift.clinic.pack), "help-wanted")
        told = shift.dialog.findChild(UnansweredCalls)
        for _look in range(2):
            told.look()
            shift.qtbot.waitUntil(lambda: not shift.background.busy)
        assert "it may be a call for help" in words(shift.dialog)
        assert shift.rung == [1]
        shift.comes_back()

    def answer() -> None:
        shift.qtbot.waitUntil(shift.window.notices.isVisible)
        shift.quits()

    shift.play(shift.signs_in(NORA), shift.locks, calls, answer)


def test_a_desk_that_locks_takes_an_open_paper_and_the_printers_dialog_along(shift: Shift) -> None:
    intake = shift.clinic.send(a_visit(shift.clinic.pack))
    held: list[int] = []
    before = opened()  # of other tests

    def work() -> None:
        shift.types(intake)
        shift.window.print_intake()
        papers = shift.window.findChild(PapersDialog)
        shift.qtbot.waitUntil(lambda: papers.view._count.text() == "1 page")
        papers.view.print_out()
        assert top(PapersDialog) is not None
        assert top(QPrintDialog) is not None
        shift.window.lock()  # as after five quiet minutes
        shift.next_at_the_door()

    def look() -> None:
        held.append(sum(all(one is not old for old in before) for one in opened()))
        assert top(PapersDialog) is None
        assert top(QPrintDialog) is None
        shift.gives_up()

    shift.play(shift.signs_in(NORA), work, look)
    assert held == [0]


def test_after_five_quiet_minutes_it_locks_by_itself(shift: Shift) -> None:
    def leave() -> None:
        idle = shift.window.findChild(DeskIdle)
        alone = QSignalSpy(idle.left_alone)
        for minutes, act in ((4, moves_the_mouse), (4, presses_a_key), (4, nothing)):
            shift.clinic.clock.advance(60 * minutes)
            idle.tick()
            act(shift.window)
        assert alone.count() == 0
        shift.clinic.clock.advance(60)
        idle.tick()
        assert alone.count() == 1
        shift.next_at_the_door()

    shift.play(shift.signs_in(NORA), leave, shift.comes_back, shift.quits)


def test_a_clock_that_is_set_back_keeps_nobody_in_for_longer(shift: Shift) -> None:
    def alone() -> None:
        idle = shift.window.findChild(DeskIdle)
        shift.clinic.clock.advance(-24 * 3600)
        idle.tick()
        shift.clinic.clock.advance(LIMIT.total_seconds())
        idle.tick()
        shift.next_at_the_door()

    shift.play(shift.signs_in(NORA), alone, shift.comes_back, shift.quits)


def test_notes_wait_while_the_nurse_looks_at_another_intake(shift: Shift) -> None:
    intake = shift.clinic.send(a_visit(shift.clinic.pack))

    def work() -> None:
        shift.types(intake)
        shift.window.leave_intake()
        shift.window.open_intake(intake)
        shift.sees_own_work(intake)
        shift.quits()

    shift.play(shift.signs_in(NORA), work)


def words(dialog: SignInDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def moves_the_mouse(window: DeskWindow) -> None:
    QTest.mouseMove(window.windowHandle(), window.rect().center())
    QTest.mouseMove(window.windowHandle(), window.rect().center() / 2)


def presses_a_key(window: DeskWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Shift)


def nothing(_window: DeskWindow) -> None:
    """Leave the desk alone."""


def opened() -> list[object]:
    kinds = (Desk, Reviewer, OpenedIntake, Row)
    return [one for one in gc.get_objects() if isinstance(one, kinds)]
