"""Screens: what each screen is given to look at.

The welcome needs the visit alone. All that comes after it is made once the welcome can be read,
and arrives then (`ui.patient.steps`).
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.patient.display import Display
from ui.patient.more import More
from ui.patient.read_aloud import ReadAloud
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

Given = dict[str, object]  # the properties of a screen


class Frame(NamedTuple):
    """What the frame around every step looks at."""

    visit: PatientVisit
    more: More
    display: Display
    read_aloud: ReadAloud

    def given(self) -> Given:
        """Return it under the names that it has on the screens."""
        return {
            "visit": self.visit,
            "more": self.more,
            "display": self.display,
            "readAloud": self.read_aloud,
        }


@QmlElement
class Screens(QObject):
    """The properties of each screen, by the name of its step; `covers` has what covers a step."""

    arrived = Signal()

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._given: dict[str, Given] = {"welcome": {"visit": visit}}
        self._complete = False

    def take(self, given: Mapping[str, Given]) -> None:
        """Take what every screen after the welcome looks at."""
        self._given |= given
        self._complete = True
        self.arrived.emit()

    @Property(bool, notify=arrived)
    def complete(self) -> bool:
        """Tell whether there is more than the welcome."""
        return self._complete

    @Slot(str, result="QVariantMap")
    def given(self, screen: str) -> Given:
        """Return the properties that a screen is made with."""
        return self._given[screen]
