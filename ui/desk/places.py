"""The bar that leads to the desk's pages; an intake belongs to where it was opened."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget


class Places(QTabBar):
    """Says where one is, and `chosen` where one wants to go: again to the same, from an intake."""

    chosen = Signal(object)  # QWidget

    def __init__(self, rooms: QStackedWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self._pages: list[QWidget] = []
        self._from: QWidget | None = None  # where what is no page of its own was opened
        self.setDocumentMode(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setAccessibleName(self.tr("Pages"))
        self.tabBarClicked.connect(self._choose)
        self.currentChanged.connect(self._choose)
        rooms.currentChanged.connect(self._follow)

    @property
    def home(self) -> QWidget:
        """Return the first page."""
        return self._pages[0]

    def add(self, page: QWidget, title: str) -> None:
        """Add a page at the end."""
        with QSignalBlocker(self):
            self._pages.append(page)
            self.addTab(title)
            self._rooms.addWidget(page)

    def title(self, page: QWidget | None) -> str:
        """Return what a page is called; the first, where it is none."""
        return self.tabText(self._place(page))

    def stay_at(self, page: QWidget | None) -> None:
        """Say from which page the next is opened; None: the first."""
        self._from = page

    def page(self, number: int) -> QWidget | None:
        """Return a page by its place, from 0."""
        return self._pages[number] if 0 <= number < len(self._pages) else None

    @Slot(int)
    def _choose(self, number: int) -> None:
        if page := self.page(number):
            self.chosen.emit(page)

    @Slot(int)
    def _follow(self, _number: int) -> None:
        page = self._rooms.currentWidget()
        with QSignalBlocker(self):
            self.setCurrentIndex(self._place(page if page in self._pages else self._from))

    def _place(self, page: QWidget | None) -> int:
        return self._pages.index(page) if page in self._pages else 0
