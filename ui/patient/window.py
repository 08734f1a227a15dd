"""The patient's window: application, fonts, language and objects in one place.

The welcome is on the screen before the intake is opened: that happens on the worker, after the
first frame. The engine goes before the objects that its screens look at.
"""

import logging
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6.QtQuick  # noqa: F401 without it the root object is a bare QWindow
import shiboken6
from PySide6.QtCore import QMetaObject, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QScreen, QSurfaceFormat
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import resources
from ui.background import Background, place_of
from ui.controls.pictures import ICONS, PICTURES, Icons, Pictures
from ui.language import Language
from ui.patient.display import Display, Look
from ui.patient.more import More
from ui.patient.read_aloud import ReadAloud
from ui.patient.screens import Frame, Screens
from ui.patient.visit import PatientVisit

if TYPE_CHECKING:
    from PySide6.QtQml import QQmlError

    from kiosk.errors import KioskError
    from kiosk.intake import Intake
    from kiosk.ports import Speech, Supervisor
    from kiosk.settings import Settings
    from kiosk.staff.access import StaffAccess
    from kiosk.visit.draft import Draft
    from ui.patient.form import Form
    from ui.patient.idle import IdleWatch
    from ui.patient.kept import Kept
    from ui.patient.staff_door import StaffDoor
    from ui.patient.steps import Steps

log = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
_MENDS_ITSELF = "not-let-in"  # the clinic answers while the tablet stands there
TEN_INCHES = 5.9  # pixels per mm of a 1280 × 800 tablet
_SANE = (3.5, 12.0)
_COMPRESSED = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
_ENVIRONMENT = {
    "QSG_RENDER_LOOP": "basic",  # a Python class paints: the threaded loop deadlocks
    "QML_NO_TOUCH_COMPRESSION": "1",  # a signature needs every point
    "QT_QUICK_CONTROLS_STYLE": "Basic",
}


def application() -> QGuiApplication:
    """Return the application object, made with what the patient's screens need."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    QSurfaceFormat.setDefaultFormat(_true_colours())
    running = QGuiApplication.instance()
    app = running if isinstance(running, QGuiApplication) else QGuiApplication(sys.argv[:1])
    app.setAttribute(_COMPRESSED, False)  # after it is made: X11's part of Qt turns it on
    for font in sorted(resources.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return app


def _true_colours() -> QSurfaceFormat:
    """Return what is asked of OpenGL: unasked, it takes 16 bits a pixel on Wayland."""
    form = QSurfaceFormat.defaultFormat()
    form.setRedBufferSize(8)
    form.setGreenBufferSize(8)
    form.setBlueBufferSize(8)
    return form


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

    form: "Form"
    idle: "IdleWatch"
    door: "StaffDoor"
    kept: "Kept"

    def __init__(
        self,
        open_intake: "Callable[[], Intake]",
        settings: "Settings",
        *,
        staff: "Callable[[], StaffAccess] | None" = None,
        now: Callable[[], float] = time.monotonic,
        speech: "Speech | None" = None,
        again: float = 30.0,
    ) -> None:
        """`again`: seconds until an intake that a clinic must let in first is opened once more."""
        self._again_ms = round(again * 1000)
        self._app = application()
        self._settings = settings
        self._open_intake = open_intake
        self._make_steps: Callable[[type[Steps]], Steps] = lambda steps: steps(
            self._frame, settings, staff=staff, now=now
        )
        self._steps: Steps | None = None
        self._opening = False
        self.background = Background()
        self._engine = engine()
        self._language = Language(self._engine)
        self.visit = PatientVisit(
            self.background, self._language.choose, settings.language, settings.clinic_name
        )
        self.read_aloud = ReadAloud(self.visit, speech, settings.speech, settings.speech_rate)
        self.display = Display(_look(settings, self._app.primaryScreen()), self.visit)
        self.visit.over.connect(self.display.reset)
        self._frame = Frame(self.visit, More(self.visit), self.display, self.read_aloud)
        self._screens = Screens(self.visit)
        shown = {"screens": self._screens, "fullScreen": settings.full_screen}
        self._engine.setInitialProperties(self._frame.given() | shown)
        self._engine.loadFromModule("ui.patient", "PatientWindow")
        self.root = self._loaded_root()

    def wear(self, look: Look) -> None:
        """Change what every patient starts with: sizes, colours and motion, live."""
        self.display.settle(look)

    def show(self) -> None:
        """Show the welcome; what comes after it is loaded in the background."""
        self.root.frameSwapped.connect(self._open_once)
        if self._settings.full_screen:
            self.root.showFullScreen()
        else:
            self.root.show()

    def courier_told(self) -> None:
        """Let the visit know, from any thread, that the courier has learned something."""
        QMetaObject.invokeMethod(self.visit, "hear_from_courier")

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
        if self._steps:
            self._steps.close()
        self.read_aloud.stop()
        self.background.close()
        self._language.close()
        shiboken6.delete(self._engine)
        for steps_object in self.visit.children():  # now, and not when Python comes to it
            shiboken6.delete(steps_object)

    def _loaded_root(self) -> QQuickWindow:
        for root in self._engine.rootObjects():
            if isinstance(root, QQuickWindow):
                return root
        raise RuntimeError("the patient's window could not be loaded")

    def _open_once(self) -> None:
        if not self._opening:
            self._opening = True
            log.info("the welcome is on the screen")
            self.background.run(_what_comes_after_the_welcome, self._furnish)

    def _furnish(self, steps: "type[Steps]") -> None:
        """Make what the screens after the welcome look at, then open the intake."""
        self._steps = made = self._make_steps(steps)
        self.form, self.idle, self.door, self.kept = made.form, made.idle, made.door, made.kept
        self._screens.take(made.given())
        made.attend(self._engine, self.root)
        self._open()

    def _open(self) -> None:
        """Open the intake, on the worker."""
        open_intake, limit = self._open_intake, self._settings.wipe_after_seconds

        def opened() -> "tuple[Intake, Draft | None]":
            intake = open_intake()
            return intake, intake.interrupted(timedelta(seconds=limit))

        self.background.run(opened, self._opened, self._not_opened)

    def _not_opened(self, error: "KioskError") -> None:
        """Ask for staff; what mends itself is tried again for as long as the window is there."""
        self.visit.could_not_open(error)
        if error.code == _MENDS_ITSELF:
            timer = QTimer(self.visit, singleShot=True, interval=self._again_ms)
            timer.timeout.connect(self._open)
            timer.start()

    def _opened(self, found: "tuple[Intake, Draft | None]") -> None:
        if self.visit.property("fault") == _MENDS_ITSELF:
            self.visit.breakOff("")
        self.visit.open(*found)
        log.info("a visit can begin")


def _what_comes_after_the_welcome() -> "type[Steps]":
    """Load it, on the worker."""
    from ui.patient.steps import Steps  # noqa: PLC0415 the welcome does not wait for it

    return Steps


def _log_places(warnings: "list[QQmlError]") -> None:
    for warning in warnings:
        log.error("a fault in QML at %s:%d", warning.url().fileName(), warning.line())


def _look(settings: "Settings", screen: QScreen) -> Look:
    return Look(
        pixels_per_mm(settings.pixels_per_mm, screen),
        settings.text_scale,
        settings.theme,
        reduced_motion=settings.reduced_motion,
    )


def run_patient(
    open_intake: "Callable[[], Intake]",
    settings: "Settings",
    *,
    staff: "Callable[[], StaffAccess] | None" = None,
    courier_told: Callable[[Callable[[], None]], None] = lambda _hear: None,
    speech: "Speech | None" = None,
    supervisor: "Supervisor | None" = None,
) -> int:
    """Show the patient's window until it is closed; return the exit code.

    `courier_told` is handed the function that the courier calls, from any thread, after a round.
    """
    app = application()
    window = PatientWindow(open_intake, settings, staff=staff, speech=speech)
    courier_told(window.courier_told)
    sys.excepthook = window.take_fault
    window.keep_words_to_itself()
    if supervisor:
        from ui.patient.watchdog import Watchdog  # noqa: PLC0415 only where this is a service

        Watchdog(window.root, supervisor)
    window.show()
    code = app.exec()
    window.close()
    return code
