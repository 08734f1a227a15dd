"""A dialog for an act that the root signs: it asks for the root file each time, and keeps nothing.

The passphrase leaves the field for the one act, and is forgotten however that ends.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.errors import KioskError
from kiosk.provision.administration import RootKey
from ui.background import Background
from ui.desk.admin.root_folder import RootFolder
from ui.desk.asking import ask
from ui.desk.labels import button, label

translate = QCoreApplication.translate

Act = Callable[[RootKey], Any]

_WIDTH, _BESIDE, _AROUND = 560, 64, 130  # px; beside and around what scrolls


class Form(QWidget):
    """What an act needs to know besides the root; `changed` when it may have become ready."""

    changed = Signal()

    @property
    def ready(self) -> bool:
        """Tell whether all is there."""
        return True

    def act(self) -> Act:
        """Return what is to be done, with what was typed until now."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget what was typed and must not stay."""


class SigningDialog(QDialog):
    """Title, what happens, the act's own fields, the root file; `signed` with what came of it."""

    signed = Signal(object)

    def __init__(
        self, title: str, explained: str, form: Form, background: Background, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._background, self.form = background, form
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.place = RootFolder()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.message = label("", "strong")
        self.do = button(translate("signing", "&Sign"), main=True)
        self._leave = button(translate("signing", "Cancel"))
        self._lay_out(title, explained)
        for part in (form, self.place):
            part.changed.connect(self._judge)
        self.passphrase.textChanged.connect(self._judge)
        background.bug.connect(self._stumbled)
        self._judge()

    @Slot()
    def attempt(self) -> None:
        """Do it off the screen thread: the root's passphrase takes a second to try."""
        act = partial(self.form.act(), RootKey(self.place.folder, self.passphrase.text()))
        self._tell(translate("signing", "Opening the root file …"))
        for part in self._parts():
            part.setEnabled(False)
        ask(self._background, self, act, self._done, self._refused)

    def done(self, result: int) -> None:
        """Close, and forget what was typed."""
        self.passphrase.clear()
        self.form.clear()
        super().done(result)

    def _done(self, result: object) -> None:
        self.accept()
        self.signed.emit(result)

    def _refused(self, error: KioskError) -> None:
        self._again(error.message)

    @Slot()
    def _stumbled(self) -> None:
        self._again(translate("signing", "That was not done. Please try again."))

    def _again(self, words: str) -> None:
        for part in self._parts():
            part.setEnabled(True)
        self._tell(words)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
        self._judge()

    def _tell(self, words: str) -> None:
        self.message.setText(words)
        self.message.show()

    @Slot()
    def _judge(self) -> None:
        typed = bool(self.passphrase.text())
        self.do.setEnabled(self.form.ready and self.place.fine and typed)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.form, self.place, self.passphrase, self.do

    def _lay_out(self, title: str, explained: str) -> None:
        inside = QWidget()
        inside.setProperty("look", "paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        column.addWidget(label(title, "title"))
        column.addWidget(label(explained))
        column.addWidget(self.form)
        column.addWidget(label(translate("signing", "The root file"), "heading"))
        fields = QFormLayout()
        fields.setSpacing(8)
        fields.addRow(translate("signing", "&Folder"), self.place)
        fields.addRow(translate("signing", "Its &passphrase"), self.passphrase)
        column.addLayout(fields)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(12)
        outer.addWidget(_scrolling(inside), 1)
        outer.addWidget(self.message)
        outer.addLayout(self._buttons())
        self.message.hide()
        room = self.screen().availableGeometry().height()
        needed = inside.heightForWidth(_WIDTH - _BESIDE) + _AROUND
        self.resize(_WIDTH, min(needed, room))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        self._leave.setAutoDefault(False)
        self._leave.clicked.connect(self.reject)
        self.do.setDefault(True)
        self.do.clicked.connect(self.attempt)
        row.addWidget(self._leave)
        row.addWidget(self.do)
        return row


def _scrolling(inside: QWidget) -> QScrollArea:
    scroller = QScrollArea(widgetResizable=True)
    scroller.setFrameShape(QFrame.Shape.NoFrame)
    scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroller.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroller.setWidget(inside)
    return scroller
