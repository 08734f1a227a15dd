"""Rules about words: whole, inside what they stand on, apart, large enough."""

import re
from collections.abc import Iterator
from itertools import combinations, product

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from tests.ui.access.findings import Finding
from tests.ui.access.scene import Scene, around, box, is_drawn, key

SMALLEST = 2.2  # mm of x-height
_X_HEIGHT = 0.496  # of the font's size: Atkinson Hyperlegible
_WORD = re.compile(r"[^\s*/–—-]+")  # without the marks of Markdown and what a line may end with
_ALL_THERE_IS = 0.9  # of the window's width: a word that needs more may be broken
_ROOMS = ("QQuickRectangle", "QQuickControl")


def elided(scene: Scene) -> Iterator[Finding]:
    """Find words that end in an ellipsis."""
    for text in scene.texts:
        if text.property("truncated"):
            yield Finding("elided", scene.named(text), "is not shown to its end")


def spilt(scene: Scene) -> Iterator[Finding]:
    """Find words that do not fit their own box, what they stand on, or the window."""
    for text in scene.texts:
        inked = painted(text)
        lean = max(1.5, 0.2 * text.property("font").pixelSize())  # px: of the last line's leading
        for what, room in _rooms(scene, text):
            if not room.adjusted(-1.5, -lean, 1.5, lean).contains(inked):
                yield Finding("overflow", scene.named(text), f"reaches out of its {what}")
                break


def broken(scene: Scene) -> Iterator[Finding]:
    """Find words that go on in the next line without a hyphen, where there is more width."""
    for text in scene.texts:
        room = text.width() + 1
        widest = room > _ALL_THERE_IS * scene.frame.width()
        if widest or not text.inherits("QQuickText") or text.property("contentWidth") > room:
            continue
        font = QFont(text.property("font"))
        font.setPixelSize(round(_pixel_size(text)))
        wide = QFontMetricsF(font).horizontalAdvance
        for word in _WORD.findall(text.property("text")):
            if wide(word) > room:
                yield Finding("broken", scene.named(text), f"has no room for {word!r}")


def tiny(scene: Scene) -> Iterator[Finding]:
    """Find words below 2.2 mm of x-height."""
    for text in scene.texts:
        height = _pixel_size(text) * _X_HEIGHT / scene.pixels_per_mm
        if height < SMALLEST - 0.05:
            yield Finding("small", scene.named(text), f"has an x-height of {height:.2f} mm")


def collided(scene: Scene) -> Iterator[Finding]:
    """Find words that are written over other words, or over a control that is not theirs."""
    inked = [(text, painted(text).adjusted(2, 2, -2, -2)) for text in scene.texts]
    for (one, first), (other, second) in combinations(inked, 2):
        if first.intersects(second) and _share_a_page(scene, one, other):
            yield Finding("overlap", scene.named(one), f"is written over {scene.named(other)}")
    edged = (control for control in scene.controls if not is_drawn(control))
    controls = [(control, box(control)) for control in edged]
    for (text, room), (control, place) in product(inked, controls):
        if not room.intersects(place) or not _share_a_page(scene, text, control):
            continue
        if key(control) not in {key(text), *map(key, around(text))}:  # nor are they its own
            yield Finding("overlap", scene.named(text), f"covers {scene.named(control)}")


def painted(text: QQuickItem) -> QRectF:
    """Return where the words of an item are in the window; more than its box if they need more."""
    if not text.inherits("QQuickText"):
        return box(text)
    width = max(text.width(), text.property("contentWidth"))
    height = max(text.height(), text.property("contentHeight"))
    return text.mapRectToScene(QRectF(0, 0, width, height))


def _rooms(scene: Scene, text: QQuickItem) -> Iterator[tuple[str, QRectF]]:
    """Yield what the words must lie in, with its name; a page that scrolls is as long as it is."""
    typed = not text.inherits("QQuickText")
    if not typed:
        yield "own box", box(text)
    for outer in around(text):
        if outer.inherits("QQuickFlickable"):
            room = box(outer)
            yield "page", QRectF(room.x(), -1e6, room.width(), 2e6)
            return
        if any(outer.inherits(kind) for kind in _ROOMS) and not outer.inherits("QQuickStackView"):
            yield scene.named(outer), box(outer)
    yield "window", scene.frame


def _share_a_page(scene: Scene, one: QQuickItem, other: QQuickItem) -> bool:
    """Tell whether two items move together; what scrolls may pass below what does not."""
    return scene.page(one) == scene.page(other)


def _pixel_size(text: QQuickItem) -> float:
    """Return the size of the letters as they are drawn, after any fitting."""
    asked = float(text.property("font").pixelSize())
    if not text.inherits("QQuickText"):
        return asked
    drawn = float(text.property("fontInfo").property("pixelSize").toNumber())
    return min(asked, drawn) if _says(text, "fontSizeMode !== Text.FixedSize") else asked


def _says(text: QQuickItem, expression: str) -> bool:
    """Ask QML itself: Python cannot read the enums of a Text."""
    context = qmlContext(text)
    assert context is not None
    return bool(QQmlExpression(context, text, expression).evaluate()[0])
