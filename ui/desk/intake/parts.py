"""What the sections of an intake are laid out with: a titled card, a grid, set-in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QWidget

from ui.desk.labels import card, label

TOP = Qt.AlignmentFlag.AlignTop
_INSET = 14  # px


def section(title: str, *rows: QWidget | QLayout) -> QFrame:
    """Return a card with a heading."""
    frame, column = card()
    column.addWidget(label(title, "heading"))
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
        else:
            column.addLayout(row)
    return frame


def grid(widths: tuple[int, ...]) -> QGridLayout:
    """Return an empty grid whose columns share the room in these parts."""
    made = QGridLayout()
    made.setHorizontalSpacing(16)
    made.setVerticalSpacing(6)
    for column, stretch in enumerate(widths):
        made.setColumnStretch(column, stretch)
    return made


def inset(words: str) -> QLabel:
    """Return quiet words that stand in below what they belong to."""
    made = label(words, "soft")
    made.setContentsMargins(_INSET, 0, 0, 0)
    return made
