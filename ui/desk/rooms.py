"""The desk's pages: worklist, arrivals, the clinic's day, and who belongs to the clinic."""

from datetime import datetime

from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.provision.administration import Administration
from kiosk.review.arrivals import arrivals
from kiosk.review.desk import Desk
from kiosk.review.front_desk import FrontDesk
from ui.background import Background
from ui.desk.admin.clinic.page import ClinicPage
from ui.desk.archive.page import ArchivePage
from ui.desk.arrivals.page import ArrivalsPage
from ui.desk.day.page import DayPage
from ui.desk.places import Places
from ui.desk.rows_view import RowsView
from ui.desk.surroundings import Surroundings
from ui.desk.watch import Seen
from ui.desk.worklist_page import WorklistPage


class Rooms(QStackedWidget):
    """What the window shows, one at a time; who has no clinical role has no worklist."""

    def __init__(
        self, desk: Desk, front: FrontDesk, background: Background, around: Surroundings
    ) -> None:
        super().__init__()
        self._desk, self._background, self._habits = desk, background, around.habits
        self._clinic: ClinicPage | None = None
        self.list = WorklistPage(desk.clock, desk.reviewer.name)
        self.arrivals = ArrivalsPage(front, background)
        self.archive = ArchivePage(desk, background)
        self.day = DayPage(desk, background, around.worries)
        self.places = Places(self)
        self._take_places()
        for name, view in self._tables().items():
            view.restore_columns(self._habits.shape(name))

    def show_seen(self, seen: Seen, now: datetime) -> None:
        """Show what the inbox holds now."""
        found = arrivals(seen.expected, seen.worklist, now)
        self.list.show_worklist(seen.worklist)
        self.arrivals.show_arrivals(found)
        self.day.show_news(seen.worklist, found)

    def clinic(self, office: Administration) -> ClinicPage:
        """Return the page of who runs the clinic, made when it is first wanted."""
        if self._clinic is None:
            office = office.noted_by(self._desk.note)
            me = self._desk.reviewer.person
            self._clinic = ClinicPage(office, self._background, me)
            self.addWidget(self._clinic)
        return self._clinic

    def keep_habits(self) -> None:
        """Remember how the tables are left."""
        for name, view in self._tables().items():
            self._habits.keep_shape(name, view.columns())

    def go_back(self, page: QWidget | None = None) -> None:
        """Show a page, or the first, with the keys on the worklist where that is it."""
        self.setCurrentWidget(page or self.places.home)
        if self.currentWidget() is self.list:
            self.list.view.setFocus()

    def _tables(self) -> dict[str, RowsView]:
        tables = {"worklist": self.list.view, "arrivals": self.arrivals.view}
        return {f"{name}-{view.model().columnCount()}": view for name, view in tables.items()}

    def _take_places(self) -> None:
        clinical = self._desk.may_review
        for page, title, shown in (
            (self.list, self.tr("Worklist"), clinical),
            (self.arrivals, self.tr("Arrivals"), True),
            (self.archive, self.tr("Archive"), clinical),
            (self.day, self.tr("Today"), True),
        ):
            if shown:
                self.places.add(page, title)
            else:
                page.setParent(self)  # it goes with the window
                page.hide()
