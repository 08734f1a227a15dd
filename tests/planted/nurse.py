"""The desk's process with a nurse at it who types planted words.

python -m tests.planted.nurse HOME EXPORTS, with the passphrase on standard input: opens the first
intake, signs it off, and saves its PDF into the folder.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiosk.app.logs import log_to
from kiosk.app.walkthrough.desk import Shift
from kiosk.outside.file_modes import private_files
from tests.planted.words import NURSE
from ui.desk import theme


class Planting(Shift):
    """A nurse whose notes are planted words."""

    notes = " ".join(NURSE)

    def _picture(self, name: str, widget: QWidget) -> None:
        pass


if __name__ == "__main__":
    home, exports = Path(sys.argv[1]), Path(sys.argv[2])
    with private_files():
        log_to(home, "desk")
        application = QApplication(sys.argv[:1])
        theme.dress(application)
        Planting(home, exports).work(sys.stdin.readline().rstrip("\n"))
