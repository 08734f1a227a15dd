"""On the page of signing in: that something waits which nobody has answered, and a bell for it.

It needs no key, and knows neither who sent it nor why; it may be a call for help.
"""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.review.unanswered import Unanswered, Waiting, seen_twice
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.bell import Bell
from ui.desk.habits import Habits
from ui.desk.intake.flag_frame import bar
from ui.desk.labels import label
from ui.desk.words import since

LOOK = 3000  # ms between two looks: longer than a desk with somebody at it takes for one


class UnansweredCalls(QWidget):
    """Looks every few seconds for as long as it is there; with nothing to tell it is hidden."""

    def __init__(
        self, unanswered: Unanswered, background: Background, bell: Bell, habits: Habits
    ) -> None:
        super().__init__()
        self._unanswered, self._background = unanswered, background
        self._bell, self._habits = bell, habits
        self._looking = False
        self._found: Waiting = {}
        self._told: Waiting = {}
        self.words, self.remedy, self.trouble = label("", "title"), label("", "heading"), label("")
        self._call, call = bar("red")
        call.setSpacing(6)
        call.addWidget(self.words)
        call.addWidget(self.remedy)
        self._away, away = bar("amber")
        away.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._call, self._away):
            part.hide()
            column.addWidget(part)
        self.hide()
        background.bug.connect(self._stumbled)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look, unless the last look is still going on."""
        if not self._looking:
            self._looking = True
            ask(self._background, self, self._unanswered.look, self._looked, self._failed)

    def _looked(self, found: Waiting) -> None:
        self._looking = False
        self._told, self._found = seen_twice(self._found, found), found
        self._tell("")

    def _failed(self, error: KioskError) -> None:
        """Say that nothing is heard now; what waited is told on, as nobody can say otherwise."""
        self._looking = False
        words = self.tr(
            "This desk does not reach the inbox: a call for help would not be heard here. {0}"
        )
        self._tell(words.format(error.message))

    @Slot()
    def _stumbled(self) -> None:
        """Go on looking after a fault that nobody foresaw."""
        self._looking = False

    def _tell(self, trouble: str) -> None:
        now = self._unanswered.clock.now()
        if self._told:
            words = self.tr("A tablet has sent something that nobody has answered, since {0}.")
            self.words.setText(words.format(since(min(self._told.values()), now)))
            self.remedy.setText(self.tr("Sign in to see it: it may be a call for help."))
        self.trouble.setText(trouble)
        self._appear()
        self._bell.ring_for(self._told, now, again=bool(self._told), on=self._habits.sound)

    def _appear(self) -> None:
        """Show what there is to tell; the window grows with it, and asks to be looked at."""
        is_new = bool(self._told) and self._call.isHidden()
        self._call.setVisible(bool(self._told))
        self._away.setVisible(bool(self.trouble.text()))
        self.setVisible(bool(self._told or self.trouble.text()))
        if is_new:
            QApplication.alert(self.window())
