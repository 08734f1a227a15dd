"""What the parts of the Clinic page share: acts that the root signs, and what came of them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.provision.administration import Administration
from kiosk.provision.standing import Standing
from ui.background import Background
from ui.desk.admin.clinic.signing import Form, SigningDialog
from ui.desk.labels import button, label


class Tab(QWidget):
    """One part of the page; `acted` says in a sentence what was done."""

    acted = Signal(str)

    def __init__(self, office: Administration, background: Background) -> None:
        super().__init__()
        self.office, self.background = office, background
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 14, 0, 0)
        self.column.setSpacing(8)

    def show_standing(self, standing: Standing) -> None:
        """Show how the clinic stands now."""
        raise NotImplementedError

    def sign(self, title: str, explained: str, form: Form, said: Callable[[Any], str]) -> None:
        """Ask for the root, and do what the form says; `said` puts what came of it into words."""
        dialog = SigningDialog(title, explained, form, self.background, self)
        dialog.signed.connect(lambda result: self.acted.emit(said(result)))
        dialog.open()

    def heading(self, words: str, explained: str = "") -> None:
        """Add a heading, and a quiet line below it."""
        self.column.addSpacing(6)
        self.column.addWidget(label(words, "heading"))
        if explained:
            self.column.addWidget(label(explained, "soft"))

    def buttons(self, *each: tuple[str, Callable[[], object]]) -> list[QPushButton]:
        """Add a row of buttons, each with what it does."""
        row = QHBoxLayout()
        made = []
        for words, act in each:
            one = button(words)
            one.clicked.connect(act)
            row.addWidget(one)
            made.append(one)
        row.addStretch()
        self.column.addLayout(row)
        return made
