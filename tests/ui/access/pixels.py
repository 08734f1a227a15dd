"""Contrast as it is drawn, after WCAG 2: words 7 to 1, the edge of a control 4 to 1."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QAccessible, QImage

from tests.ui.access.findings import Finding
from tests.ui.access.scene import Scene, box, is_drawn, key, spoken_role
from tests.ui.access.words import painted

WORDS, EDGE = 7.0, 4.0
_ROUNDING = 0.05
_FEW = 3  # pixels: fewer of one colour may be anything
_A_LINE = 24  # px, of small words


@cache
def luminance(colour: int) -> float:
    """Return the relative luminance, 0 to 1, of 0xRRGGBB."""
    shares = [((colour >> shift) & 0xFF) / 255 for shift in (16, 8, 0)]
    lit = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


@cache
def contrast(one: int, other: int) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class Picture:
    """What is drawn on a window now."""

    def __init__(self, scene: Scene) -> None:
        self._image = scene.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
        self._pixels = memoryview(self._image.constBits()).cast("I")
        self._line = self._image.bytesPerLine() // 4

    def row(self, y: int, left: int, right: int) -> list[int]:
        """Return the colours of a row, as 0xRRGGBB."""
        start = y * self._line
        return [pixel & 0xFFFFFF for pixel in self._pixels[start + left : start + right]]

    def counted(self, room: QRectF) -> Counter[int]:
        """Count the colours in a box of the window."""
        inside = room.toAlignedRect().intersected(self._image.rect())
        counts: Counter[int] = Counter()
        for y in range(inside.top(), inside.bottom() + 1):
            start = y * self._line
            counts.update(self._pixels[start + inside.left() : start + inside.right() + 1])
        return Counter({colour & 0xFFFFFF: count for colour, count in counts.items()})

    def whole(self) -> QRect:
        return self._image.rect()


@dataclass(frozen=True)
class Measured:
    """The best contrast of something on any page of its screen, and what it needs."""

    what: str
    found: float
    needed: float


def measure(scene: Scene, best: dict[int, Measured]) -> None:
    """Measure what is seen of words, and whole controls; keep what is better than before."""
    picture = Picture(scene)
    for text in scene.texts:
        part = scene.visible_part(text).intersected(painted(text))
        if part.height() >= min(painted(text).height(), _A_LINE) and part.width() >= _FEW:
            found = _of_words(picture.counted(part))
            _keep(best, key(text), Measured(scene.named(text), found, WORDS))
    for control in scene.controls:
        sliding = spoken_role(control) is QAccessible.Role.Slider  # that is a line and a knob
        edged = not sliding and not is_drawn(control)
        if edged and scene.visible_part(control) == box(control):
            found = _of_edge(picture, box(control))
            _keep(best, -key(control), Measured(f"edge of {scene.named(control)}", found, EDGE))


def pale(best: dict[int, Measured]) -> Iterator[Finding]:
    """Find words, and edges of controls, that do not stand out enough from what is behind them."""
    for one in best.values():
        if one.found < one.needed - _ROUNDING:
            yield Finding("contrast", one.what, f"{one.found:.2f} to 1 is below {one.needed:g}")


def _keep(best: dict[int, Measured], item: int, seen: Measured) -> None:
    if item not in best or best[item].found < seen.found:
        best[item] = seen


def _of_words(colours: Counter[int]) -> float:
    """Return the best contrast of any colour with the one there is most of."""
    (ground, _), *others = colours.most_common()
    return max((contrast(ground, one) for one, count in others if count >= _FEW), default=1.0)


def _of_edge(picture: Picture, room: QRectF) -> float:
    """Return how far the edge stands out from what lies outside it, on its weaker side."""
    middle = round(room.center().y())
    left, right = round(room.left()), round(room.right())
    before = picture.row(middle, max(0, left - 3), left + 8)
    behind = picture.row(middle, right - 8, min(picture.whole().right(), right + 3))[::-1]
    return min(max(contrast(side[0], colour) for colour in side) for side in (before, behind))
