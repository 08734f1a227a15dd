"""Signing: drawn with a finger, typed, or said to a witness; each as good as the others."""

from collections.abc import Mapping
from typing import get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.visit.consent import Method, Signature
from kiosk.visit.draft import Begun
from kiosk.visit.identity import tidy_name
from ui.patient.signature import SignaturePad
from ui.patient.signers import Signers
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Sign(QObject):
    """How the visit is signed, and whose name stands under it."""

    changed = Signal()

    def __init__(self, visit: PatientVisit, signers: Signers) -> None:
        super().__init__(visit)
        self._visit, self._signers = visit, signers
        self._start()
        visit.begun.connect(self._start)
        visit.changed.connect(self.changed)
        signers.changed.connect(self._refresh)

    @Slot()
    def _start(self) -> None:
        self._method: Method = "drawn"
        self._typed = ""
        self._missing = False
        self.changed.emit()

    def begun(self) -> dict[str, Begun]:
        """Return how the patient was about to sign; what is drawn is drawn anew."""
        return {"sign.method": self._method, "sign.name": self._typed}

    def go_on(self, begun: Mapping[str, Begun]) -> None:
        """Take up the way that was chosen before a crash."""
        method = begun.get("sign.method")
        self._method = next((one for one in get_args(Method) if one == method), "drawn")
        self._typed = str(begun.get("sign.name", ""))

    @Slot()
    def _refresh(self) -> None:
        self._missing = False
        self.changed.emit()

    @Property(str, notify=changed)
    def method(self) -> str:
        """Return how it is signed: drawn, typed or witnessed."""
        return self._way()

    @Property(str, notify=changed)
    def typedName(self) -> str:
        """Return the name as typed so far."""
        return self._typed

    @Property(str, notify=changed)
    def printedName(self) -> str:
        """Return the name of the signer: of who decides for the patient, else the patient's."""
        return self._name()

    @Property(bool, notify=changed)
    def missing(self) -> bool:
        """Tell whether somebody went on without signing."""
        return self._missing

    @Slot()
    def chooseDrawing(self) -> None:
        """Draw the name."""
        self._choose("drawn")

    @Slot()
    def chooseTyping(self) -> None:
        """Type the name instead of drawing it."""
        self._choose("typed")

    @Slot()
    def chooseWitness(self) -> None:
        """Say yes to a person, who types their own name."""
        self._choose("witnessed")

    @Slot(str)
    def type(self, name: str) -> None:
        """Take the typed name."""
        self._typed = name
        self._refresh()

    @Slot()
    def draw(self) -> None:
        """Take note that there is something on the paper now."""
        if self._missing:
            self._refresh()

    @Slot(QObject)
    def sign(self, pad: SignaturePad) -> None:
        """Sign all decisions; the visit then goes on to sealing."""
        signature = self._signature(pad)
        self._missing = not {
            "drawn": pad.has_strokes(),
            "typed": bool(signature.printed_name),
            "witnessed": bool(signature.witness),
        }[signature.method]
        if self._missing:
            self.changed.emit()
        else:
            self._visit.apply(self._visit.record.sign(signature))

    def _signature(self, pad: SignaturePad) -> Signature:
        method = self._way()
        return Signature(
            method,
            self._visit.intake.clock.now(),
            tidy_name(self._typed) if method == "typed" else self._name(),
            pad.strokes() if method == "drawn" else (),
            self._signers.representative(),
            self._signers.interpreter(),
            self._signers.witness(needed=method == "witnessed"),
        )

    def _choose(self, method: Method) -> None:
        self._method = method
        self._refresh()

    def _way(self) -> Method:
        """Return the way that was chosen, as long as the agreements still allow it."""
        if self._method == "witnessed" and not self._signers.allows("witness"):
            return "drawn"
        return self._method

    def _name(self) -> str:
        who = self._signers.representative()
        if who:
            return who.name
        identity = self._visit.record.identity if self._visit.is_open else None
        return identity.full_name if identity else ""
