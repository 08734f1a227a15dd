"""Rules about the Tab key: it reaches every control, in reading order, and brings it into view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from tests.ui.access.findings import Finding
from tests.ui.access.scene import (
    Scene,
    box,
    is_drawn,
    is_key,
    key,
    made_from,
    painted_in,
    spoken_role,
)

_ENOUGH = 120  # presses
_EDGE = "showScreen"  # the way back from a blank screen comes last: what was blanked is read first
Place = tuple[int | None, QRectF]  # what it scrolls in, and where it is there or in the window


def tabbed(scene: Scene, rest: Callable[[], None]) -> Iterator[Finding]:
    """Press Tab until it comes round, and find what it leaves out, mixes up or hides.

    The focus is put back afterwards. A box to draw in and the on-screen keys are for fingers
    only: whoever uses Tab can type a name, and has a keyboard.
    """
    before = scene.window.activeFocusItem()
    way = list(_walk(scene, rest))
    reached = {key(stop.item) for stop in way}
    for stop in way:
        if not stop.seen:
            yield Finding("tab", scene.named(stop.item), "has the focus where it cannot be seen")
        if not stop.ringed and stop.item.objectName() != _EDGE:  # nothing is to be seen there
            yield Finding("focus", scene.named(stop.item), "does not show that it has the focus")
    for control in Scene(scene.window, scene.pixels_per_mm).controls:
        if key(control) not in reached and not _for_fingers(control):
            yield Finding("tab", scene.named(control), "is not reached by Tab")
    mirrored = _reads_from_the_right(scene)
    for one, other in pairwise(way):
        if other.item.objectName() == _EDGE:
            continue
        drawn = is_drawn(one.item) and is_drawn(other.item)
        back = _is_left_above if drawn else partial(_goes_back, mirrored=mirrored)
        if back(other.last, other.place):
            yield Finding("order", scene.named(other.item), f"comes after {scene.named(one.item)}")
    _let_go(scene.window)
    if before is not None:
        before.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
    rest()


@dataclass(frozen=True)
class _Stop:
    """What Tab comes to, and where that and what it came from are then: a page may have moved."""

    item: QQuickItem
    place: Place
    last: Place
    seen: bool
    ringed: bool


def _walk(scene: Scene, rest: Callable[[], None]) -> Iterator[_Stop]:
    """Yield each item that Tab comes to, until it comes round."""
    _let_go(scene.window)
    reached: set[int] = set()
    last: QQuickItem | None = None
    for _ in range(_ENOUGH):
        QTest.keyClick(scene.window, Qt.Key.Key_Tab)
        rest()
        item = scene.window.activeFocusItem()
        if item is None or key(item) in reached:
            return
        reached.add(key(item))
        part = scene.visible_part(item)
        seen = part.width() >= item.width() - 1 and part.height() >= min(item.height(), 60) - 1
        places = _place(scene, item), _place(scene, last or item)
        yield _Stop(item, *places, seen, _is_ringed(item))
        last = item


def _is_ringed(item: QQuickItem) -> bool:
    """Tell whether an item shows that it has the focus: a ring, or the cursor of a field.

    A page may have it where nothing is there to be pressed.
    """
    if not item.activeFocusOnTab():
        return True
    if item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit"):
        return bool(item.property("cursorVisible"))
    return any(made_from(inner) == "FocusRing" for inner in painted_in(item))


def _let_go(window: QQuickWindow) -> None:
    """Take the focus from whatever has it, so that Tab begins with what stands first."""
    root = window.contentItem()
    while (item := window.activeFocusItem()) is not None and key(item) != key(root):
        item.setFocus(False)
    root.forceActiveFocus(Qt.FocusReason.OtherFocusReason)


def _place(scene: Scene, item: QQuickItem) -> Place:
    """Return where an item is: on its page, wherever that is scrolled to, or in the window."""
    page = scene.scroller(item)
    if page is None:
        return None, box(item)
    content = page.property("contentItem")
    assert isinstance(content, QQuickItem)
    shift = content.mapToScene(QPointF(0, 0)) - page.mapToScene(QPointF(0, 0))
    return key(page), box(item).translated(-shift.x(), -shift.y())


def _goes_back(first: Place, second: Place, *, mirrored: bool) -> bool:
    """Tell whether the second place is read before the first: above it, or before it in a row."""
    if first[0] != second[0]:
        return second[0] is not None and second[1].bottom() <= first[1].top()
    one, other = first[1], second[1]
    beyond = other.right() <= one.left() + 1 if mirrored else other.left() >= one.right() - 1
    below = other.top() >= one.bottom() - 1
    return not (beyond or below)


def _is_left_above(first: Place, second: Place) -> bool:
    """Tell whether the second part of a drawing is read before the first.

    Parts of a body overlap, so their middles count; and it is no mirror image in any language.
    """
    one, other = first[1].center(), second[1].center()
    return other.x() < one.x() - 1 and other.y() < one.y() - 1


def _reads_from_the_right(scene: Scene) -> bool:
    return bool(scene.window.property("mirrored"))


def _for_fingers(control: QQuickItem) -> bool:
    return is_key(control) or spoken_role(control) is QAccessible.Role.Canvas
