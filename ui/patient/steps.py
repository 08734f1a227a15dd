"""What comes after the welcome: the objects that the screens of the steps look at.

This module brings the most part of the patient's code with it. The worker loads it while the
welcome is on the screen already.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickWindow

import ui.patient.body_figure  # noqa: F401  QML makes it, nobody else does
from kiosk.visit.idle import Patience
from ui.patient.consent import Consent
from ui.patient.form import Form
from ui.patient.identify import Identify
from ui.patient.idle import IdleWatch
from ui.patient.kept import Kept
from ui.patient.review import Review
from ui.patient.screen_reader import ScreenReader
from ui.patient.screens import Frame, Given
from ui.patient.sign import Sign
from ui.patient.signers import Signers
from ui.patient.slides import Slides
from ui.patient.staff_door import StaffDoor
from ui.patient.staff_room import StaffRoom
from ui.patient.teach_back import TeachBack
from ui.patient.utterances import Utterances
from ui.patient.voice import Voice
from ui.patient.wipe import Wipe

if TYPE_CHECKING:
    from kiosk.settings import Settings
    from kiosk.staff.access import StaffAccess


class Steps:
    """One object for each step, and those of what may cover a step; made on the screen thread."""

    def __init__(
        self,
        frame: Frame,
        settings: "Settings",
        *,
        staff: "Callable[[], StaffAccess] | None" = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._frame = frame
        self._settings = settings
        self.form = Form(frame.visit)
        self.idle = IdleWatch(
            frame.visit, _patience(settings), now, lambda: frame.read_aloud.speaking
        )
        self.door = StaffDoor(frame.visit, staff)
        self._teach_back, self._consent = TeachBack(frame.visit), Consent(frame.visit)
        self._signers = Signers(frame.visit)
        self._sign = Sign(frame.visit, self._signers)
        steps = (self._teach_back, self._consent, self._signers, self._sign)
        begun = (frame.visit.call, frame.more.paper, self.form.half_typed, *steps)
        self.kept = Kept(frame, self.idle, begun, [step.changed for step in steps])

    def given(self) -> dict[str, Given]:
        """Return what each screen is made with, by the name of its step."""
        visit = self._frame.visit
        review, signers = Review(visit), self._signers
        review.changeWanted.connect(self.form.change)
        return {
            "identify": {"visit": visit, "identify": Identify(visit)},
            "slides": {"slides": Slides(visit)},
            "teach-back": {"teachBack": self._teach_back},
            "screening": {"form": self.form},
            "review": {"review": review},
            "consent": {"consent": self._consent},
            "signature": {"visit": visit, "sign": self._sign, "signers": signers},
            "thank-you": {"visit": visit, "seconds": self._settings.thank_you_seconds},
            "covers": {
                **self._frame.given(),
                "idle": self.idle,
                "door": self.door,
                "room": StaffRoom(visit, self.idle, self.door, self._frame.read_aloud),
            },
        }

    def attend(self, engine: QQmlEngine, window: QQuickWindow) -> None:
        """Wipe a window after each visit, and read it aloud to whoever wants it."""
        self._frame.visit.begun.connect(Wipe(engine, window))
        if self._settings.full_screen:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        read_aloud = self._frame.read_aloud
        if read_aloud.speech:
            voice = Voice(read_aloud.speech, read_aloud)
            utter = Utterances(self._frame.visit, read_aloud)
            read_aloud.read_with(ScreenReader(voice, utter, read_aloud), window)

    def close(self) -> None:
        """Watch no more, and keep what is still to be kept."""
        self.idle.stop()
        self.door.shut()
        self.kept.stop()
        if self._settings.full_screen:
            QGuiApplication.restoreOverrideCursor()


def _patience(settings: "Settings") -> Patience:
    return Patience(
        settings.idle_warning_seconds, settings.idle_answer_seconds, settings.wipe_after_seconds
    )
