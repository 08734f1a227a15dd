"""Display: how large, in which colours and with how much motion everything is drawn.

The clinic's settings are where every patient starts; a patient may change sizes and colours, and
the next one starts from the settings again.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.settings import Theme

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class Look:
    """How everything is drawn on one screen."""

    pixels_per_mm: float
    text_scale: float = 1.0
    theme: Theme = "light"
    motion: int = 160  # ms; 0: none
    reduced_motion: bool = False  # fade instead of moving

    def put_on(self, theme: QObject) -> None:
        """Set the theme; what is shown follows at once."""
        theme.setProperty("pixelsPerMm", self.pixels_per_mm)
        theme.setProperty("textScale", self.text_scale)
        theme.setProperty("scheme", self.theme)
        theme.setProperty("motion", self.motion)
        theme.setProperty("reducedMotion", self.reduced_motion)


@QmlElement
class Display(QObject):
    """The look that this patient chose, on the theme of the screens."""

    changed = Signal()

    def __init__(self, theme: QObject, look: Look) -> None:
        super().__init__(theme)
        self._theme = theme
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
            replace(self._look, text_scale=text_scale, theme=theme, reduced_motion=reduced_motion)
        )

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
        self._wear(replace(self._look, text_scale=min(max(per_cent, 100), 200) / 100))

    @Slot(str)
    def chooseTheme(self, theme: Theme) -> None:
        """Change the colours, at once."""
        self._wear(replace(self._look, theme=theme))

    @Slot(bool)
    def reduceMotion(self, reduced: bool) -> None:
        """Let screens fade instead of moving, or move."""
        self._wear(replace(self._look, reduced_motion=reduced))

    def _wear(self, look: Look) -> None:
        self._look = look
        look.put_on(self._theme)
        self.changed.emit()
