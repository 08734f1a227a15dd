"""The desk's window: calls for help on top, the worklist, one intake at a time.

All work with the inbox and the keys is done in the background; new intakes appear by themselves.
"""

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.provision.administration import Administration
from kiosk.review.desk import Desk
from kiosk.review.opened import OpenedNotice
from kiosk.review.opener import TakenOut
from kiosk.review.worklist import Worklist
from ui.background import Background
from ui.desk.admin.clinic.page import ClinicPage
from ui.desk.aside import AsideDialog
from ui.desk.asking import ask
from ui.desk.audit_dialog import AuditDialog
from ui.desk.code_dialog import CodeDialog
from ui.desk.intake.page import IntakePage
from ui.desk.menus import Entry, add_menu
from ui.desk.notices import NoticeStrip
from ui.desk.worklist_page import WorklistPage

POLL = 2000  # ms between two looks at the inbox
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._office = desk, background, office
        self._clinic: ClinicPage | None = None
        self._worklist = Worklist()
        self._looking = False
        self.notices = NoticeStrip()
        self.list = WorklistPage(desk.clock)
        self.page: IntakePage | None = None
        self.contact, self.apart = QLabel(), QLabel()
        self.rooms = QStackedWidget()
        self._lay_out()
        self.list.opened.connect(self.open_intake)
        self.notices.acknowledged.connect(self.acknowledge)
        background.bug.connect(self._stumbled)
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask the inbox what has arrived, unless the last question is still open."""
        if not self._looking:
            self._looking = True
            ask(
                self._background,
                self,
                partial(self._desk.look, self._worklist),
                self._looked,
                self._out_of_reach,
            )

    @Slot(str)
    def open_intake(self, intake_id: str) -> None:
        """Open an intake; its flags come first."""
        ask(self._background, self, partial(self._desk.take_out, intake_id), self._open, self._say)

    @Slot(object)
    def acknowledge(self, notice: OpenedNotice) -> None:
        """Say that the nurse goes; the tablet learns of it."""
        ask(
            self._background,
            self,
            partial(self._desk.acknowledge, notice),
            lambda _done: self.look(),
            self._say,
        )

    @Slot()
    def expect_patient(self) -> None:
        """Make a code for a patient."""
        CodeDialog(self._desk.consent_interval, self).open()

    @Slot()
    def show_aside(self) -> None:
        """Show what was set aside, and gaps."""
        worklist = self._worklist
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
    def open_id(self) -> str:
        """Return the intake that is open; empty for the worklist."""
        return self.page.intake.id if self.page else ""

    def name_of(self, intake_id: str) -> str:
        """Return whose an intake is, as the worklist has it; empty: it is not in it."""
        row = self._worklist.row(intake_id)
        return row.name if row else ""

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
        """Go back to the worklist."""
        if self.page is not None:
            self.page.leave()
            self.rooms.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
        self.rooms.setCurrentWidget(self.list)
        self.list.view.setFocus()

    @Slot()
    def show_clinic(self) -> None:
        """Show who belongs to the clinic, to who runs it."""
        if self._office is not None and self._may_manage:
            self.leave_intake()
            if self._clinic is None:
                me = self._desk.reviewer.person
                self._clinic = ClinicPage(self._office, self._background, me)
                self._clinic.left.connect(self.leave_intake)
                self.rooms.addWidget(self._clinic)
            self.rooms.setCurrentWidget(self._clinic)

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
        for notice in self._worklist.open_notices[:1]:
            self.acknowledge(notice)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; what is not signed stays as a draft."""
        if self.page is not None:
            self.page.leave()
        self._timer.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Intake desk · {0}").format(self._desk.manifest.name))
        self.resize(*_SIZE)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(16, 12, 16, 8)
        column.addWidget(self.notices)
        column.addWidget(self.rooms, 1)
        self.rooms.addWidget(self.list)
        self.setCentralWidget(centre)
        self._add_menus()
        name = self.tr("Signed in as {0}").format(self._desk.reviewer.name)
        self.statusBar().addWidget(QLabel(name))
        self.statusBar().addPermanentWidget(self.apart)
        self.statusBar().addPermanentWidget(self.contact)

    def _add_menus(self) -> None:
        bar = self.menuBar()
        desk: tuple[Entry, ...] = (
            (self.tr("&Expect a patient…"), "Ctrl+N", self.expect_patient),
            (self.tr("&Acknowledge the first call"), "Ctrl+K", self.acknowledge_first),
            None,
            (self.tr("&Lock"), "Ctrl+L", self.lock),
            (self.tr("Sign &out, or let somebody else in"), "Ctrl+Shift+L", self.sign_out),
            (self.tr("&Quit"), "Ctrl+Q", self.close),
        )
        intake: tuple[Entry, ...] = (
            (self.tr("&Open"), "Ctrl+O", self.open_chosen),
            (self.tr("Sign &off…"), "Ctrl+Return", self.begin_sign_off),
            (self.tr("&Print or save papers…"), "Ctrl+P", self.print_intake),
            None,
            (self.tr("&Next"), "Alt+Down", self.open_next),
            (self.tr("&Previous"), "Alt+Up", self.open_previous),
            (self.tr("&Back to the worklist"), "Esc", self.leave_intake),
        )
        view: tuple[Entry, ...] = (
            (self.tr("&Find a patient"), "Ctrl+F", self.find_patient),
            (self.tr("&Signed off, too"), "Ctrl+Shift+O", self.toggle_signed_off),
            (self.tr("Set &aside…"), "Ctrl+Shift+A", self.show_aside),
            (self.tr("A&udit…"), "Ctrl+Shift+U", self.show_audit),
        )
        add_menu(bar, self.tr("&Desk"), desk)
        add_menu(bar, self.tr("&Intake"), intake)
        add_menu(bar, self.tr("&View"), view)
        if self._office is not None and self._may_manage:
            entry = (self.tr("&Tablets, people and keys"), "Ctrl+M", self.show_clinic)
            add_menu(bar, self.tr("&Clinic"), (entry,))

    @property
    def _may_manage(self) -> bool:
        return self._desk.manifest.person(self._desk.reviewer.person).may_manage

    def _looked(self, worklist: Worklist) -> None:
        self._looking = False
        self._worklist = worklist
        now = self._desk.clock.now()
        self.list.show_worklist(worklist)
        self.notices.show_notices(worklist.open_notices, now)
        self.contact.setText(self.tr("Inbox read at {0}").format(f"{now.astimezone():%H:%M:%S}"))
        apart = len(worklist.aside) + len(worklist.unopened) + len(worklist.gaps)
        words = self.tr("Set aside or missing: {0} (View, Set aside)").format(apart)
        self.apart.setText(words if apart else "")
        if self.page is not None:
            self.page.show_worklist(worklist)
        if worklist.to_open:
            self.look()

    def _out_of_reach(self, error: KioskError) -> None:
        self._looking = False
        self.contact.setText(self.tr("The inbox does not answer: {0}").format(error.message))

    @Slot()
    def _stumbled(self) -> None:
        """Go on looking after a fault that nobody foresaw."""
        self._looking = False

    def _say(self, error: KioskError) -> None:
        self.statusBar().showMessage(error.message)

    def _open(self, taken: TakenOut) -> None:
        self.leave_intake()
        self.page = IntakePage(self._desk, self._background, taken)
        self.page.left.connect(self.leave_intake)
        self.page.signed.connect(self.look)
        self.rooms.addWidget(self.page)
        self.rooms.setCurrentWidget(self.page)
        self.shown.emit(self.page)
        self.page.show_worklist(self._worklist)

    def _open_neighbour(self, step: int) -> None:
        if self.page is not None:
            neighbour = self.list.neighbour(self.page.intake.id, step)
            if neighbour:
                self.open_intake(neighbour)
