"""PatientVisit: the frozen visit as the screens see it; it holds no rules of its own.

Where the patient is follows from what has happened (kiosk.visit.flow). What is shown may be an
earlier step, never a later one. `begin` and a call for a nurse work before the intake is open:
they are remembered.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from kiosk.visit.flow import Step
from ui.background import Background
from ui.language import native_name
from ui.patient.call import Call
from ui.patient.finish import Finish
from ui.patient.trail import chapter, place
from ui.patient.whereabouts import Whereabouts

if TYPE_CHECKING:
    from kiosk.content.pack import Pack
    from kiosk.intake import Intake
    from kiosk.visit.draft import Draft
    from kiosk.visit.visit import Visit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PatientVisit(QObject):
    """One patient after the other: the record, the step shown, and what the frame offers."""

    changed = Signal()
    begun = Signal()  # another record is there, nothing of it shown yet: steps start afresh
    interrupted = Signal(object)  # it is one that a crash interrupted: its Draft
    over = Signal()  # nothing that the last patient chose stays
    heard = Signal()  # the courier has been round: a desk may have acknowledged something

    def __init__(
        self,
        background: Background,
        show_language: Callable[[str], None] = lambda _code: None,
        first_language: str = "en",
        clinic_name: str = "",
    ) -> None:
        super().__init__()
        self.background = background
        self._show_language = show_language
        self._first_language = self._language = first_language
        self._clinic_name = clinic_name
        self._intake: Intake | None = None
        self._record: Visit | None = None
        self._where = Whereabouts()
        self._begin_asked = False
        self._fault = ""
        self.call = Call(background, self.changed.emit, "nurse", lambda i, v: i.call_nurse(v))
        self._finish = Finish(background, self.changed.emit)
        background.bug.connect(self.breakOff)
        show_language(first_language)

    # What the steps' objects build on

    @property
    def record(self) -> "Visit":
        """The frozen visit; there is one from `begun` on."""
        assert self._record is not None, "the intake is not open yet"
        return self._record

    @property
    def intake(self) -> "Intake":
        """The use cases of the patient's side."""
        assert self._intake is not None, "the intake is not open yet"
        return self._intake

    @property
    def pack(self) -> "Pack":
        """The content pack of this tablet."""
        return self.intake.pack

    @property
    def is_open(self) -> bool:
        """Tell whether the intake has been opened."""
        return self._record is not None

    def apply(self, record: "Visit") -> None:
        """Take what has happened; a step that is done makes way for the next."""
        self._record = record
        self._where.follow(record, self.pack)
        if self._where.current is Step.THANK_YOU and record.agreed_to_any:
            self.finish()
        self.changed.emit()

    def open(self, intake: "Intake", draft: "Draft | None" = None) -> None:
        """Take the intake that was opened in the background, and what was asked for before.

        A visit that a crash interrupted goes before that; its patient must show that it is theirs.
        """
        self._intake = intake
        if draft:
            self._language = draft.visit.language
            self._show_language(self._language)
            self._start_record(draft.visit, draft)
        else:
            self._start_record(intake.begin().choose_language(self._language))
            if self._begin_asked:
                self.begin(self._language)
        if self.call.state == "sending":
            self.call.send(intake, self.record)

    @Slot(str)
    def breakOff(self, fault: str) -> None:
        """Show nothing but that staff are needed; the fault is a code, without patient data."""
        self._fault = fault
        self.changed.emit()

    def could_not_open(self, error: KioskError) -> None:
        """Tell that the kiosk cannot be used as it is set up."""
        self.breakOff(error.code)

    @Slot()
    def hear_from_courier(self) -> None:
        """Look whether a desk knows of the call by now."""
        if self._intake:
            self.call.ask_whether_known(self._intake)
            self.heard.emit()

    # Where we are

    @Property(str, notify=changed)
    def step(self) -> str:
        """Return the first step that is not done."""
        return self._where.current.value

    @Property(str, notify=changed)
    def showing(self) -> str:
        """Return the step on the screen."""
        return self._where.showing.value

    @Property(int, notify=changed)
    def showingIndex(self) -> int:
        """Return the place of the step on the screen, to tell forward from back."""
        return self._where.index

    @Property(int, notify=changed)
    def stepNumber(self) -> int:
        """Return the x of "step x of y"; 0 where no step is counted."""
        return place(self._where.showing, self._where.steps)[0]

    @Property(int, notify=changed)
    def stepCount(self) -> int:
        """Return the y of "step x of y"."""
        return place(self._where.showing, self._where.steps)[1]

    @Property(int, notify=changed)
    def chapter(self) -> int:
        """Return the chapter of the trail that is filled; -1: none yet."""
        return chapter(self._where.showing)

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        """Tell whether there is an earlier step to look at."""
        return self._where.showing is not Step.WELCOME and not self._finish.state

    @Slot()
    def goBack(self) -> None:
        """Look at the step before; what was answered stays."""
        if self.canGoBack:
            self._where.back()
            self.changed.emit()

    @Slot()
    def goForward(self) -> None:
        """Return towards the current step."""
        self._where.forward()
        self.changed.emit()

    # Language and welcome

    @Property(str, notify=changed)
    def language(self) -> str:
        """Return the language shown."""
        return self._language

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # the stub knows no names
    def languages(self) -> list[str]:
        """Return the languages that can be chosen."""
        return list(self.pack.languages) if self._intake else ["en", "es"]

    @Slot(str, result=str)
    def nameOf(self, language: str) -> str:
        """Return what its speakers call a language."""
        return native_name(language)

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """Show everything in another language; nothing that was answered is lost."""
        if self.background.busy:  # an answer may be on its way back: wait in the same line
            self.background.run(lambda: None, lambda _none: self._speak(language))
        else:
            self._speak(language)

    def _speak(self, language: str) -> None:
        self._language = language
        self._show_language(language)
        if self._record:
            self._record = self._record.choose_language(language)
        self.changed.emit()

    @Slot(str)
    def begin(self, language: str) -> None:
        """Start the visit, or go on with it when the patient had come back to the welcome."""
        self._speak(language)
        if not self._record:
            self._begin_asked = True
            self.changed.emit()
        elif self._record.welcomed:
            self.goForward()
        elif self.intake.is_full:
            self.breakOff("no-room")
        else:
            self.apply(self._record.begin(language))

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """Tell whether the patient has started before the intake was open."""
        return self._begin_asked and not self._record

    @Property(str, notify=changed)
    def clinicName(self) -> str:
        """Return the clinic's name as staff set it, else as the pack has it."""
        return self._clinic_name or (self.pack.clinic if self._intake else "")

    @Property(str, notify=changed)
    def packProblem(self) -> str:
        """Return a code for staff when the pack shown is the last good one; empty: all is well."""
        return self.intake.pack_problem if self._intake else ""

    @Property(str, notify=changed)
    def packVersion(self) -> str:
        """Return the version of the pack shown, for staff."""
        return self.pack.reference.version if self._intake else ""

    # Help

    @Slot()
    def callNurse(self) -> None:
        """Send for a nurse, at once."""
        if self._intake:
            self.call.send(self._intake, self.record)
        else:
            self.call.wait_to_send()

    @Property(str, notify=changed)
    def nurseState(self) -> str:
        """How the call stands: "", sending, called, told, cannot."""
        return self.call.state

    @Property(str, notify=changed)
    def fault(self) -> str:
        """Return a code for staff when the kiosk cannot go on; empty: all is well."""
        return self._fault

    @Slot()
    def finish(self) -> None:
        """Seal and send; also "Try again"."""
        self._finish.seal(self.intake, self.record, self.apply)

    @Property(str, notify=changed)
    def finishState(self) -> str:
        """How sealing stands: "", sealing, done, cannot."""
        return self._finish.state

    @Property(bool, notify=changed)
    def declined(self) -> bool:
        """Tell whether the patient declined the treatment; that is as good an answer."""
        return bool(self._record and self._record.declined)

    @Slot()
    def startOver(self) -> None:
        """Be ready for the next patient; nothing of the last one stays."""
        self.over.emit()
        self._where.forget()
        self._begin_asked = False
        self.call.forget()
        self._finish.forget()
        self._language = self._first_language
        self._show_language(self._first_language)
        if self._intake:
            self._start_record(self._intake.begin().choose_language(self._language))

    def _start_record(self, record: "Visit", draft: "Draft | None" = None) -> None:
        self._record = record
        self.begun.emit()
        if draft:
            self.interrupted.emit(draft)
        self.apply(record)
