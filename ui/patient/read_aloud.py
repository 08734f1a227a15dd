"""Read to me: on from a press until the next, faster or slower, with the screen blank if wanted.

The next patient starts from the settings again, in silence. Who presses before there is a reader
is read to as soon as it comes.
"""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from kiosk.settings import SpeechRate
from ui.patient.visit import PatientVisit

if TYPE_CHECKING:
    from kiosk.ports import Speech
    from ui.patient.screen_reader import ScreenReader

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_QUIETEST = 10  # per cent
translate = QCoreApplication.translate

Wanted = Literal["on", "headphones", "off"]


@QmlElement
class ReadAloud(QObject):
    """Whether this patient is read to, and how."""

    changed = Signal()

    def __init__(
        self, visit: PatientVisit, speech: "Speech | None", wanted: Wanted, rate: SpeechRate
    ) -> None:
        super().__init__(visit)
        self._visit = visit
        self._wanted = wanted if speech else "off"
        self._first_rate: SpeechRate = rate
        self._rate: SpeechRate = rate
        self._loudness = 100  # per cent; staff set it, for every patient from then on
        self._on = self._blank = False
        self._sheet = self._problem = ""
        self.speech = speech
        self._reader: ScreenReader | None = None
        visit.over.connect(self._forget)
        visit.changed.connect(self._show_fault)

    def read_with(self, reader: "ScreenReader", window: QQuickWindow) -> None:
        """Read this window from now on, and at once where the patient waits for it."""
        self._reader = reader
        reader.failed.connect(self._cannot)
        reader.watch(window)
        if self._on:
            reader.start()

    @property
    def speaking(self) -> bool:
        """Tell whether something is being said: as good as a touch to the idle watch."""
        return self._reader is not None and self._reader.speaking

    @property
    def loudness(self) -> int:
        """How loud the voice speaks, in per cent of what it can."""
        return self._loudness

    @property
    def can_be_quieter(self) -> bool:
        """Tell whether there is a voice here that obeys `speak_at`."""
        return self.speech is not None and bool(self.offered) and self.speech.can_be_quieter()

    def speak_at(self, loudness: int) -> None:
        """Speak louder or quieter from now on, never so that nothing is heard."""
        self._loudness = max(_QUIETEST, min(100, loudness))

    def give_example(self) -> None:
        """Let how fast and how loud the voice is be heard, where there is one."""
        if self._reader and self.offered:
            self._reader.say(translate("ReadAloud", "I speak like this."))

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
        return self._on and self._reader is not None and self._reader.looking

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
            if self._reader:
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
        if self._reader:
            self._reader.start()

    @Slot()
    def stop(self) -> None:
        """Read nothing any more; the screen can be seen again."""
        self._on = self._blank = False
        if self._reader:
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
        if self._reader:
            self._reader.turn()

    @Slot(str)
    def chooseRate(self, rate: SpeechRate) -> None:
        """Speak slower, as usual or faster; an example is heard."""
        self._rate = rate
        self.changed.emit()
        self.give_example()

    @Slot()
    def hideScreen(self) -> None:
        """Show nothing; touches are heard before they count."""
        self._blank = True
        self._on = True
        self._open("")
        self._there.hide(self.showScreen)
        self._there.start(
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
        self._there.show()
        self.changed.emit()
        self._there.say(translate("ReadAloud", "The screen can be seen again."))

    def _open(self, sheet: str) -> None:
        self._sheet = sheet
        self.changed.emit()

    def _silence(self) -> str:
        if self.speech is None:
            return "speech-no-voice"
        return self._problem or self.speech.problem(self._visit.property("language"))

    @property
    def _there(self) -> "ScreenReader":
        """The reader, once there are sheets to choose on."""
        assert self._reader is not None, "nothing reads yet"
        return self._reader

    @Slot(str)
    def _cannot(self, problem: str) -> None:
        self._problem = problem
        self.stop()
        self._open("cannot")

    @Slot()
    def _forget(self) -> None:
        self._rate = self._first_rate
        self.stop()

    @Slot()
    def _show_fault(self) -> None:
        if self._blank and self._visit.property("fault"):
            self.showScreen()
