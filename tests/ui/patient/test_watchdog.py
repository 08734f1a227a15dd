"""The screen gives a sign of life for each frame that it was asked for, and for no other."""

import pytest
import shiboken6
from PySide6.QtQuick import QQuickWindow

from ui.patient.watchdog import Watchdog


class Listening:
    """A supervisor that remembers what it heard."""

    def __init__(self, watchdog_seconds: float) -> None:
        self.watchdog_seconds = watchdog_seconds
        self.heard: list[str] = []

    def ready(self) -> None:
        self.heard.append("ready")

    def alive(self) -> None:
        self.heard.append("alive")


@pytest.fixture
def window(qapp):
    made = QQuickWindow()
    yield made
    shiboken6.delete(made)


def test_a_screen_that_draws_lives(qtbot, window: QQuickWindow) -> None:
    supervisor = Listening(0.03)
    Watchdog(window, supervisor)
    window.show()
    qtbot.waitUntil(lambda: supervisor.heard.count("alive") >= 5)
    assert supervisor.heard[0] == "ready"
    assert supervisor.heard.count("ready") == 1


def test_a_thread_that_hangs_or_a_screen_that_is_not_drawn_gives_no_sign(
    qtbot, window: QQuickWindow
) -> None:
    supervisor = Listening(0.03)
    watchdog = Watchdog(window, supervisor)
    with qtbot.waitSignal(watchdog._timer.timeout):  # asked for a frame of a window not shown
        pass
    assert supervisor.heard == []


def test_without_a_watchdog_it_is_ready_and_no_more(qtbot, window: QQuickWindow) -> None:
    supervisor = Listening(0)
    Watchdog(window, supervisor)
    window.show()
    qtbot.waitUntil(lambda: supervisor.heard == ["ready"])
    with qtbot.waitSignal(window.frameSwapped):
        window.update()
    assert supervisor.heard == ["ready"]
