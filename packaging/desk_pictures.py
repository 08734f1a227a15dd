"""The pictures of docs/nurse.md, of the demo's day: python packaging/desk_pictures.py [FOLDER].

Everybody on them is invented; nothing is drawn by hand, so that they stay true to the screens.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.app.demo_clinic import NURSE, make_demo_clinic
from kiosk.app.demo_day import prepare_day
from kiosk.app.desk import open_desk
from kiosk.outside.file_modes import private_files
from kiosk.settings import load
from ui.background import Background
from ui.desk import theme
from ui.desk.window import DeskWindow

FOLDER = Path(__file__).parents[1] / "docs/pictures"
_PATIENCE_MS = 60_000


def main(folder: Path) -> None:
    """Open the demo's desk, and keep a picture of each page."""
    application = QApplication(sys.argv[:1])
    theme.dress(application)
    background = Background()
    with tempfile.TemporaryDirectory() as scratch, private_files():
        clinic = make_demo_clinic(Path(scratch, "home"))
        prepare_day(clinic)
        settings = load(clinic.home)
        window = DeskWindow(
            open_desk(clinic.home, settings, NURSE.id, clinic.passphrase), background
        )
        window.show()
        _take(window, folder, background)
        window.close()
        background.close()


def _take(window: DeskWindow, folder: Path, background: Background) -> None:
    def picture(name: str, shown: QWidget = window) -> None:
        _wait(lambda: not background.busy)
        file = folder / f"desk-{name}.png"
        if not shown.grab().save(str(file)):
            raise OSError(f"{file}: the picture could not be saved")
        file.chmod(0o644)  # the demo's clinic is private, its pictures are not

    _wait(lambda: window.list.model.rowCount() > 0 and not window.watch.worklist.to_open)
    picture("worklist")
    window.show_arrivals()
    picture("arrivals")
    window.show_day()
    picture("today")
    window.show_worklist()
    window.list.view.selectRow(0)
    window.open_chosen()
    _wait(lambda: window.page is not None and window.page.work.mine)
    picture("intake")


def _wait(until: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(_PATIENCE_MS)
    for pause in iter(lambda: 100, 0):
        loop = QEventLoop()
        QTimer.singleShot(pause, loop.quit)
        loop.exec()
        if until():
            return
        if deadline.hasExpired():
            raise TimeoutError("the desk did not show what is wanted")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
