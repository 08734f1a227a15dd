"""Moments and languages in the nurse's words: relative at a glance, exact on demand."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

_HOUR = 60  # minutes
_RELATIVE = 12 * _HOUR  # after this a clock time says more than "13 h ago"


def exact(moment: datetime) -> str:
    """Return a moment in this machine's time zone, to the minute, with the date."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago a moment was, in words; later the clock time, and then the date too."""
    translate = QCoreApplication.translate
    minutes = int((now - moment) / timedelta(minutes=1))
    if minutes < 1:
        return translate("ago", "just now")
    if minutes < _HOUR:
        return translate("ago", "{0} min ago").format(minutes)
    if minutes < _RELATIVE:
        return translate("ago", "{0} h {1} min ago").format(*divmod(minutes, _HOUR))
    here, today = moment.astimezone(), now.astimezone().date()
    if here.date() == today - timedelta(days=1):
        return translate("ago", "yesterday {0}").format(f"{here:%H:%M}")
    return f"{here:%H:%M}" if here.date() == today else exact(moment)


def since(moment: datetime, now: datetime) -> str:
    """Return the clock time of a moment, with the date unless it was today."""
    here = moment.astimezone()
    return f"{here:%H:%M}" if here.date() == now.astimezone().date() else exact(moment)


def language_name(code: str) -> str:
    """Return the English name of a language code such as "es"; the code when it has none."""
    language = QLocale(code).language()
    return code if language == QLocale.Language.C else QLocale.languageToString(language)
