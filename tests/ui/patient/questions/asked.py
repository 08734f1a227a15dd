"""A question on a screen of its own, for tests of its object."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.forms.questionnaire import Item
from ui.patient.question import Values
from ui.patient.questions.kinds import question_for

if TYPE_CHECKING:
    from tests.ui.patient.sitting import Qml


class Asked:
    """A question, and the answer it has recorded."""

    def __init__(self, item: Item, values: Values = None, language: str = "en") -> None:
        self.owner = QObject()
        self.item, self.values, self.language = item, values, language
        self.question: Qml = question_for(item, self.owner, self.take)
        self.show()

    def take(self, values: Values) -> None:
        self.values = values
        self.show()

    def show(self) -> None:
        self.question.show(self.item, self.values, self.language)

    def advice(self) -> str:
        self.question.tell()
        return str(self.question.advice)
