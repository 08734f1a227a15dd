"""A desk where nobody is signed in tells that something waits, and rings; it knows no more."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from kiosk.errors import Unavailable
from kiosk.outside.pretend import MemoryInbox
from kiosk.ports import Received
from kiosk.review.unanswered import Unanswered
from kiosk.review.worklist import Worklist
from tests.desks import NOW, Clinic
from tests.people import a_visit
from ui.desk.bell import Bell
from ui.desk.habits import Habits
from ui.desk.sign_in import SignInDialog
from ui.desk.unanswered import LOOK, UnansweredCalls
from ui.desk.watch import POLL
from ui.desk.words import exact, since

AWAY = "The database does not answer: check the network."


class InboxOnALine(MemoryInbox):
    """An inbox whose line can be cut."""

    cut = False

    def notices_since(self, moment: datetime) -> Sequence[Received]:
        """Return the notices; Unavailable while the line is cut."""
        if self.cut:
            raise Unavailable("inbox", AWAY)
        return super().notices_since(moment)


class Door:
    """The page of signing in, with what it tells; each look is asked for."""

    def __init__(self, qtbot, background) -> None:
        self.clinic = Clinic()
        self.clinic.inbox = self.inbox = InboxOnALine(self.clinic.clock)
        self.habits, self.rung = Habits(), 0
        self._background = background
        unanswered = Unanswered(self.inbox, self.clinic.clock)
        self.calls = UnansweredCalls(unanswered, background, Bell(self._ring), self.habits)
        people = self.clinic.manifest.people
        self.page = SignInDialog(people, lambda who, _: self.clinic.desk(who), background)
        self.page.put_on_top(self.calls)
        self._qtbot = qtbot
        self.page.show()
        self._done()

    def call(self, reason: Any = "help-wanted") -> str:
        return self.clinic.call(a_visit(self.clinic.pack), reason)

    def looks(self, times: int = 1, *, after: float = 0.0) -> None:
        self.clinic.clock.advance(after)
        for _time in range(times):
            self.calls.look()
            self._done()

    @property
    def told(self) -> str:
        shown = (self.calls.words, self.calls.remedy, self.calls.trouble)
        return " ".join(part.text() for part in shown if part.isVisible())

    def _ring(self) -> None:
        self.rung += 1

    def _done(self) -> None:
        self._qtbot.waitUntil(lambda: not self._background.busy)


@pytest.fixture
def door(qtbot, background) -> Iterator[Door]:
    made = Door(qtbot, background)
    yield made
    delete(made.page)  # as the desk does: it looks for as long as it is there


def test_where_nothing_waits_nothing_is_told(door):
    door.looks(2)
    assert not door.calls.isVisible()
    assert door.rung == 0


def test_what_waits_is_told_in_words_with_the_time_and_rings(door):
    door.call()
    door.clinic.clock.advance(60)
    door.call()
    door.looks(2)
    assert door.told == (
        f"A tablet has sent something that nobody has answered, since {NOW.astimezone():%H:%M}. "
        "Sign in to see it: it may be a call for help."
    )
    assert door.rung == 1


def test_who_calls_and_why_is_not_told(door):
    tellings = set()
    for reason in ("help-wanted", "visit-started"):
        notice = door.call(reason)
        door.looks(2)
        tellings.add(door.told)
        door.inbox.acknowledge(notice, "nurse-1", NOW)
    assert len(tellings) == 1


def test_it_rings_each_minute_while_it_waits_and_for_what_comes_new(door):
    door.call()
    door.looks(2)
    door.looks(after=30)
    assert door.rung == 1
    door.looks(after=31)
    assert door.rung == 2
    door.call()
    door.looks(2)
    assert door.rung == 3


def test_what_somebody_answers_at_another_desk_is_told_no_more(door):
    door.call()
    door.looks(2)
    other = door.clinic.desk()
    other.acknowledge(other.look(Worklist()).open_notices[0])
    door.looks(after=120)
    assert not door.calls.isVisible()
    assert door.rung == 1


def test_a_begun_visit_that_another_desk_takes_away_rings_nowhere(door):
    door.call("visit-started")
    door.looks()
    door.clinic.desk().look(Worklist())
    door.looks()
    assert not door.calls.isVisible()
    assert door.rung == 0
    assert LOOK > POLL


def test_a_desk_that_was_silenced_tells_and_does_not_ring(door):
    door.habits.sound = False
    door.call()
    door.looks(2)
    assert "nobody has answered" in door.told
    assert door.rung == 0


def test_a_desk_that_does_not_reach_the_inbox_says_so_until_it_does(door):
    door.inbox.cut = True
    door.looks()
    assert door.told == (
        "This desk does not reach the inbox: a call for help would not be heard here. " + AWAY
    )
    door.inbox.cut = False
    door.looks()
    assert not door.calls.isVisible()


def test_a_call_that_was_told_rings_on_when_the_inbox_is_lost(door):
    door.call()
    door.looks(2)
    door.inbox.cut = True
    door.looks(after=61)
    assert "nobody has answered" in door.told
    assert AWAY in door.told
    assert door.rung == 2


def test_the_page_grows_until_every_word_is_in_sight_and_shrinks_again(door, qtbot):
    before, field = door.page.height(), door.page.passphrase.height()
    notice = door.call()
    door.looks(2)
    door.inbox.cut = True
    door.looks()
    parts = (door.calls.words, door.calls.remedy, door.calls.trouble)
    qtbot.waitUntil(lambda: all(part.height() >= needed(part) for part in parts))
    assert door.page.passphrase.height() == field
    door.inbox.cut = False
    door.inbox.acknowledge(notice, "nurse-1", NOW)
    door.looks()
    qtbot.waitUntil(lambda: door.page.height() == before)


def needed(part: QLabel) -> int:
    return part.heightForWidth(part.width())


def test_the_page_looks_by_itself_and_the_passphrase_keeps_the_keyboard(door, qtbot):
    door.call()
    QTest.keyClicks(door.page.passphrase, "half")
    qtbot.waitUntil(door.calls.isVisible, timeout=4 * LOOK)
    assert door.page.passphrase.text() == "half"
    assert door.page.focusWidget() is door.page.passphrase


def test_a_time_of_another_day_has_its_date():
    assert since(NOW, NOW) == f"{NOW.astimezone():%H:%M}"
    assert since(NOW - timedelta(days=2), NOW) == exact(NOW - timedelta(days=2))
