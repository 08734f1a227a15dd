"""Signing in: who, and their passphrase; it opens intakes and signs what is signed off."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kiosk.errors import KioskError
from kiosk.record.manifest import Person
from kiosk.review.desk import Desk
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.labels import button, label


class SignInDialog(QDialog):
    """Asks until the passphrase is right, or the nurse gives up."""

    def __init__(
        self,
        people: Sequence[Person],
        sign_in: Callable[[str, str], Desk],
        background: Background,
        *,
        locked_for: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self._sign_in, self._background = sign_in, background
        self.setWindowTitle(self.tr("Sign in"))
        self.setMinimumWidth(420)
        self.person = QComboBox()
        for person in people:
            self.person.addItem(person.name, person.id)
        self._locked = bool(locked_for)
        self.person.setCurrentIndex(max(0, self.person.findData(locked_for)))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.message = label("", "soft")
        background.bug.connect(self._stumbled)
        self._lay_out()
        self.passphrase.setFocus()

    @Slot()
    def attempt(self) -> None:
        """Try the passphrase off the screen thread: deriving a key from it takes a second."""
        person, passphrase = str(self.person.currentData()), self.passphrase.text()
        self._wait(self.tr("Opening your keys …"))
        ask(
            self._background,
            self,
            partial(self._sign_in, person, passphrase),
            self._signed_in,
            self._refused,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self._title(), "title"))
        if self._locked:
            column.addWidget(label(self._waits()))
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(self.tr("&Name"), self.person)
        form.addRow(self.tr("&Passphrase"), self.passphrase)
        column.addLayout(form)
        column.addWidget(self.message)
        line = QHBoxLayout()
        line.addStretch()
        leave = button(self.tr("Quit"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        line.addWidget(leave)
        self._enter = button(self.tr("Sign in"), main=True)
        self._enter.setDefault(True)
        self._enter.clicked.connect(self.attempt)
        line.addWidget(self._enter)
        column.addLayout(line)

    def _title(self) -> str:
        if self._locked:
            return self.tr("This desk is locked")
        return self.tr("Who is at this desk?")

    def _waits(self) -> str:
        words = self.tr(
            "{0} was at work here. What they had typed waits for them, and nobody else sees it."
        )
        return words.format(self.person.currentText())

    def _wait(self, words: str) -> None:
        self.message.setText(words)
        for widget in (self.person, self.passphrase, self._enter):
            widget.setEnabled(False)

    def _signed_in(self, desk: Desk) -> None:
        self.desk = desk
        self.passphrase.clear()
        self.accept()

    @Slot()
    def _stumbled(self) -> None:
        self._again("")

    def _refused(self, error: KioskError) -> None:
        self._again(error.message)

    def _again(self, words: str) -> None:
        self.message.setText(words)
        for widget in (self.person, self.passphrase, self._enter):
            widget.setEnabled(True)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
