"""A web address to type."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QmlElement

from ui.patient.questions.typed import TypedQuestion

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedAddress(TypedQuestion):
    """The address that is typed."""

    CONTROL: ClassVar = "AddressQuestion.qml"

    def _example(self) -> str:
        words = QCoreApplication.translate("Question", "Like this: %1")
        return super()._example() or words.replace("%1", "www.example.org")

    def _missing(self) -> str:
        return QCoreApplication.translate("Question", "Type the web address.")
