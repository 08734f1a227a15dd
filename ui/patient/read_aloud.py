"""Read to me: on from a press until the next, faster or slower, with the screen blank if wanted.

The next patient starts from the settings again, in silence.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from kiosk.content.recordings import recordings
from kiosk.ports import Speech, Utterance
from kiosk.settings import SpeechRate
from ui.patient.blank_touch import BlankTouch
from ui.patient.screen_reader import ScreenReader
from ui.patient.visit import PatientVisit
from ui.patient.voice import Voice

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_RATES = {"slower": 0.75, "normal": 1.0, "faster": 1.3}
translate = QCoreApplication.translate

Wanted = Literal["on", "headphones", "off"]


@QmlElement
class ReadAloud(QObject):
    """Whether this patient is read to, and how."""

    changed = Signal()

    def __init__(
        self, visit: PatientVisit, speech: Speech | None, wanted: Wanted, rate: SpeechRate
    ) -> None:
        super().__init__(visit)
        self._visit = visit
        self._wanted = wanted if speech else "off"
        self._first_rate: SpeechRate = rate
        self._rate: SpeechRate = rate
        self._on = self._blank = False
        self._sheet = self._problem = ""
        self._recordings: dict[str, Mapping[str, Path]] = {}  # by language
        self._voice = Voice(speech or _Mute(), self)
        self._voice.failed.connect(self._cannot)
        self._reader = ScreenReader(self._voice, self._utterance, self)
        self._seen_open = False
        visit.begun.connect(self._forget)
        visit.changed.connect(self._show_fault)

    def watch(self, window: QQuickWindow) -> None:
        """Read this window."""
        self._reader.watch(window)

    @property
    def speaking(self) -> bool:
        """Tell whether something is being said: as good as a touch to the idle watch."""
        return self._voice.speaking

    @property
    def preferred(self) -> tuple[bool, SpeechRate, bool]:
        """Whether this patient is read to, how fast, and whether the screen is blank."""
        return self._on, self._rate, self._blank

    def go_on(self, *, on: bool, rate: SpeechRate, blank: bool) -> None:
        """Read on as before a crash, where this tablet still can."""
        self._rate = rate
        if blank and self.offered:
            self.hideScreen()
        elif on and self.offered:
            self.start()

    @property
    def looking(self) -> bool:
        """Tell whether what is on the screen has not been taken in yet."""
        return self._on and self._reader.looking

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Tell whether this tablet can read the language shown."""
        return self._wanted != "off" and not self._silence()

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Return a code for staff: why nothing can be heard; empty: it can, or is switched off."""
        return self._silence() if self._wanted != "off" else ""

    @Property(bool, notify=changed)
    def on(self) -> bool:
        """Tell whether the patient is read to."""
        return self._on

    @Property(str, notify=changed)
    def sheet(self) -> str:
        """Return the sheet that is open: headphones, choices, cannot; empty: none."""
        return self._sheet

    @Property(str, notify=changed)
    def rate(self) -> str:
        """Return slower, normal or faster."""
        return self._rate

    @Property(bool, notify=changed)
    def blank(self) -> bool:
        """Tell whether the screen shows nothing."""
        return self._blank

    @Slot()
    def press(self) -> None:
        """Start; or fall silent, and offer to change it or to end it."""
        if self._on:
            self._reader.pause()
            self._open("choices")
        elif self._wanted == "headphones":
            self._open("headphones")
        else:
            self.start()

    @Slot()
    def start(self) -> None:
        """Read this screen and all that follow."""
        self._on = True
        self._open("")
        self._reader.start()

    @Slot()
    def stop(self) -> None:
        """Read nothing any more; the screen can be seen again."""
        self._on = self._blank = False
        self._reader.stop()
        self._open("")

    @Slot()
    def close(self) -> None:
        """Close the sheet, and go on as before."""
        if self._on:
            self.start()
        else:
            self._open("")

    @Slot()
    def turn(self) -> None:
        """Take what is shown next for a new page."""
        self._reader.turn()

    @Slot(str)
    def chooseRate(self, rate: SpeechRate) -> None:
        """Speak slower, as usual or faster; an example is heard."""
        self._rate = rate
        self.changed.emit()
        self._reader.say(translate("ReadAloud", "I speak like this."))

    @Slot()
    def hideScreen(self) -> None:
        """Show nothing; touches are heard before they count."""
        self._blank = True
        self._on = True
        self._open("")
        self._reader.blank = BlankTouch(self.showScreen)
        self._reader.start(
            translate(
                "ReadAloud",
                "The screen is blank now. Touch a place to hear what is there. Touch it again to "
                "press it. To see the screen again, touch the top edge twice.",
            )
        )

    @Slot()
    def showScreen(self) -> None:
        """Show the screen again."""
        self._blank = False
        self._reader.blank = None
        self.changed.emit()
        self._reader.say(translate("ReadAloud", "The screen can be seen again."))

    def _open(self, sheet: str) -> None:
        self._sheet = sheet
        self.changed.emit()

    def _silence(self) -> str:
        return self._problem or self._voice.problem(self._visit.property("language"))

    def _utterance(self, name: str, words: str) -> Utterance:
        language = str(self._visit.property("language"))
        recorded = self._recorded(language).get(name)
        return Utterance(words, language, _RATES[self._rate], recorded)

    def _recorded(self, language: str) -> Mapping[str, Path]:
        if not self._visit.is_open:
            return {}
        if language not in self._recordings:
            self._recordings[language] = recordings(self._visit.pack, language)
        return self._recordings[language]

    @Slot(str)
    def _cannot(self, problem: str) -> None:
        self._problem = problem
        self.stop()
        self._open("cannot")

    @Slot()
    def _forget(self) -> None:
        """Start afresh with each patient; the first may be read to before the intake is open."""
        if self._seen_open:
            self._rate = self._first_rate
            self.stop()
        self._seen_open = True

    @Slot()
    def _show_fault(self) -> None:
        if self._blank and self._visit.property("fault"):
            self.showScreen()


class _Mute:
    """No voice at all: reading aloud is not offered."""

    def problem(self, language: str) -> str:  # noqa: ARG002 in no language
        return "speech-no-voice"

    def say(self, utterance: Utterance, ended: Callable[[str], None]) -> None:  # noqa: ARG002 it is lost
        ended("speech-no-voice")

    def stop(self) -> None:
        pass
