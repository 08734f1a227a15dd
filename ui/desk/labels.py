"""Words on the desk's screens: always plain text, since a patient may have typed anything."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

Look = Literal["plain", "title", "heading", "strong", "soft", "code"]


def label(words: str, look: Look = "plain", *, wrap: bool = True) -> QLabel:
    """Return words that can be selected and copied; never read as markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("look", look)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a white surface and the column inside it."""
    frame = QFrame()
    frame.setProperty("look", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(6)
    return frame, column


def button(words: str, *, main: bool = False) -> QPushButton:
    """Return a button; the main one of a page stands out."""
    made = QPushButton(words)
    if main:
        made.setProperty("look", "main")
    return made
