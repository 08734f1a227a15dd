"""Display: how large, in which colours and with how much motion everything is drawn.

The clinic's settings are where every patient starts; a patient may change sizes and colours, and
the next one starts from the settings again.
"""

from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.settings import Theme

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


class Look(NamedTuple):
    """How everything is drawn on one screen."""

    pixels_per_mm: float
    text_scale: float = 1.0
    theme: Theme = "light"
    motion: int = 160  # ms; 0: none
    reduced_motion: bool = False  # fade instead of moving


@QmlElement
class Display(QObject):
    """The look that this patient chose; Dress.qml puts it on the theme of the screens."""

    changed = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settle(look)

    def settle(self, look: Look) -> None:
        """Take a look as the one that every patient starts with."""
        self._first = look
        self._wear(look)

    @Slot()
    def reset(self) -> None:
        """Forget what a patient chose."""
        self._wear(self._first)

    @property
    def look(self) -> Look:
        """The look that is worn now."""
        return self._look

    def wear_again(self, text_scale: float, theme: Theme, *, reduced_motion: bool) -> None:
        """Take up what this patient had chosen before a crash."""
        self._wear(
            self._look._replace(text_scale=text_scale, theme=theme, reduced_motion=reduced_motion)
        )

    @Property(float, notify=changed)
    def pixelsPerMm(self) -> float:
        """Return the pixels of a millimetre on this screen."""
        return self._look.pixels_per_mm

    @Property(int, notify=changed)
    def motion(self) -> int:
        """Return how long a screen moves, in milliseconds; 0: it does not."""
        return self._look.motion

    @Property(int, notify=changed)
    def textSize(self) -> int:
        """Return the size of words in per cent of the usual one."""
        return round(self._look.text_scale * 100)

    @Property(str, notify=changed)
    def theme(self) -> str:
        """Return light, dark or contrast."""
        return self._look.theme

    @Property(bool, notify=changed)
    def reducedMotion(self) -> bool:
        """Tell whether screens fade instead of moving."""
        return self._look.reduced_motion

    @Slot(int)
    def chooseTextSize(self, per_cent: int) -> None:
        """Draw words larger or smaller, at once."""
        self._wear(self._look._replace(text_scale=min(max(per_cent, 100), 200) / 100))

    @Slot(str)
    def chooseTheme(self, theme: Theme) -> None:
        """Change the colours, at once."""
        self._wear(self._look._replace(theme=theme))

    @Slot(bool)
    def reduceMotion(self, reduced: bool) -> None:
        """Let screens fade instead of moving, or move."""
        self._wear(self._look._replace(reduced_motion=reduced))

    def _wear(self, look: Look) -> None:
        self._look = look
        self.changed.emit()
