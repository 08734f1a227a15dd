"""The desk's application: one person after the other; one calm dialog for what nobody foresaw."""

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from types import TracebackType

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from shiboken6 import delete

import resources
from kiosk.provision.administration import Administration
from kiosk.record.manifest import Person
from kiosk.review.desk import Desk
from ui.background import Background, place_of
from ui.desk import theme
from ui.desk.admin.assistant import OwnKey, SetUpAssistant
from ui.desk.chart.charting import Charting, line_to_the_chart
from ui.desk.memory import Memory
from ui.desk.surroundings import Surroundings
from ui.desk.turns import Turns

log = logging.getLogger(__name__)


class Faults(QObject):
    """Shows one calm dialog for a bug, and logs where it was: never what a patient said."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box: QMessageBox | None = None

    def hook(
        self, kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        """Take the place of sys.excepthook; what the fault says is not logged."""
        log.error("a fault that nobody foresaw: %s at %s", kind.__name__, place_of(fault))
        self.show()

    @Slot()
    def show(self) -> None:
        """Show the dialog, once at a time."""
        if self._box is not None and self._box.isVisible():
            return
        self._box = QMessageBox(
            QMessageBox.Icon.Information,
            self.tr("Something unexpected happened"),
            self.tr(
                "What you did last may not be done. Nothing that was received or signed is lost. "
                "Please try again; if it happens again, sign out and in, and tell IT the time."
            ),
        )
        self._box.show()


def run_desk(
    people: Callable[[], Sequence[Person]],
    sign_in: Callable[[str, str], Desk],
    lock_after: timedelta,
    office: Administration | None = None,
    memory: Memory | None = None,
    around: Surroundings | None = None,
) -> int:
    """Show the desk until the nurse quits; `sign_in` takes a person's id and a passphrase.

    `memory` is what this desk remembers of people; None: IT does not allow it. `around` is what
    the desk has besides its inbox.
    """
    around = around or Surroundings()
    with _application() as background, line_to_the_chart() as line:
        turns = Turns(people, sign_in, background, lock_after, office, memory)
        turns.charting = Charting(around.clerk_of, line) if around.clerk_of else None
        turns.around = around
        turns.take()
    return 0


def run_assistant(administration: Administration, own_key: OwnKey) -> bool:
    """Show the set-up assistant; return whether there is a clinic now."""
    with _application() as background:
        assistant = SetUpAssistant(administration, own_key, background)
        founded = assistant.exec() == QDialog.DialogCode.Accepted
        delete(assistant)  # now, with its passphrases; not whenever garbage is collected
        return founded


def try_again(why_not: str) -> bool:
    """Show why the desk cannot be opened; return whether to try again."""
    with _application():
        box = QMessageBox(QMessageBox.Icon.Warning, "Intake Kiosk", why_not)
        box.setStandardButtons(QMessageBox.StandardButton.Retry | QMessageBox.StandardButton.Close)
        box.setDefaultButton(QMessageBox.StandardButton.Retry)
        again = box.exec() == QMessageBox.StandardButton.Retry
        delete(box)
        return bool(again)


@contextmanager
def _application() -> Iterator[Background]:
    """Dress the application and yield its worker; what nobody foresaw is told calmly."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Intake Kiosk")
    application.setWindowIcon(QIcon(str(resources.path("icons", "welcome.svg"))))
    application.setDesktopFileName("intake-kiosk-desk")  # whose icon Wayland shows
    theme.dress(application)
    faults, background = Faults(), Background()
    sys.excepthook = faults.hook
    background.bug.connect(faults.show)
    try:
        yield background
    finally:
        sys.excepthook = sys.__excepthook__
        background.close()
