"""Everything that is looked for on one screen."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.ui.access import controls, words
from tests.ui.access.findings import Finding
from tests.ui.access.pixels import Measured, measure, pale
from tests.ui.access.scene import Scene
from tests.ui.access.tabbing import tabbed

Rule = Callable[[Scene], Iterator[Finding]]
_RULES: tuple[Rule, ...] = (
    controls.nameless,
    controls.twins,
    controls.small,
    controls.crowded,
    controls.outside,
    controls.unscrollable,
    words.elided,
    words.spilt,
    words.broken,
    words.tiny,
    words.collided,
)


def examine(window: QQuickWindow, pixels_per_mm: float) -> list[Finding]:
    """Return all findings of what a window shows now; it is left as it was found."""
    scene = Scene(window, pixels_per_mm)
    found = [finding for rule in _RULES for finding in rule(scene)]
    best: dict[int, Measured] = {}
    for part in _pages(scene):
        measure(part, best)
    found += pale(best)
    found += tabbed(scene, QCoreApplication.processEvents)
    for page in _flickables(scene):
        page.setProperty("contentY", 0)
    return sorted(set(found))


def _pages(scene: Scene) -> Iterator[Scene]:
    """Yield the screen at each place to which it can be scrolled, without leaving anything out."""
    yield scene
    for page in _flickables(scene):
        end = page.property("contentHeight") - page.height()
        y = 0.0 if page.property("contentY") > 0 else page.height() * 0.8  # the rest was seen
        while y < end + page.height() * 0.8 - 1:
            page.setProperty("contentY", min(y, end))
            yield Scene(scene.window, scene.pixels_per_mm)
            y += page.height() * 0.8
        page.setProperty("contentY", 0)


def _flickables(scene: Scene) -> list[QQuickItem]:
    return [item for item in scene.items if item.inherits("QQuickFlickable")]
