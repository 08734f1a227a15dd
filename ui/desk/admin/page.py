"""One page of the set-up assistant: a title, some words, and when one may go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.desk.labels import Look, label


class Page(QWidget):
    """What every page has; `changed` when it may have become ready, or not any more."""

    changed = Signal()

    def __init__(self, title: str, name: str, onward: str = "") -> None:
        super().__init__()
        self.name = name  # in the list of steps
        self.onward = onward or self.tr("&Next")
        self.setProperty("look", "paper")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 12, 0)
        self.column.setSpacing(10)
        self.column.addWidget(label(title, "title"))

    @property
    def ready(self) -> bool:
        """Tell whether one may go on."""
        return True

    def add_words(self, words: str, look: Look = "plain") -> QLabel:
        """Add a paragraph."""
        made = label(words, look)
        self.column.addWidget(made)
        return made

    def come(self) -> None:
        """Be shown: put the cursor where one begins to type."""
