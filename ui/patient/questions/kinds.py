"""Which kind of question an item is, and the object that asks it.

A kind is one line in the table, and a rule in `kind_of` that tells when it is meant.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject

from kiosk.forms.questionnaire import Item
from ui.patient.places import asked
from ui.patient.question import Question, Values
from ui.patient.questions.choice import AskedChoice
from ui.patient.questions.date import AskedDate
from ui.patient.questions.entries import Entries
from ui.patient.questions.number import AskedNumber
from ui.patient.questions.scale import AskedScale, is_scale
from ui.patient.questions.text import AskedText
from ui.patient.questions.told import Told
from ui.patient.questions.yes_no import AskedYesNo

KINDS: Final[Mapping[str, type[Question]]] = {
    "words": Question,
    "told": Told,
    "entries": Entries,
    "spoken": Question,  # a member of staff asks it
    "choice": AskedChoice,
    "several": AskedChoice,
    "yes-no": AskedYesNo,
    "scale": AskedScale,
    "number": AskedNumber,
    "text": AskedText,
    "date": AskedDate,
}

_BY_TYPE: Final = {
    "boolean": "yes-no",
    "integer": "number",
    "decimal": "number",
    "date": "date",
    "dateTime": "date",
}


def kind_of(item: Item) -> str:
    """Return how an item is asked: a name in KINDS."""
    if item.type == "display":
        return "words"
    if item.type == "group":
        return "entries"  # the end of its repetitions
    if item.read_only:
        return "told"
    if not asked(item):
        return "spoken"
    if item.options:
        return "several" if item.repeats else "choice"
    if is_scale(item):
        return "scale"
    return _BY_TYPE.get(item.type, "text")


def question_for(item: Item, parent: QObject, record: Callable[[Values], None]) -> Question:
    """Make the question that asks an item; it is empty until it is shown."""
    kind = kind_of(item)
    return KINDS[kind](parent, record, kind)
