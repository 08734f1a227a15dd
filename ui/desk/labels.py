"""Words on the desk's screens: always plain text, since a patient may have typed anything."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

Look = Literal["plain", "title", "heading", "strong", "soft", "code", "digits"]


def label(words: str, look: Look = "plain", *, wrap: bool = True) -> QLabel:
    """Return words that can be selected and copied; never read as markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("look", look)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class OneLine(QLabel):
    """Quiet words on one line, cut to the room there is; all of them on hover and when read out."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "soft")
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setMinimumWidth(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        room = self.contentsRect().width()
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room))
        super().resizeEvent(event)


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
