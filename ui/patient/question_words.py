"""Answers in words, and what would be a valid answer: calm sentences, never "Error"."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from kiosk.forms.answers import option_of
from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Coding, Item, Value

CONTEXT: Final = "Question"


def in_words(item: Item, values: Iterable[Value], language: str) -> str:
    """Return an item's answers as the patient reads them."""
    return "; ".join(_with_unit(item, value, language) for value in values)


def _with_unit(item: Item, value: Value, language: str) -> str:
    said = _value_in_words(item, value, language)
    unit = item.unit.in_(language) if isinstance(value, int | Decimal) else ""
    return f"{said} {unit}" if unit else said


def typed_words(value: Value) -> str:
    """Return an answer as it would be typed; dates are YYYY-MM-DD."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Coding):
        return value.display or value.code or ""
    return value.isoformat() if isinstance(value, date) else str(value)


def day_in_words(day: date, language: str) -> str:
    """Return a day with its month in letters, such as "March 5, 1957"."""
    formats = {"en": "MMMM d, yyyy", "es": "d 'de' MMMM 'de' yyyy"}
    return QLocale(language).toString(
        QDate(day.year, day.month, day.day), formats.get(language, "d MMMM yyyy")
    )


def _value_in_words(item: Item, value: Value, language: str) -> str:
    option = option_of(item, value)
    if option is not None and option.text.in_(language):
        return option.text.in_(language)
    if isinstance(value, bool):
        yes = QCoreApplication.translate("Question", "Yes")
        return yes if value else QCoreApplication.translate("Question", "No")
    if isinstance(value, Coding):
        return value.display or value.code or ""
    if isinstance(value, datetime):
        value = value.date()
    return day_in_words(value, language) if isinstance(value, date) else typed_words(value)


def leaving_out(item: Item) -> str:
    """Say that a question may be left out; nothing where it may not."""
    if item.required:
        return ""
    return QCoreApplication.translate("Question", "You may also leave this one out.")


def what_would_fit(item: Item, issue: Issue, language: str) -> str:
    """Say what a valid answer would be."""
    if issue.code == "not-a-date":
        return QCoreApplication.translate(
            "Question", "This day is not in the calendar. Look at the day and the year once more."
        )
    if issue.code == "not-a-number":
        example = "70" if item.type == "integer" else "70.5"
        words = QCoreApplication.translate("Question", "Use digits only, such as %1.")
        return words.replace("%1", example)
    if issue.code == "too-many-decimals":
        words = QCoreApplication.translate("Question", "Digits after the point: %1 at most.")
        return words.replace("%1", str(issue.limit))
    if issue.code == "too-long":
        words = QCoreApplication.translate("Question", "This is too long: %1 characters at most.")
        return words.replace("%1", str(issue.limit))
    if issue.code in ("too-low", "too-high"):
        return range_in_words(item, language) or _limit_in_words(issue, language)
    return item.help.in_(language) or QCoreApplication.translate(
        "Question", "Look at it once more, or ask a member of staff."
    )


def range_in_words(item: Item, language: str) -> str:
    """Return what an answer may lie between; empty when nothing limits it."""
    low, high = (
        _limit(limit, language) if limit is not None else ""
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
    if isinstance(item.minimum or item.maximum, date) and not (low and high):
        words = (
            QCoreApplication.translate("Question", "%1 or later")
            if low
            else QCoreApplication.translate("Question", "%2 or earlier")
        )
    return words.replace("%1", low).replace("%2", high)


def _limit(value: Value, language: str) -> str:
    if isinstance(value, datetime):
        value = value.date()
    return day_in_words(value, language) if isinstance(value, date) else typed_words(value)


def _limit_in_words(issue: Issue, language: str) -> str:
    limit = _limit(issue.limit, language) if issue.limit is not None else ""
    words = (
        QCoreApplication.translate("Question", "%1 or more")
        if issue.code == "too-low"
        else QCoreApplication.translate("Question", "%2 or less")
    )
    return words.replace("%1", limit).replace("%2", limit)
