"""A screen that shows nothing: a touch is heard, a second touch on the same thing presses it.

No time limit, so that a hand that shakes or searches has all the time it needs.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.patient.heard import Heard, Role

translate = QCoreApplication.translate


class BlankTouch:
    """Tells which touches reach the screen; `show` brings the picture back."""

    def __init__(self, show: Callable[[], None]) -> None:
        self.show = show
        self.passing = False  # the touch under way reaches the screen
        self._heard = 0  # the thing that was touched last

    def passes(self, touched: Heard | None) -> bool:
        """Tell whether a touch that begins reaches the screen."""
        self.passing = touched is not None and touched.key == self._heard
        self._heard = touched.key if touched and not self._is_done(touched) else 0
        return self.passing

    def lift(self) -> bool:
        """Tell whether the end of a touch is kept from the screen."""
        return not self.passing

    def nothing_here(self) -> str:
        """Return what is said where there is nothing to hear."""
        return translate("Blank", "Nothing here.")

    def _is_done(self, touched: Heard) -> bool:
        """Pressed once, a thing is heard anew before the next press; paper takes many strokes."""
        return self.passing and touched.role is not Role.Canvas
