"""Values in words, and as they are typed, in the ways of the United States."""

from datetime import date, datetime, time
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from kiosk.forms.datatypes import Coding, PartialDate, Quantity, Value
from kiosk.forms.questionnaire import Option

_NARROW = "\u202f"  # between a time and PM; the font lacks it


def locale_of(language: str) -> QLocale:
    """Return how a language is written in the United States, or else at home."""
    return QLocale(f"{language}_US")


def typed_words(value: Value) -> str:
    """Return an answer as it would be typed; dates are YYYY-MM-DD, times HH:MM."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Quantity):
        return "" if value.value is None else format(value.value, "f")
    if isinstance(value, Coding):
        return value.display or value.code or ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def value_in_words(value: Value, language: str) -> str:
    """Return an answer as the patient reads it."""
    if isinstance(value, bool):
        yes = QCoreApplication.translate("Question", "Yes")
        return yes if value else QCoreApplication.translate("Question", "No")
    if isinstance(value, datetime):
        return f"{day_in_words(value.date(), language)}, {time_in_words(value.time(), language)}"
    if isinstance(value, date):
        return day_in_words(value, language)
    if isinstance(value, time):
        return time_in_words(value, language)
    if isinstance(value, PartialDate) and value.month is not None:
        return f"{locale_of(language).standaloneMonthName(value.month)} {value.year}"
    return str(value) if isinstance(value, Quantity) else typed_words(value)


def option_in_words(option: Option, language: str) -> str:
    """Return an option in the form's words; those of days, times, yes and no are ours."""
    if isinstance(option.value, bool | date | time | PartialDate):
        return value_in_words(option.value, language)
    return option.text.in_(language)


def day_in_words(day: date, language: str) -> str:
    """Return a day with its month in letters, such as "March 5, 1957"."""
    formats = {"en": "MMMM d, yyyy", "es": "d 'de' MMMM 'de' yyyy"}
    return QLocale(language).toString(
        QDate(day.year, day.month, day.day), formats.get(language, "d MMMM yyyy")
    )


def time_in_words(moment: time, language: str) -> str:
    """Return a time of day, such as "2:30 PM" or "2:30 p.m."."""
    words = locale_of(language).toString(
        QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat
    )
    return words.replace(_NARROW, " ")


def has_halves(language: str) -> bool:
    """Tell whether a day has two times twelve hours in this language."""
    return "ap" in locale_of(language).timeFormat(QLocale.FormatType.ShortFormat).lower()
