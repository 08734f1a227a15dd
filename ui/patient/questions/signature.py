"""A signature inside a form, drawn or typed; each as good as the other."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.datatypes import Attachment
from kiosk.forms.signing import DRAWN, TYPED, mark
from kiosk.record.strokes import signature_svg
from kiosk.visit.identity import tidy_name
from ui.patient.question import Question, Values
from ui.patient.signature import SignaturePad

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedSignature(Question):
    """How the patient signs here, and whether they have."""

    penned = Signal()

    CONTROL: ClassVar = "SignatureQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._types = False
        self._typed = ""

    def _follow(self) -> None:
        given = self._mark()
        if given is not None and not self._typed:
            self._types = given.content_type == TYPED
            self._typed = (given.title or "") if self._types else ""
        self.penned.emit()

    def _mark(self) -> Attachment | None:
        given = self._values[0] if self._values else None
        return given if isinstance(given, Attachment) else None

    def _missing(self) -> str:
        if self._types:
            return QCoreApplication.translate("Question", "Type your first and last name to sign.")
        return QCoreApplication.translate(
            "Question", "Draw your name in the box with a finger, or choose “Type my name”."
        )

    @Property(bool, notify=penned)
    def types(self) -> bool:
        """Tell whether the name is typed, not drawn."""
        return self._types

    @Property(str, notify=penned)
    def typed(self) -> str:
        """Return the name as typed so far."""
        return self._typed

    @Property(bool, notify=penned)
    def drawn(self) -> bool:
        """Tell whether a drawn signature is kept."""
        given = self._mark()
        return given is not None and given.content_type == DRAWN

    @Slot(bool)
    def useTyping(self, wanted: bool) -> None:
        """Type the name, or draw it; the signature so far is taken back."""
        if wanted != self._types:
            self._types = wanted
            self.takeBack()

    @Slot(QObject)
    def draw(self, pad: SignaturePad) -> None:
        """Take what stands on the paper now; an empty paper takes nothing back."""
        if pad.has_strokes():
            self._record((mark(DRAWN, signature_svg(pad.strokes())),))

    @Slot(str)
    def write(self, name: str) -> None:
        """Take the typed name."""
        self._typed = name
        tidy = tidy_name(name)
        self._record((mark(TYPED, tidy),) if tidy else None)

    @Slot()
    def takeBack(self) -> None:
        """Take the signature back."""
        self._typed = ""
        self._record(None)
