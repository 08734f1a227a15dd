"""The patient's window: application, fonts, language and objects in one place.

The welcome is on the screen before the intake is opened: that happens on the worker, after the
first frame. The engine goes before the objects that its screens look at.
"""

import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6.QtQuick  # noqa: F401 without it the root object is a bare QWindow
import shiboken6
from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import resources
import ui.patient.body_figure  # noqa: F401  QML makes it, nobody else does
from kiosk.visit.idle import Patience
from ui.background import Background, place_of
from ui.controls.pictures import ICONS, PICTURES, Icons, Pictures
from ui.language import Language
from ui.patient.consent import Consent
from ui.patient.display import Display, Look
from ui.patient.form import Form
from ui.patient.identify import Identify
from ui.patient.idle import IdleWatch
from ui.patient.kept import Kept
from ui.patient.more import More
from ui.patient.read_aloud import ReadAloud
from ui.patient.review import Review
from ui.patient.sign import Sign
from ui.patient.signers import Signers
from ui.patient.slides import Slides
from ui.patient.staff_door import StaffDoor
from ui.patient.staff_room import StaffRoom
from ui.patient.teach_back import TeachBack
from ui.patient.visit import PatientVisit
from ui.patient.wipe import Wipe

if TYPE_CHECKING:
    from PySide6.QtQml import QQmlError

    from kiosk.intake import Intake
    from kiosk.ports import Speech
    from kiosk.settings import Settings
    from kiosk.staff.access import StaffAccess
    from kiosk.visit.draft import Draft

log = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
TEN_INCHES = 5.9  # pixels per mm of a 1280 × 800 tablet
_SANE = (3.5, 12.0)
_ENVIRONMENT = {
    "QSG_RENDER_LOOP": "basic",  # a Python class paints: the threaded loop deadlocks
    "QML_NO_TOUCH_COMPRESSION": "1",  # a signature needs every point
    "QT_QUICK_CONTROLS_STYLE": "Basic",
}


def application() -> QGuiApplication:
    """Return the application object, made with what the patient's screens need."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    running = QGuiApplication.instance()
    app = running if isinstance(running, QGuiApplication) else QGuiApplication(sys.argv[:1])
    for font in sorted(resources.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return app


def engine() -> QQmlApplicationEngine:
    """Return an engine that finds our screens and draws their pictures."""
    made = QQmlApplicationEngine()
    made.addImportPath(str(_ROOT))
    made.addImageProvider(PICTURES, Pictures())
    made.addImageProvider(ICONS, Icons())
    return made


def pixels_per_mm(setting: float, screen: QScreen) -> float:
    """Return the setting, else what the screen reports if that can be true."""
    if setting:
        return setting
    if QGuiApplication.platformName() == "offscreen":
        return TEN_INCHES
    return min(max(screen.physicalDotsPerInch() / 25.4, _SANE[0]), _SANE[1])


class PatientWindow:
    """One window for one patient after the other, from welcome to thank-you."""

    def __init__(
        self,
        open_intake: "Callable[[], Intake]",
        settings: "Settings",
        *,
        staff: "Callable[[], StaffAccess] | None" = None,
        now: Callable[[], float] = time.monotonic,
        speech: "Speech | None" = None,
    ) -> None:
        self._app = application()
        self._settings = settings
        self._open_intake = open_intake
        self._opening = False
        self._lock = _Lock()
        self.background = Background()
        self._engine = engine()
        self._language = Language(self._engine)
        self.visit = PatientVisit(
            self.background, self._language.choose, settings.language, settings.clinic_name
        )
        self.form = Form(self.visit)
        self.read_aloud = ReadAloud(self.visit, speech, settings.speech, settings.speech_rate)
        self.idle = IdleWatch(self.visit, _patience(settings), now, self._is_speaking)
        self.door = StaffDoor(self.visit, staff)
        self.display = self._display(settings)
        self.visit.begun.connect(self.display.reset)
        self.kept = Kept(self.visit, self.idle, self.display, self.read_aloud)
        self._engine.setInitialProperties(self._objects())
        self._engine.loadFromModule("ui.patient", "PatientWindow")
        self.root = self._loaded_root()
        self.visit.begun.connect(Wipe(self._engine, self.root))
        self.read_aloud.watch(self.root)

    def wear(self, look: Look) -> None:
        """Change what every patient starts with: sizes, colours and motion, live."""
        self.display.settle(look)

    def show(self) -> None:
        """Show the welcome, then open the intake in the background."""
        self.root.frameSwapped.connect(self._open_once)
        if not self._settings.full_screen:
            self.root.show()
            return
        self.root.setFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.root.installEventFilter(self._lock)
        self._app.setOverrideCursor(Qt.CursorShape.BlankCursor)
        self.root.showFullScreen()

    def courier_told(self) -> None:
        """Let the visit know, from any thread, that the courier has learned something."""
        QMetaObject.invokeMethod(
            self.visit, "hear_from_courier", Qt.ConnectionType.QueuedConnection
        )

    def take_fault(
        self, kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        """Log where an unforeseen fault came from, without its words, and ask for staff."""
        log.error("a fault that nobody foresaw: %s at %s", kind.__name__, place_of(fault))
        self.visit.breakOff(kind.__name__)

    def keep_words_to_itself(self) -> None:
        """Log where QML met a fault, and never its words: they may quote what a patient typed."""
        self._engine.setOutputWarningsToStandardError(False)
        self._engine.warnings.connect(_log_places)

    def close(self) -> None:
        """Take everything down, the screens before the objects they look at."""
        self.root.removeEventFilter(self._lock)
        self.idle.stop()
        self.door.shut()
        self.read_aloud.stop()
        self.kept.stop()
        self.background.close()
        self._language.close()
        shiboken6.delete(self._engine)
        for steps_object in self.visit.children():  # now, and not when Python comes to it
            shiboken6.delete(steps_object)
        if self._settings.full_screen:
            self._app.restoreOverrideCursor()

    def _objects(self) -> dict[str, object]:
        review, signers = Review(self.visit), Signers(self.visit)
        review.changeWanted.connect(self.form.change)
        return {
            "visit": self.visit,
            "idle": self.idle,
            "more": More(self.visit),
            "door": self.door,
            "room": StaffRoom(self.visit, self.idle, self.door),
            "display": self.display,
            "readAloud": self.read_aloud,
            "identify": Identify(self.visit),
            "slides": Slides(self.visit),
            "teachBack": TeachBack(self.visit),
            "form": self.form,
            "review": review,
            "consent": Consent(self.visit),
            "sign": Sign(self.visit, signers),
            "signers": signers,
            "thankYouSeconds": self._settings.thank_you_seconds,
        }

    def _is_speaking(self) -> bool:
        return self.read_aloud.speaking

    def _display(self, settings: "Settings") -> Display:
        theme = self._engine.singletonInstance("ui.controls", "Theme")
        assert isinstance(theme, QObject)
        density = pixels_per_mm(settings.pixels_per_mm, self._app.primaryScreen())
        look = Look(density, settings.text_scale, settings.theme)
        return Display(theme, replace(look, reduced_motion=settings.reduced_motion))

    def _loaded_root(self) -> QQuickWindow:
        for root in self._engine.rootObjects():
            if isinstance(root, QQuickWindow):
                return root
        raise RuntimeError("the patient's window could not be loaded")

    def _open_once(self) -> None:
        if not self._opening:
            self._opening = True
            log.info("the welcome is on the screen")
            open_intake, limit = self._open_intake, self._settings.wipe_after_seconds

            def opened() -> "tuple[Intake, Draft | None]":
                intake = open_intake()
                return intake, intake.interrupted(timedelta(seconds=limit))

            self.background.run(opened, self._opened, self.visit.could_not_open)

    def _opened(self, found: "tuple[Intake, Draft | None]") -> None:
        self.visit.open(*found)
        log.info("a visit can begin")


class _Lock(QObject):
    """Keeps a kiosk's window open, whatever key asks to close it."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return False


def _log_places(warnings: "list[QQmlError]") -> None:
    for warning in warnings:
        log.error("a fault in QML at %s:%d", warning.url().fileName(), warning.line())


def _patience(settings: "Settings") -> Patience:
    return Patience(
        settings.idle_warning_seconds, settings.idle_answer_seconds, settings.wipe_after_seconds
    )


def run_patient(
    open_intake: "Callable[[], Intake]",
    settings: "Settings",
    *,
    staff: "Callable[[], StaffAccess] | None" = None,
    courier_told: Callable[[Callable[[], None]], None] = lambda _hear: None,
    speech: "Speech | None" = None,
) -> int:
    """Show the patient's window until it is closed; return the exit code.

    `courier_told` is handed the function that the courier calls, from any thread, after a round.
    """
    app = application()
    window = PatientWindow(open_intake, settings, staff=staff, speech=speech)
    courier_told(window.courier_told)
    sys.excepthook = window.take_fault
    window.keep_words_to_itself()
    window.show()
    code = app.exec()
    window.close()
    return code
