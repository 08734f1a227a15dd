"""Where a desk was started from a menu, why it was refused is shown, and it may be tried again."""

import sys

import pytest

from kiosk.app.started_from_a_menu import shown
from kiosk.errors import Unavailable
from tests.ui.desk.test_application import when

AWAY = Unavailable("inbox", "The inbox does not answer: see to the network.")


class Desk:
    """A desk whose inbox is away as often as is said."""

    def __init__(self, times: int) -> None:
        self.away = times

    def __call__(self) -> int:
        if self.away:
            self.away -= 1
            raise AWAY
        return 0


def test_at_a_terminal_it_is_said_there() -> None:
    with pytest.raises(Unavailable):
        shown(Desk(1))


@pytest.mark.parametrize(("button", "code"), [("Retry", 0), ("Close", 1)])
def test_without_one_it_is_shown(qapp, monkeypatch, expect_log, button: str, code: int) -> None:
    from PySide6.QtWidgets import QMessageBox

    expect_log("kiosk.app.started_from_a_menu")
    monkeypatch.setattr(sys, "stderr", None)  # as Windows starts a program without a console
    seen: list[str] = []

    def read(box) -> None:
        seen.append(box.text())
        box.button(QMessageBox.StandardButton[button]).click()

    when(QMessageBox, read)
    assert shown(Desk(1)) == code
    assert seen == [AWAY.message]
    qapp.setStyleSheet("")
