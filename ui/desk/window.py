"""The desk's window: calls for help on top, the worklist, one intake at a time.

All work with the inbox and the keys is done in the background; new intakes appear by themselves.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.provision.administration import Administration
from kiosk.review.desk import Desk
from kiosk.review.front_desk import FrontDesk
from kiosk.review.opened import OpenedNotice
from kiosk.review.opener import TakenOut
from ui.background import Background
from ui.desk.aside import AsideDialog
from ui.desk.asking import ask
from ui.desk.audit_dialog import AuditDialog
from ui.desk.bell import Bell
from ui.desk.intake.page import IntakePage
from ui.desk.menus import add_menus
from ui.desk.notices import NoticeStrip
from ui.desk.rooms import Rooms
from ui.desk.surroundings import Surroundings
from ui.desk.watch import Seen, Watch

_SIZE = (1280, 800)


class DeskWindow(QMainWindow):
    """What a nurse who is signed in works with all day."""

    signed_out = Signal()
    locked = Signal()
    shown = Signal(object)  # an intake's page

    def __init__(
        self,
        desk: Desk,
        background: Background,
        office: Administration | None = None,
        around: Surroundings | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._background, self._office = desk, background, office
        self._around = around or Surroundings()
        self.notices = NoticeStrip(clinical=self.may_review)
        front = FrontDesk(desk)
        self.watch = Watch(desk, front, background, self)
        self._bell = Bell(self._around.ring)
        self.rooms = Rooms(desk, front, background, self._around)
        self.places, self.list = self.rooms.places, self.rooms.list
        self.arrivals, self.archive = self.rooms.arrivals, self.rooms.archive
        self.day = self.rooms.day
        self.page: IntakePage | None = None
        self._back: QWidget | None = None  # where an intake was opened; None: the first page
        self.contact, self.apart = QLabel(), QLabel()
        self._lay_out()
        self.list.opened.connect(self.open_intake)
        self.arrivals.opened.connect(self.open_intake)
        self.archive.opened.connect(self.open_intake)
        self.arrivals.changed.connect(self.look)
        self.places.chosen.connect(self.show_place)
        self.notices.acknowledged.connect(self.acknowledge)
        self.watch.seen.connect(self._show)
        self.watch.unanswered.connect(self._out_of_reach)
        self.watch.start()

    @Slot()
    def look(self) -> None:
        """Ask the inbox what has arrived, unless the last question is still open."""
        self.watch.look()

    @Slot(str)
    def open_intake(self, intake_id: str) -> None:
        """Open an intake; its flags come first."""
        if self.page is None:
            others = (self.archive, self.arrivals)
            self._back = next((page for page in others if page.isVisible()), None)
        ask(self._background, self, partial(self._desk.take_out, intake_id), self._open, self._say)

    @Slot(object)
    def acknowledge(self, notice: OpenedNotice) -> None:
        """Say that the nurse goes; the tablet learns of it."""
        work = partial(self._desk.acknowledge, notice)
        ask(self._background, self, work, lambda _done: self.look(), self._say)

    @Slot()
    def expect_patient(self) -> None:
        """Make a code for a patient."""
        self.arrivals.expect_patient()

    @Slot()
    def show_aside(self) -> None:
        """Show what was set aside, and gaps."""
        worklist = self.watch.worklist
        AsideDialog((*worklist.aside, *worklist.unopened), worklist.gaps, self).open()

    @Slot()
    def show_audit(self) -> None:
        """Show who did what at which desk."""
        AuditDialog(self._desk, self._background, self).open()

    @Slot()
    def sign_out(self) -> None:
        """Let somebody else sign in; what was opened here is forgotten."""
        self.signed_out.emit()

    @Slot()
    def lock(self) -> None:
        """Hide everything until this person signs in again, or another does."""
        self.locked.emit()

    @property
    def may_review(self) -> bool:
        """Tell whether the person signed in works on intakes."""
        return self._desk.may_review

    @property
    def may_manage(self) -> bool:
        """Tell whether the person signed in runs the clinic, and from this desk."""
        me = self._desk.manifest.person(self._desk.reviewer.person)
        return self._office is not None and me.may_manage

    @property
    def open_id(self) -> str:
        """Return the intake that is open; empty for the worklist."""
        return self.page.intake.id if self.page else ""

    @Slot()
    def open_chosen(self) -> None:
        """Open what is chosen in the worklist."""
        if self.page is None:
            self.list.view.open_current()

    @Slot()
    def open_next(self) -> None:
        """Open the intake below this one."""
        self._open_neighbour(1)

    @Slot()
    def open_previous(self) -> None:
        """Open the intake above this one."""
        self._open_neighbour(-1)

    @Slot()
    def leave_intake(self) -> None:
        """Go back to where it was opened: the worklist, Arrivals or the archive."""
        back = self._back if self.page else None
        if self.page is not None:
            self.page.leave()
            self.rooms.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
        self.places.stay_at(None)
        self.rooms.go_back(back)

    @Slot(object)
    def show_place(self, page: QWidget) -> None:
        """Show one of the desk's pages; an open intake is left."""
        self.leave_intake()
        self.rooms.setCurrentWidget(page)

    @Slot()
    def show_worklist(self) -> None:
        """Show what waits for a nurse."""
        self.leave_intake()

    @Slot()
    def show_arrivals(self) -> None:
        """Show who is expected, and where everybody is."""
        self.show_place(self.arrivals)
        self.arrivals.view.setFocus()

    @Slot()
    def show_archive(self) -> None:
        """Show where one person is looked up, of all who ever came."""
        self.show_place(self.archive)

    @Slot()
    def show_clinic(self) -> None:
        """Show who belongs to the clinic, to who runs it."""
        if self._office is not None and self.may_manage:
            self.leave_intake()
            page = self.rooms.clinic(self._office)
            page.left.connect(self.leave_intake, Qt.ConnectionType.UniqueConnection)
            self.rooms.setCurrentWidget(page)

    @Slot()
    def show_day(self) -> None:
        """Show the clinic's day: numbers, what needs somebody, tablets."""
        self.show_place(self.day)

    @Slot(bool)
    def be_heard(self, on: bool) -> None:
        """Ring with each new call, or be silent; the desk remembers it."""
        self._around.habits.sound = on

    @Slot()
    def begin_sign_off(self) -> None:
        """Go to the sign-off box."""
        if self.page is not None:
            self.page.sign_off.attested.setFocus()

    @Slot()
    def print_intake(self) -> None:
        """Choose a paper of the open intake, look at it, print or save it."""
        if self.page is not None:
            self.page.show_papers()

    @Slot()
    def find_patient(self) -> None:
        """Go to the search field."""
        self.leave_intake()
        self.list.search.setFocus()

    @Slot()
    def toggle_signed_off(self) -> None:
        """Show or hide what is signed off."""
        self.list.signed_off.toggle()

    @Slot()
    def acknowledge_first(self) -> None:
        """Acknowledge the call on top."""
        for notice in self.watch.worklist.open_notices[:1]:
            self.acknowledge(notice)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; what is not signed stays as a draft."""
        if self.page is not None:
            self.page.leave()
        self.watch.stop()
        self.rooms.keep_habits()
        self._around.habits.keep_shape("window", self.saveGeometry())
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Intake desk · {0}").format(self._desk.manifest.name))
        self.resize(*_SIZE)
        self.restoreGeometry(self._around.habits.shape("window"))
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(16, 12, 16, 8)
        column.addWidget(self.notices)
        column.addWidget(self.places)
        column.addWidget(self.rooms, 1)
        self.setCentralWidget(centre)
        add_menus(self, may_review=self.may_review, may_manage=self.may_manage)
        if (heard := self.findChild(QAction, "be_heard")) is not None:
            heard.setCheckable(True)
            heard.setChecked(self._around.habits.sound)
        name = self.tr("Signed in as {0}").format(self._desk.reviewer.name)
        self.statusBar().addWidget(QLabel(name))
        self.statusBar().addPermanentWidget(self.apart)
        self.statusBar().addPermanentWidget(self.contact)

    @Slot(object)
    def _show(self, seen: Seen) -> None:
        worklist = seen.worklist
        now = self._desk.clock.now()
        self.rooms.show_seen(seen, now)
        self._bell.hear(worklist.open_notices, now, on=self._around.habits.sound)
        self.notices.show_notices(worklist.open_notices, now)
        self.contact.setText(self.tr("Inbox read at {0}").format(f"{now.astimezone():%H:%M:%S}"))
        apart = len(worklist.aside) + len(worklist.unopened) + len(worklist.gaps)
        words = self.tr("Set aside or missing: {0} (View, Set aside)").format(apart)
        self.apart.setText(words if apart else "")
        if self.page is not None:
            self.page.show_worklist(worklist)
        if worklist.to_open:
            self.look()

    @Slot(str)
    def _out_of_reach(self, why: str) -> None:
        self.contact.setText(self.tr("The inbox does not answer: {0}").format(why))

    def _say(self, error: KioskError) -> None:
        self.statusBar().showMessage(error.message)

    def _open(self, taken: TakenOut) -> None:
        self.leave_intake()
        back = self.places.title(self._back)
        self.places.stay_at(self._back)
        self.page = IntakePage(self._desk, self._background, taken, back)
        self.page.left.connect(self.leave_intake)
        self.page.signed.connect(self.look)
        self.rooms.addWidget(self.page)
        self.rooms.setCurrentWidget(self.page)
        self.shown.emit(self.page)
        self.page.show_worklist(self.watch.worklist)

    def _open_neighbour(self, step: int) -> None:
        if self.page and (there := self.list.neighbour(self.page.intake.id, step)):
            self.open_intake(there)
