"""The patient's running process does not contain the code that opens intakes."""

import json
import os
import subprocess
import sys

_LOOK = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from kiosk.app.patient import Opening
from kiosk.settings import load
from ui.patient.window import PatientWindow

home = Path(sys.argv[1])
opening = Opening(home, load(home))
window = PatientWindow(opening.open, load(home))
window.show()
loop, look = QEventLoop(), QTimer(interval=10)
look.timeout.connect(lambda: loop.quit() if window.visit.is_open else None)
look.start()
loop.exec()
opening.staff().look()
print(json.dumps(sorted(sys.modules)))
window.close()
opening.close()
"""


def test_no_module_that_unseals_is_in_the_running_process(clinic) -> None:
    environment = {**os.environ, "QT_LOGGING_RULES": "qt.qpa.*=false"}
    told = subprocess.run(
        [sys.executable, "-c", _LOOK, str(clinic.home)],
        env=environment, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    modules = set(json.loads(told.stdout))
    assert "kiosk.intake" in modules
    assert "kiosk.record.seal" in modules
    assert "kiosk.staff.access" in modules
    barred = ("kiosk.record.unseal", "kiosk.review", "kiosk.provision", "ui.desk")
    assert not [m for m in modules if m.startswith(barred)]
    assert "PySide6.QtWidgets" not in modules


_UNSEEN = """
import ctypes, resource, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kiosk.cli import run
from ui.patient.window import application

log = Path(sys.argv[1], "logs", "patient.log")
app, look = application(), QTimer(interval=10)

def tell():
    if "a visit can begin" in (log.read_text() if log.exists() else ""):
        print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))
        app.quit()

look.timeout.connect(tell)
look.start()
run(["patient", "--home", sys.argv[1]])
"""


def test_its_memory_is_kept_out_of_cores_once_a_visit_can_begin(clinic) -> None:
    environment = {**os.environ, "QT_LOGGING_RULES": "qt.qpa.*=false"}
    told = subprocess.run(
        [sys.executable, "-c", _UNSEEN, str(clinic.home)],
        env=environment, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert told.stdout == "0 (0, 0)\n", told.stderr  # PR_GET_DUMPABLE
