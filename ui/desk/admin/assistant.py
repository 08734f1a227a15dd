"""The set-up assistant: seven pages from nothing to a clinic with one person and one computer.

All of it is in memory until the last step; whoever stops before leaves nothing behind.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.provision import Founding, begin_founding
from kiosk.provision.administration import Administration
from kiosk.record.enrolment import ROOT_FILE
from ui.background import Background
from ui.desk.admin.frame import Frame
from ui.desk.admin.pages.done import DonePage
from ui.desk.admin.pages.names import NamesPage
from ui.desk.admin.pages.person import PersonPage
from ui.desk.admin.pages.purpose import PurposePage
from ui.desk.admin.pages.root import RootPage
from ui.desk.admin.pages.sheet import SheetPage
from ui.desk.admin.pages.trial import TrialPage
from ui.desk.asking import ask

T = TypeVar("T")

OwnKey = Callable[[str], tuple[bytes, bool]]  # this machine's public key; whether it could keep it

_SIZE = (880, 580)


class SetUpAssistant(QDialog):
    """Founds a clinic; accepted when there is one."""

    def __init__(
        self,
        administration: Administration,
        own_key: OwnKey,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office, self._own_key, self._background = administration, own_key, background
        self.founding: Founding | None = None
        self.purpose, self.names = PurposePage(), NamesPage()
        self.root = RootPage(administration.home, self.clinic_name)
        self.sheet, self.trial = SheetPage(background), TrialPage()
        self.person, self.last = PersonPage(self.clinic_name), DonePage()
        pages = (self.purpose, self.names, self.root, self.sheet, self.trial, self.person)
        self.frame = Frame((*pages, self.last))
        self.setWindowTitle(self.tr("Set up a clinic"))
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.back.clicked.connect(self.go_back)
        self.frame.onward.clicked.connect(self.go_on)
        background.bug.connect(self._stumbled)

    def clinic_name(self) -> str:
        """Return the clinic's name, as typed."""
        return self.names.clinic.text().strip()

    @Slot()
    def go_on(self) -> None:
        """Do what the page asks for, and show the next."""
        page = self.frame.page
        if page is self.root:
            self._make_keys()
        elif page is self.trial:
            self._try_sheet()
        elif page is self.person:
            self._found()
        elif page is self.last:
            self.accept()
        else:
            self.frame.show_next()

    @Slot()
    def go_back(self) -> None:
        """Show the page before; what was typed stays."""
        self.frame.show_previous()

    @Slot()
    def reject(self) -> None:
        """Stop, after a question: nothing of it is kept."""
        if self.frame.page is self.last:
            self.accept()
        elif self.frame.page is self.purpose or self._really():
            self.sheet.remove_saved()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before stopping, whichever way the window is closed."""
        if self.isVisible():
            event.ignore()
            self.reject()

    def _make_keys(self) -> None:
        """Make the clinic's keys once; later only the folder may have changed."""
        office, folder, known = self._office, self.root.place.folder, self.founding
        name, words = self.clinic_name(), self.root.passphrase.words

        def made() -> tuple[Founding, bytes]:
            office.demand_empty(folder)
            now = office.clock.now()
            founding = known or begin_founding(name, words, now)
            return founding, founding.sheet(now)

        self._work(self.tr("Making the clinic’s keys …"), made, self._keys_made)

    def _keys_made(self, made: tuple[Founding, bytes]) -> None:
        if self.founding is None:
            self.founding = made[0]
            self.root.keep()
            self.names.setEnabled(False)
            self.sheet.show_sheet(made[1])
        self.frame.show_next()

    def _try_sheet(self) -> None:
        assert self.founding is not None
        act = partial(self.founding.tried, self.trial.key.words, self._office.clock.now())
        self._work(self.tr("Trying the key …"), act, self._sheet_works)

    def _sheet_works(self, founding: Founding) -> None:
        self.founding = founding
        self.trial.key.clear()
        left = self.sheet.remove_saved()
        self.frame.show_next()
        words = self.tr("The sheet works. What was saved of it is deleted.")
        self.frame.say(self.tr("The sheet works.") if left else words)

    def _found(self) -> None:
        assert self.founding is not None
        office, founding, folder = self._office, self.founding, self.root.place.folder
        person, words = self.person.fields.person, self.person.fields.passphrase.words
        computer, own_key = self.names.computer.text(), self._own_key

        def founded() -> bool:
            with_person = founding.with_person(person, words)
            public_key, kept = own_key(computer)
            office.found(with_person.with_this_device(computer, public_key), folder)
            return kept

        self._work(self.tr("Setting up the clinic …"), founded, self._is_founded)

    def _is_founded(self, kept: bool) -> None:
        self.founding = None
        self.person.fields.passphrase.clear()
        problem = self.tr(
            "This computer has no keyring that keeps a key. A desk needs none; ask IT before it is "
            "used as a tablet as well."
        )
        self.last.tell(
            self.root.place.folder,
            self._office.home / ROOT_FILE,
            self.sheet.saved,
            "" if kept else problem,
        )
        self.frame.show_next()

    def _work(self, words: str, act: Callable[[], T], then: Callable[[T], None]) -> None:
        self.frame.wait(words)
        ask(self._background, self, act, lambda made: self._worked(then, made), self._refused)

    def _worked(self, then: Callable[[T], None], made: T) -> None:
        self.frame.say("")
        then(made)

    def _refused(self, error: KioskError) -> None:
        self.frame.say(error.message)

    @Slot()
    def _stumbled(self) -> None:
        self.frame.say(self.tr("That was not done. Please try again."))

    def _really(self) -> bool:
        answer = QMessageBox.question(
            self,
            self.tr("Stop setting up?"),
            self.tr(
                "Nothing is kept: the clinic does not exist yet. Throw the printed sheets away, "
                "they open nothing."
            ),
        )
        return answer == QMessageBox.StandardButton.Yes
