"""Which kind of question an item is, and the object that asks it.

A kind is one line in the table, and a rule in `kind_of` that tells when it is meant.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject

from kiosk.forms.questionnaire import Item
from ui.patient.places import asked
from ui.patient.question import Question, Values
from ui.patient.questions.address import AskedAddress
from ui.patient.questions.choice import AskedChoice
from ui.patient.questions.date import AskedDate
from ui.patient.questions.long_list import AskedFromList, is_long
from ui.patient.questions.moment import AskedMoment
from ui.patient.questions.number import AskedNumber
from ui.patient.questions.quantity import AskedQuantity
from ui.patient.questions.repeated import AskedRepeatedly
from ui.patient.questions.scale import AskedScale, AskedSlider, is_short, places
from ui.patient.questions.text import AskedText
from ui.patient.questions.time import AskedTime
from ui.patient.questions.yes_no import AskedYesNo

Record = Callable[[Values], None]


def _repeated(parent: QObject, record: Record, kind: str) -> Question:
    return AskedRepeatedly(parent, record, kind, question_for)


KINDS: Final[Mapping[str, Callable[[QObject, Record, str], Question]]] = {
    "words": Question,
    "spoken": Question,  # a member of staff asks it
    "handed": Question,  # a member of staff takes it
    "choice": AskedChoice,
    "several": AskedChoice,
    "list": AskedFromList,
    "yes-no": AskedYesNo,
    "scale": AskedScale,
    "slider": AskedSlider,
    "number": AskedNumber,
    "quantity": AskedQuantity,
    "text": AskedText,
    "date": AskedDate,
    "time": AskedTime,
    "moment": AskedMoment,
    "address": AskedAddress,
    "repeated": _repeated,
}

_BY_TYPE: Final = {
    "boolean": "yes-no",
    "integer": "number",
    "decimal": "number",
    "quantity": "quantity",
    "date": "date",
    "time": "time",
    "dateTime": "moment",
    "url": "address",
}


def kind_of(item: Item) -> str:
    """Return how an item is asked: a name in KINDS."""
    if item.type == "display":
        return "words"
    if not asked(item):
        return "handed" if item.type == "attachment" else "spoken"
    if item.options and is_long(item):
        return "list"
    if item.options:
        return "several" if item.repeats else "choice"
    if item.repeats and item.type != "boolean":
        return "repeated"
    if places(item):
        return "scale" if is_short(item) else "slider"
    return _BY_TYPE.get(item.type, "text")


def question_for(item: Item, parent: QObject, record: Record) -> Question:
    """Make the question that asks an item; it is empty until it is shown."""
    kind = kind_of(item)
    return KINDS[kind](parent, record, kind)
