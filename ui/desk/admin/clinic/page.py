"""The Clinic page: tablets, people and keys; every act on it is signed by the root.

It looks anew every few seconds while it is shown, so that a device that asks appears by itself.
"""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.provision.administration import Administration
from kiosk.provision.standing import Concern, Standing
from ui.background import Background
from ui.desk.admin.clinic.devices import DevicesTab
from ui.desk.admin.clinic.keys import KeysTab
from ui.desk.admin.clinic.people import PeopleTab
from ui.desk.admin.clinic.tab import Tab
from ui.desk.asking import ask
from ui.desk.labels import button, label

_LOOK = 3000  # ms between two looks


class ClinicPage(QWidget):
    """Seen by who runs the clinic; `me` is the person signed in."""

    left = Signal()

    def __init__(self, office: Administration, background: Background, me: str) -> None:
        super().__init__()
        self._office, self._background = office, background
        self._looking = False
        self.name = label("", "title", wrap=False)
        self.concern, self.message = label("", "strong"), label("", "soft")
        self.devices = DevicesTab(office, background)
        self.people = PeopleTab(office, background, me)
        self.keys = KeysTab(office, background)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._lay_out()
        for tab in self._all():
            tab.acted.connect(self._acted)
        self.devices.refused.connect(self.message.setText)
        background.bug.connect(self._stumbled)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """See who asks and how the clinic stands, unless the last look is still going on."""
        if not self._looking:
            self._looking = True
            ask(self._background, self, self._office.standing, self._show, self._failed)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self._timer.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        self._timer.stop()
        super().hideEvent(event)

    def _all(self) -> tuple[Tab, ...]:
        return self.devices, self.people, self.keys

    def _show(self, standing: Standing) -> None:
        self._looking = False
        self.name.setText(standing.manifest.name)
        words = [self._words(concern, standing) for concern in standing.concerns]
        words += [self.tr("For IT: {0}").format(one) for one in self._office.settings_problems]
        self.concern.setText("\n".join(words))
        self.concern.setVisible(bool(words))
        for tab in self._all():
            tab.show_standing(standing)
        asking = len(standing.waiting)
        title = self.tr("&Tablets and desks")
        self.tabs.setTabText(0, f"{title} ({asking})" if asking else title)

    def _words(self, concern: Concern, standing: Standing) -> str:
        day = f"{standing.manifest.not_after.astimezone():%Y-%m-%d}"
        return {
            "expired": self.tr("The manifest has expired: begin a new epoch. Patients go on."),
            "expires-soon": self.tr("The manifest expires on {0}: begin a new epoch.").format(day),
            "sheet-untried": self.tr("The recovery sheet was never tried: see Keys."),
        }[concern]

    @Slot(str)
    def _acted(self, words: str) -> None:
        self.message.setText(words)
        self.look()

    def _failed(self, error: KioskError) -> None:
        self._looking = False
        self.message.setText(error.message)

    @Slot()
    def _stumbled(self) -> None:
        self._looking = False

    def _lay_out(self) -> None:
        back = button(self.tr("← Worklist"))
        back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(back)
        head.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.concern)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.message)
        self.tabs.addTab(self.devices, self.tr("&Tablets and desks"))
        self.tabs.addTab(self.people, self.tr("&People"))
        self.tabs.addTab(self.keys, self.tr("&Keys"))
