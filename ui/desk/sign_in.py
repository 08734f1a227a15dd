"""Signing in: who, and their passphrase; it opens intakes and signs what is signed off.

Where IT allows it a desk remembers people: then nothing but the account of the computer guards
their keys, and the screen says so.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import (
    QCheckBox,
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
from ui.desk.memory import Entered, Memory


class SignInDialog(QDialog):
    """Asks until the passphrase is right, or the nurse gives up."""

    def __init__(
        self,
        people: Sequence[Person],
        sign_in: Callable[[str, str], Desk],
        background: Background,
        *,
        locked_for: str = "",
        memory: Memory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self.trouble = ""  # why somebody who wished it is not remembered
        self._sign_in, self._background, self._memory = sign_in, background, memory
        self._remembered = set(memory.people()) if memory else set()
        self.setWindowTitle(self.tr("Sign in"))
        self.setMinimumWidth(440)
        self.person = QComboBox()
        for person in people:
            self.person.addItem(person.name, person.id)
        self._locked = bool(locked_for)
        self.person.setCurrentIndex(max(0, self.person.findData(locked_for)))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(self.tr("&Remember me on this desk"))
        self.forget = button(self.tr("&Forget me on this desk"))
        self.known, self.message = label("", "soft"), label("", "soft")
        background.bug.connect(self._stumbled)
        self._lay_out()
        self._fit()
        self.person.currentIndexChanged.connect(self._fit)

    @Slot()
    def attempt(self) -> None:
        """Try to get in off the screen thread: deriving a key from a passphrase takes a second."""
        person = str(self.person.currentData())
        words, memory = self.passphrase.text(), self._memory
        work = partial(_entered, partial(self._sign_in, person, words))
        if memory and person in self._remembered:
            work = partial(_entered, partial(memory.recall, person))
        elif memory and self.remember.isChecked():
            work = partial(memory.remember, person, words)
        self._wait(self.tr("Opening your keys …"))
        ask(self._background, self, work, self._let_in, self._refused)

    @Slot()
    def forget_person(self) -> None:
        """Forget whoever is chosen: from now on it takes their passphrase."""
        if self._memory:
            person = str(self.person.currentData())
            self._remembered.discard(person)
            self._wait(self.tr("Forgetting your keys …"))
            work = partial(self._memory.forget, person)
            ask(self._background, self, work, lambda _done: self._again(""), self._refused)

    def put_on_top(self, part: QWidget) -> None:
        """Show something above all else; it goes with the page."""
        self._column.insertWidget(0, part)

    def event(self, event: QEvent) -> bool:
        """Be as high as the words need: Qt asks wrapped words for one height at any width."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        return done

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self._title(), "title"))
        if self._locked:
            column.addWidget(label(self._waits()))
        self._form = QFormLayout()
        self._form.setSpacing(10)
        self._form.addRow(self.tr("&Name"), self.person)
        self._form.addRow(self.tr("&Passphrase"), self.passphrase)
        column.addLayout(self._form)
        for part in (self.remember, self.known, self.message):
            column.addWidget(part)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.forget.setAutoDefault(False)
        self.forget.clicked.connect(self.forget_person)
        line.addWidget(self.forget)
        line.addStretch()
        leave = button(self.tr("Quit"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        line.addWidget(leave)
        self._enter = button(self.tr("Sign in"), main=True)
        self._enter.setDefault(True)
        self._enter.clicked.connect(self.attempt)
        line.addWidget(self._enter)
        return line

    def _title(self) -> str:
        if self._locked:
            return self.tr("This desk is locked")
        return self.tr("Who is at this desk?")

    def _waits(self) -> str:
        words = self.tr(
            "{0} was at work here. What they had typed waits for them, and nobody else sees it."
        )
        return words.format(self.person.currentText())

    @Slot()
    def _fit(self) -> None:
        """Ask for a passphrase, unless the person chosen is remembered."""
        known = self.person.currentData() in self._remembered
        self._form.setRowVisible(self.passphrase, not known)
        self.forget.setVisible(known)
        self.remember.setVisible(self._memory is not None and not known)
        self.known.setVisible(self._memory is not None)
        self.known.setText(self._guarded_by(known=known))
        (self._enter if known else self.passphrase).setFocus()

    def _guarded_by(self, *, known: bool) -> str:
        if known:
            return self.tr(
                "This desk remembers you. Whoever uses this computer account can sign in as you: "
                "lock the computer when you leave."
            )
        return self.tr(
            "If it does, whoever uses this computer account can sign in as you, without your "
            "passphrase."
        )

    def _wait(self, words: str) -> None:
        self.message.setText(words)
        for widget in self._inputs:
            widget.setEnabled(False)

    def _let_in(self, entered: Entered) -> None:
        self.desk, self.trouble = entered.desk, entered.trouble
        self.passphrase.clear()
        self.accept()

    @Slot()
    def _stumbled(self) -> None:
        self._again("")

    def _refused(self, error: KioskError) -> None:
        """Say why, and ask for the passphrase; what is remembered stays."""
        self._remembered.discard(str(self.person.currentData()))
        self._again(error.message)

    def _again(self, words: str) -> None:
        self.message.setText(words)
        for widget in self._inputs:
            widget.setEnabled(True)
        self._fit()
        self.passphrase.selectAll()

    @property
    def _inputs(self) -> Sequence[QWidget]:
        return (self.person, self.passphrase, self.remember, self.forget, self._enter)


def _entered(enter: Callable[[], Desk]) -> Entered:
    return Entered(enter())
