"""The frame of the assistant: the steps on the left, one page, and the way back and on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk.admin.page import Page
from ui.desk.labels import button, label

_STEPS = 190  # px


class Frame(QWidget):
    """Shows one page after the other, and knows nothing of what they hold."""

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self._pages = pages
        self._steps = [(label("", wrap=False), label(page.name, wrap=False)) for page in pages]
        self._stack = QStackedWidget()
        self.message = label("", "strong")
        self.back = button(self.tr("&Back"))
        self.onward = button("", main=True)
        self.back.setAutoDefault(False)
        self.onward.setDefault(True)
        for page in pages:
            self._stack.addWidget(_scrolling(page))
            page.changed.connect(self.judge)
        self._lay_out()
        self._show(0)

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        return self._pages[self._stack.currentIndex()]

    def show_next(self) -> None:
        """Show the page after this one."""
        self._show(self._stack.currentIndex() + 1)

    def show_previous(self) -> None:
        """Show the page before this one."""
        self._show(self._stack.currentIndex() - 1)

    def wait(self, words: str) -> None:
        """Say what is being done; nothing can be changed meanwhile."""
        self.message.setText(words)
        for part in (self._stack, self.back, self.onward):
            part.setEnabled(False)

    def say(self, words: str) -> None:
        """Say how that ended, and let somebody go on."""
        self.message.setText(words)
        self._stack.setEnabled(True)
        self.judge()

    @Slot()
    def judge(self) -> None:
        """Offer what is possible now."""
        place = self._stack.currentIndex()
        self.onward.setEnabled(self.page.ready and self._stack.isEnabled())
        self.back.setEnabled(0 < place < len(self._pages) - 1)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        for number, step in enumerate(self._steps):
            step[0].setText("✓" if number < place else f"{number + 1}")
            for part in step:
                part.setProperty("look", "strong" if number == place else "soft")
                part.style().polish(part)
        self.onward.setText(self.page.onward)
        self.back.setVisible(place < len(self._pages) - 1)
        self.say("")
        self.page.come()

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(28)
        body.addWidget(self._list())
        body.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.onward)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _list(self) -> QWidget:
        steps = QFrame()
        steps.setProperty("look", "card")
        steps.setFixedWidth(_STEPS)
        grid = QGridLayout(steps)
        grid.setContentsMargins(16, 16, 12, 16)
        grid.setVerticalSpacing(14)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self._steps), 1)
        for row, step in enumerate(self._steps):
            for place, part in enumerate(step):
                part.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
                grid.addWidget(part, row, place)
        return steps


def _scrolling(page: Page) -> QScrollArea:
    scroller = QScrollArea(widgetResizable=True)
    scroller.setFrameShape(QFrame.Shape.NoFrame)
    scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroller.setWidget(page)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroller
