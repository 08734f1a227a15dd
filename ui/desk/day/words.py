"""The day's words: waits in minutes, and what a tablet said last."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.review.day import Day, TabletSeen
from ui.desk.words import ago

_HOUR = 60  # minutes


def minutes(wait: timedelta) -> str:
    """Return how long a wait was: "12 min", "1 h 5 min"."""
    translate = QCoreApplication.translate
    whole = max(0, round(wait / timedelta(minutes=1)))
    if whole < _HOUR:
        return translate("day", "{0} min").format(whole)
    return translate("day", "{0} h {1} min").format(*divmod(whole, _HOUR))


def wait_words(today: Day, now: datetime) -> str:
    """Return how long people wait from “Thank you” to the sign-off."""
    translate = QCoreApplication.translate
    words = [translate("day", "Nobody was signed off today.")]
    if today.usual_wait is not None and today.longest_wait is not None:
        said = translate("day", "From “Thank you” to the sign-off: usually {0} today, at most {1}.")
        words = [said.format(minutes(today.usual_wait), minutes(today.longest_wait))]
    if today.oldest is not None:
        said = translate("day", "Waits longest: {0}, finished {1}.")
        words.append(said.format(today.oldest.name, ago(today.oldest.finished_at, now)))
    return " ".join(words)


def last_words(seen: TabletSeen) -> str:
    """Return what a tablet said last."""
    translate = QCoreApplication.translate
    if seen.kind is None:
        return translate("day", "Has sent nothing yet: is it on, and has it a network?")
    if seen.kind == "intake":
        return translate("day", "An intake was finished")
    return {
        "urgent-answer": translate("day", "An urgent answer"),
        "help-wanted": translate("day", "A patient called for a nurse"),
        "paper-wanted": translate("day", "A patient would rather use paper"),
        "visit-left": translate("day", "It was left in the middle of a visit"),
        "visit-started": translate("day", "A visit began"),
        None: translate("day", "A call that cannot be read here"),
    }[seen.reason]
