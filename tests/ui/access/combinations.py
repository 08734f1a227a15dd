"""In which languages, sizes, colours and layouts the screens are looked at.

In every run each screen is seen once in each language, and so in each size, colours and layout;
over all screens every two of them meet. `make shots` takes all of them on every screen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from kiosk.settings import Theme
from tests.ui.access.pseudo import TONGUES, Tongue
from ui.patient.display import Look
from ui.patient.window import TEN_INCHES

SIZES = (1.0, 1.5, 2.0)
THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
LAYOUTS = {"landscape": (1280, 800), "portrait": (800, 1280)}


@dataclass(frozen=True)
class Setting:
    """One way to draw a screen."""

    text_scale: float
    theme: Theme
    layout: str

    @property
    def look(self) -> Look:
        return Look(TEN_INCHES, self.text_scale, self.theme, motion=0)

    def __str__(self) -> str:
        return f"{self.text_scale:.0%}, {self.theme}, {self.layout}"


ALL = tuple(Setting(*one) for one in product(SIZES, THEMES, LAYOUTS))
Choice = Callable[[int, Tongue], tuple[Setting, ...]]  # for the n-th screen in a language


def pairwise(screen: int, tongue: Tongue) -> tuple[Setting, ...]:
    """Return the one setting of a screen in a language; the next screen gets another."""
    turn = TONGUES.index(tongue)
    size = SIZES[(turn + screen) % 3]
    theme = THEMES[(turn + screen // 3) % 3]
    layout = tuple(LAYOUTS)[(turn // 2 + screen // 9 + turn) % 2]
    return (Setting(size, theme, layout),)


def whole(_screen: int, _tongue: Tongue) -> tuple[Setting, ...]:
    """Return every setting."""
    return ALL
