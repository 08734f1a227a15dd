"""Where IT allows it a desk remembers people: the screen says what that means."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.errors import Refused, Unavailable
from kiosk.review.desk import Desk
from tests.desks import NURSES, Clinic
from ui.desk.memory import Entered
from ui.desk.sign_in import SignInDialog

NORA, OTTO = list(NURSES)[:2]
WORDS = "invented lantern passphrase"
LOCKED = "The keyring of this computer account is locked. Use your passphrase."


class PretendMemory:
    """Remembers people in memory; `locked`: what guards their keys is out of reach."""

    def __init__(self, clinic: Clinic, *people: str) -> None:
        self.clinic, self.known, self.locked = clinic, set(people), False

    def people(self) -> set[str]:
        return set(self.known)

    def recall(self, person: str) -> Desk:
        if self.locked:
            raise Unavailable("keyring", LOCKED)
        desk: Desk = self.clinic.desk(person)
        return desk

    def remember(self, person: str, passphrase: str) -> Entered:
        desk = signed_in(self.clinic, person, passphrase)
        if self.locked:
            return Entered(desk, LOCKED)
        self.known.add(person)
        return Entered(desk)

    def forget(self, person: str) -> None:
        self.known.discard(person)


def signed_in(clinic: Clinic, person: str, words: str) -> Desk:
    if words != WORDS:
        raise Refused("passphrase", "The passphrase is wrong: try again.")
    return clinic.desk(person)


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def open_dialog(qtbot, background, clinic) -> Callable[..., SignInDialog]:
    sign_in = partial(signed_in, clinic)

    def opened(memory: PretendMemory | None) -> SignInDialog:
        dialog = SignInDialog(clinic.manifest.people, sign_in, background, memory=memory)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


def test_where_it_does_not_allow_it_nothing_is_offered(open_dialog) -> None:
    dialog = open_dialog(None)
    assert dialog.passphrase.isVisible()
    assert not (dialog.remember.isVisible() or dialog.forget.isVisible())
    assert dialog.known.text() == "" or not dialog.known.isVisible()


def test_somebody_asks_to_be_remembered_and_is_told_what_it_means(
    open_dialog, clinic, qtbot
) -> None:
    memory = PretendMemory(clinic)
    dialog = open_dialog(memory)
    assert "whoever uses this computer account can sign in as you" in dialog.known.text()
    assert not dialog.remember.isChecked()
    dialog.remember.click()
    QTest.keyClicks(dialog.passphrase, WORDS)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.desk is not None)
    assert memory.known == {NORA}
    assert dialog.trouble == ""


def test_nobody_is_remembered_who_did_not_ask(open_dialog, clinic, qtbot) -> None:
    memory = PretendMemory(clinic)
    dialog = open_dialog(memory)
    QTest.keyClicks(dialog.passphrase, WORDS)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.desk is not None)
    assert memory.known == set()


def test_who_is_remembered_signs_in_with_one_key(open_dialog, clinic, qtbot) -> None:
    dialog = open_dialog(PretendMemory(clinic, OTTO))
    assert dialog.passphrase.isVisible()
    dialog.person.setCurrentIndex(dialog.person.findData(OTTO))
    assert not dialog.passphrase.isVisible()
    assert "This desk remembers you. Whoever uses this computer account" in dialog.known.text()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.desk is not None)
    assert dialog.desk.reviewer.person == OTTO


def test_a_keyring_out_of_reach_asks_for_the_passphrase_as_ever(open_dialog, clinic, qtbot) -> None:
    memory = PretendMemory(clinic, NORA)
    memory.locked = True
    dialog = open_dialog(memory)
    dialog.attempt()
    qtbot.waitUntil(dialog.passphrase.isVisible)
    assert dialog.message.text() == LOCKED
    assert memory.known == {NORA}
    QTest.keyClicks(dialog.passphrase, WORDS)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.desk is not None)


def test_a_keyring_that_takes_nothing_keeps_nobody_out(open_dialog, clinic, qtbot) -> None:
    memory = PretendMemory(clinic)
    memory.locked = True
    dialog = open_dialog(memory)
    dialog.remember.click()
    dialog.passphrase.setText(WORDS)
    dialog.attempt()
    qtbot.waitUntil(lambda: dialog.desk is not None)
    assert dialog.trouble == LOCKED


def test_who_is_forgotten_needs_the_passphrase(open_dialog, clinic, background, qtbot) -> None:
    memory = PretendMemory(clinic, NORA)
    dialog = open_dialog(memory)
    dialog.forget.click()
    qtbot.waitUntil(lambda: not background.busy)
    assert memory.known == set()
    assert dialog.passphrase.isVisible()
    assert not dialog.forget.isVisible()
    dialog.passphrase.setText("a wrong passphrase")
    dialog.attempt()
    qtbot.waitUntil(lambda: not background.busy)
    assert dialog.desk is None
