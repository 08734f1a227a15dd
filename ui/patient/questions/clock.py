"""A time of day in parts: hour, minutes, and the half of the day where the language has halves."""

import re
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.patient.value_words import has_halves, locale_of

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_HALF: Final = 12  # hours
_MINUTES: Final = re.compile("[0-5][0-9]")


@QmlElement
class Clock(QObject):
    """The parts as they are typed, and the time that they are."""

    changed = Signal()
    edited = Signal()  # by the patient

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._language = "en"
        self._hour = self._minute = ""
        self._half = ""  # am, pm, or not chosen

    def speak(self, language: str) -> None:
        """Show the same time in the way of a language."""
        if language != self._language:
            time = self.time
            self._language = language
            self.set(time)

    def set(self, time: str) -> None:
        """Show a time HH:MM; what is no such time empties all parts."""
        self._hour = self._minute = self._half = ""
        if time:
            hour, self._minute = int(time[:2]), time[3:5]
            self._half = "pm" if hour >= _HALF else "am"
            self._hour = str((hour % _HALF or _HALF) if self.has_halves else hour)
        self.changed.emit()

    @property
    def begun(self) -> bool:
        """Tell whether any part is there."""
        return bool(self._hour or self._minute or self._half)

    @property
    def complete(self) -> bool:
        """Tell whether every part is there; whether they are a time is another matter."""
        return bool(self._hour and self._minute and (self._half or not self.has_halves))

    @property
    def time(self) -> str:
        """Return HH:MM; empty while the parts are no time."""
        if not self.complete or not self._hour.isdigit() or not _MINUTES.fullmatch(self._minute):
            return ""
        hour = int(self._hour)
        if not self.has_halves:
            return f"{hour:02}:{self._minute}" if hour < 2 * _HALF else ""
        if not 1 <= hour <= _HALF:
            return ""
        return f"{hour % _HALF + _HALF * (self._half == 'pm'):02}:{self._minute}"

    @property
    def has_halves(self) -> bool:
        """Tell whether morning and afternoon are told apart."""
        return has_halves(self._language)

    @Property(bool, notify=changed)
    def halves(self) -> bool:
        """Tell QML the same."""
        return self.has_halves

    @Property(str, notify=changed)
    def morning(self) -> str:
        """Return the word for the first half, such as AM."""
        return locale_of(self._language).amText()

    @Property(str, notify=changed)
    def afternoon(self) -> str:
        """Return the word for the second half."""
        return locale_of(self._language).pmText()

    @Property(str, notify=changed)
    def hour(self) -> str:
        """Return what stands in the field of the hour."""
        return self._hour

    @Property(str, notify=changed)
    def minute(self) -> str:
        """Return what stands in the field of the minutes."""
        return self._minute

    @Property(str, notify=changed)
    def half(self) -> str:
        """Return am, pm, or nothing while none is chosen."""
        return self._half

    @Slot(str, str)
    def write(self, hour: str, minute: str) -> None:
        """Take what stands in the two fields."""
        if (hour, minute) != (self._hour, self._minute):
            self._hour, self._minute = hour, minute
            self._edit()

    @Slot(str)
    def choose(self, half: str) -> None:
        """Choose am or pm."""
        self._half = half
        self._edit()

    def _edit(self) -> None:
        self.changed.emit()
        self.edited.emit()
