"""The patient's window on a real display until a visit is sealed: a process of its own."""

import sys

from PySide6.QtCore import QTimer

from tests.people import a_pack
from tests.ui.patient.tablet import Tablet
from ui.patient.window import application

_LOOK_MS = 100


def main() -> int:
    """Show the window; end with 0 once an intake is in the outbox."""
    app = application()
    app.setApplicationName("Intake")
    tablet = Tablet(pack=a_pack(), settings={"thank_you_seconds": 600})
    tablet.window.show()
    timer = QTimer()
    timer.timeout.connect(lambda: tablet.kinds() == ["intake"] and app.quit())
    timer.start(_LOOK_MS)
    code = app.exec()
    tablet.window.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
