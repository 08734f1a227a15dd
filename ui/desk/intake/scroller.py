"""A page that is as high as its words need, and scrolls where the window is lower."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST = 160  # px: some lines, and the bar to go on


class Scroller(QScrollArea):
    """Cuts nothing off: whoever attests can read all of the words, however low the window is."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._inside = inside

    def sizeHint(self) -> QSize:
        """Return what all of it needs at this width."""
        width, inside = self.viewport().width(), self._inside
        high = inside.heightForWidth(width) if inside.hasHeightForWidth() else -1
        return QSize(width, max(high, inside.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Return how low it may become."""
        return QSize(0, min(_LEAST, self.sizeHint().height()))
