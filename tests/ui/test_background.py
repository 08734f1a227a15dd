"""Work off the screen thread: results and known faults come back, bugs are told, never lost."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.errors import Unavailable
from ui.background import Background


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


def refuse() -> None:
    raise Unavailable("disk-full", "the disk is full")


def stumble() -> None:
    raise ValueError("Beispiel, 12 April")  # what a careless line might quote


def never(_error: object) -> None:
    pytest.fail("called although it should not be")


def test_work_runs_elsewhere_and_its_result_comes_back(background, qtbot: QtBot) -> None:
    here, seen = threading.get_ident(), []
    background.run(
        threading.get_ident, lambda there: seen.append((there, threading.get_ident())), never
    )
    assert background.busy
    qtbot.waitUntil(lambda: bool(seen))
    there, back = seen[0]
    assert there != here
    assert back == here
    assert not background.busy


def test_a_known_fault_goes_to_the_one_who_asked(background, qtbot: QtBot) -> None:
    codes: list[str] = []
    background.run(refuse, never, lambda error: codes.append(error.code))
    qtbot.waitUntil(lambda: codes == ["disk-full"])


def test_a_bug_is_told_and_logged_without_its_words(background, qtbot: QtBot, expect_log) -> None:
    log = expect_log("ui.background")
    with qtbot.waitSignal(background.bug) as told:
        background.run(stumble, never, never)
    assert told.args == ["ValueError"]
    assert "test_background.py" in log.text
    assert "Beispiel" not in log.text


def test_a_bug_that_nobody_listens_for_is_raised_again(background, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        background.run(stumble, never, never)
        qtbot.waitUntil(lambda: not background.busy)
    assert caught[0][0] is ValueError


def test_work_is_done_in_order(background, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(20):
        background.run(lambda number=number: number, done.append, never)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == sorted(done)


def test_after_closing_nobody_is_called_back(background, qtbot: QtBot) -> None:
    background.run(lambda: None, never, never)
    background.close()
    qtbot.wait(0)


class Window:
    """Tells on which thread it went."""

    def __init__(self, gone_on: list[int]) -> None:
        self.gone_on = gone_on

    def __del__(self) -> None:
        self.gone_on.append(threading.get_ident())


def test_whoever_is_called_back_never_goes_on_the_worker(qapp) -> None:
    gone_on: list[int] = []
    background, go = Background(), threading.Event()
    begin_for(Window(gone_on), background, go)
    background._closed = True  # the news will not be taken in
    go.set()
    background.close()
    assert gone_on == [threading.get_ident()]


def begin_for(window: Window, background: Background, go: threading.Event) -> None:
    background.run(go.wait, lambda _done: window.gone_on.clear())
