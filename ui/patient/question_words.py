"""Answers in words, and what would be a valid answer: calm sentences, never "Error"."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kiosk.forms.answers import option_of
from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Item, Quantity, Value
from ui.patient.value_words import option_in_words, typed_words, value_in_words


def in_words(item: Item, values: Iterable[Value], language: str) -> str:
    """Return an item's answers as the patient reads them."""
    return "; ".join(_in_words(item, value, language) for value in values)


def _in_words(item: Item, value: Value, language: str) -> str:
    option = option_of(item, value)
    if option is not None and (words := option_in_words(option, language)):
        return words
    unit = item.unit.in_(language)
    if isinstance(value, Quantity) and value.value is not None and _in_its_own_unit(item, value):
        return f"{typed_words(value)} {unit}".strip()
    said = value_in_words(value, language)
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return f"{said} {unit}" if unit and number else said


def _in_its_own_unit(item: Item, value: Quantity) -> bool:
    return item.unit_coding is not None and value.code == item.unit_coding.code


def leaving_out(item: Item) -> str:
    """Say that a question may be left out; nothing where it may not."""
    if item.required:
        return ""
    return QCoreApplication.translate("Question", "You may also leave this one out.")


def what_would_fit(item: Item, issue: Issue, language: str) -> str:
    """Say what a valid answer would be."""
    if issue.words is not None and issue.words.in_(language):
        return issue.words.in_(language)
    if issue.code in ("too-low", "too-high"):
        return range_in_words(item, language) or _limit_in_words(issue, language)
    if issue.code == "not-a-number":
        words = QCoreApplication.translate("Question", "Use digits only, such as %1.")
        return words.replace("%1", "70" if item.type == "integer" else "70.5")
    words = _fitting(issue.code)
    if words:
        return words.replace("%1", str(issue.limit))
    return item.help.in_(language) or QCoreApplication.translate(
        "Question", "Look at it once more, or ask a member of staff."
    )


def _fitting(code: str) -> str:
    """Return what would fit, by what does not; %1 stands for the limit."""
    return {
        "not-a-date": QCoreApplication.translate(
            "Question", "This day is not in the calendar. Look at the day and the year once more."
        ),
        "not-a-time": QCoreApplication.translate(
            "Question", "Type the hour, and the minutes from 00 to 59."
        ),
        "too-many-decimals": QCoreApplication.translate(
            "Question", "Digits after the point: %1 at most."
        ),
        "too-long": QCoreApplication.translate(
            "Question", "This is too long: %1 characters at most."
        ),
        "too-short": QCoreApplication.translate(
            "Question", "A little more, please: %1 characters at least."
        ),
        "too-few": QCoreApplication.translate("Question", "Choose or add at least %1."),
        "too-many": QCoreApplication.translate("Question", "%1 at most."),
        "wrong-unit": QCoreApplication.translate("Question", "Choose the unit too."),
        "not-an-address": QCoreApplication.translate(
            "Question", "A web address has no spaces, such as www.example.org."
        ),
    }.get(code, "")


def range_in_words(item: Item, language: str) -> str:
    """Return what an answer may lie between; empty when nothing limits it."""
    low, high = (
        value_in_words(limit, language) if limit is not None else ""
        for limit in (item.minimum, item.maximum)
    )
    if low and high:
        words = QCoreApplication.translate("Question", "From %1 to %2")
    elif low:
        words = QCoreApplication.translate("Question", "%1 or more")
    elif high:
        words = QCoreApplication.translate("Question", "%2 or less")
    else:
        return ""
    if isinstance(item.minimum or item.maximum, date | time) and not (low and high):
        words = (
            QCoreApplication.translate("Question", "%1 or later")
            if low
            else QCoreApplication.translate("Question", "%2 or earlier")
        )
    return words.replace("%1", low).replace("%2", high)


def _limit_in_words(issue: Issue, language: str) -> str:
    limit = value_in_words(issue.limit, language) if issue.limit is not None else ""
    words = (
        QCoreApplication.translate("Question", "%1 or more")
        if issue.code == "too-low"
        else QCoreApplication.translate("Question", "%2 or less")
    )
    return words.replace("%1", limit).replace("%2", limit)
