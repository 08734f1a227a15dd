"""A question answered with Yes or No."""

from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.patient.question import Question

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedYesNo(Question):
    """Yes, No, or neither so far."""

    said = Signal()

    CONTROL: ClassVar = "YesNoQuestion.qml"

    def _follow(self) -> None:
        self.said.emit()

    def _missing(self) -> str:
        return QCoreApplication.translate("Question", "Choose Yes or No.")

    @Property(bool, notify=said)
    def saidYes(self) -> bool:
        """Tell whether the answer is yes."""
        return self._values == (True,)

    @Property(bool, notify=said)
    def saidNo(self) -> bool:
        """Tell whether the answer is no."""
        return self._values == (False,)

    @Slot(bool)
    def say(self, yes: bool) -> None:
        """Answer yes or no."""
        self._record((yes,))
