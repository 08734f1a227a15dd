"""An answer in the patient's own words: a line, or room for several."""

from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, Signal
from PySide6.QtQml import QmlElement

from ui.patient.questions.typed import TypedQuestion

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedText(TypedQuestion):
    """The words that are typed."""

    worded = Signal()

    CONTROL: ClassVar = "TextQuestion.qml"

    def _follow(self) -> None:
        super()._follow()
        self.worded.emit()

    def _missing(self) -> str:
        return QCoreApplication.translate("Question", "Type your answer.")

    @Property(bool, notify=worded)
    def longText(self) -> bool:
        """Tell whether the answer may have several lines."""
        return self._item.type == "text"
