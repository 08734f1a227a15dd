"""What a desk remembers of how it is used: window, columns, sound; nothing of a patient.

It is the desk's, not a person's: in a file of the home, where one is given.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE = "desk-window.ini"


class Habits:
    """Kept in a file, or without one for as long as the process runs."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._held: dict[str, QByteArray] = {}

    def shape(self, name: str) -> QByteArray:
        """Return how a window or a table was left; empty: nobody knows."""
        kept = self._file.value(name) if self._file else self._held.get(name)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_shape(self, name: str, shape: QByteArray) -> None:
        """Remember how a window or a table is left."""
        if self._file:
            self._file.setValue(name, shape)
        else:
            self._held[name] = shape

    @property
    def sound(self) -> bool:
        """Tell whether each new call is heard; it is until somebody turns that off."""
        return self.shape("sound") != QByteArray(b"off")

    @sound.setter
    def sound(self, on: bool) -> None:
        self.keep_shape("sound", QByteArray(b"on" if on else b"off"))
