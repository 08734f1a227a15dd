"""Rules about controls: named, of a known role, large enough, apart from one another."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from tests.ui.access.findings import Finding
from tests.ui.access.scene import (
    Scene,
    around,
    box,
    is_drawn,
    is_key,
    is_place,
    key,
    spoken_name,
    spoken_role,
)

TARGET, GAP = 15.0, 3.0  # mm
KEY, KEY_GAP = 11.0, 1.3  # mm: ten keys in a row have no more room on a tablet held upright
_HALF_A_PIXEL = 0.5
_ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Canvas,
    QAccessible.Role.Slider,
}


class _Place(NamedTuple):
    """Where a control is: on which page, as a whole, and what of it is seen."""

    control: QQuickItem
    page: int | None
    whole: QRectF
    seen: QRectF


def nameless(scene: Scene) -> Iterator[Finding]:
    """Find controls that a screen reader cannot name, or takes for something else."""
    for control in scene.controls:
        if not spoken_name(control):
            yield Finding("name", scene.named(control), "has no accessible name")
        if (role := spoken_role(control)) not in _ROLES:
            yield Finding("role", scene.named(control), f"is {role.name} to a screen reader")


def twins(scene: Scene) -> Iterator[Finding]:
    """Find two controls of one screen that sound the same."""
    names = Counter(spoken_name(control) for control in scene.controls)
    for name, count in names.items():
        if name and count > 1:
            yield Finding("twins", name, f"{count} controls have this name")


def small(scene: Scene) -> Iterator[Finding]:
    """Find controls below 15 mm in either direction."""
    for control in scene.controls:
        least = _least(control) * scene.pixels_per_mm - _HALF_A_PIXEL
        if min(control.width(), control.height()) < least:
            width, height = (
                side / scene.pixels_per_mm for side in (control.width(), control.height())
            )
            yield Finding("target", scene.named(control), f"{width:.1f} × {height:.1f} mm")


def crowded(scene: Scene) -> Iterator[Finding]:
    """Find controls that touch or overlap, or have less than 3 mm between them."""
    places = [
        _Place(one, scene.page(one), box(one), scene.visible_part(one)) for one in scene.controls
    ]
    for one, other in combinations(places, 2):
        least = KEY_GAP if is_key(one.control) and is_key(other.control) else GAP
        apart = _between(*_boxes(one, other)) / scene.pixels_per_mm
        if apart >= least - _HALF_A_PIXEL / scene.pixels_per_mm:
            continue
        if _one_holds_the_other(one.control, other.control):
            continue
        if is_place(one.control) and is_place(other.control):
            continue
        what = f"{scene.named(one.control)} and {scene.named(other.control)}"
        how = f"by {-apart:.1f} mm" if apart < 0 else f"{apart:.1f} mm apart"
        yield Finding("overlap" if apart < 0 else "gap", what, how)


def outside(scene: Scene) -> Iterator[Finding]:
    """Find controls that lie outside the window and cannot be scrolled to."""
    edge = scene.frame.adjusted(-1, -1, 1, 1)
    for control in scene.controls:
        room = box(control)
        if scene.scroller(control) is not None:
            room = QRectF(room.x(), edge.y() + 1, room.width(), 1)
        if not edge.contains(room):
            yield Finding("cut", scene.named(control), f"lies at {_numbers(box(control))}")


def unscrollable(scene: Scene) -> Iterator[Finding]:
    """Find pages that do not fit and do not say so with a button."""
    for page in scene.items:
        if not page.inherits("QQuickFlickable"):
            continue
        if page.property("contentWidth") > page.width() + 1:
            yield Finding("cut", "page", "is wider than its room")
        longer = page.property("contentHeight") > page.height() + 1
        if longer and not any(one.objectName() == "moreBelow" for one in scene.controls):
            yield Finding("cut", "page", "is longer than its room, and no button says so")


def _least(control: QQuickItem) -> float:
    """Return the least side in mm; between two parts of a body a touch means one of them."""
    return KEY if is_key(control) else TARGET - GAP if is_drawn(control) else TARGET


def _boxes(one: _Place, other: _Place) -> tuple[QRectF, QRectF]:
    """Return where both are; what is scrolled out of sight counts only beside its own kind."""
    if one.page is not None and one.page == other.page:
        return one.whole, other.whole
    return one.seen, other.seen


def _between(one: QRectF, other: QRectF) -> float:
    """Return the pixels between two boxes; below 0 they overlap; a box that is not seen is far."""
    if one.isEmpty() or other.isEmpty():
        return float("inf")
    across = max(one.left(), other.left()) - min(one.right(), other.right())
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom())
    return max(across, down)


def _one_holds_the_other(one: QQuickItem, other: QQuickItem) -> bool:
    return any(key(outer) == key(a) for a, b in pairwise((one, other, one)) for outer in around(b))


def _numbers(room: QRectF) -> str:
    return f"{room.x():.0f}, {room.y():.0f}, {room.width():.0f} × {room.height():.0f}"
