"""What a screen reader tells of the screen, in its order: reading aloud says exactly this.

It is taken from the tree that Qt gives to screen readers, so that there is one source for both.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

Role = QAccessible.Role
WORDS = frozenset({Role.Heading, Role.StaticText, Role.AlertMessage, Role.Graphic, Role.Dialog})
_VALUED = frozenset({Role.EditableText, Role.Slider, Role.SpinBox, Role.ComboBox})
_CHECKED = frozenset({Role.CheckBox, Role.RadioButton})


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing on the screen, without a reference to it: it may go at any moment."""

    key: int  # the same as long as the thing exists
    role: Role
    name: str
    value: str
    checked: bool | None  # None: it cannot be
    enabled: bool
    focused: bool
    place: QRectF  # in the window; the part that can be seen
    spelled: bool = False  # its value is no word: the front desk's code
    part: bool = False  # a key of the keyboard: heard when touched, not when the screen is read


def on_screen(window: QQuickWindow) -> tuple[Heard, ...]:
    """Return everything that has a name, in reading order; what a sheet covers is left out."""
    root = QAccessible.queryAccessibleInterface(window)
    shown = [child for child in _children(root) if not child.state().invisible]
    sheets = [n for n, child in enumerate(shown) if child.role() is Role.Dialog]
    first = sheets[-1] if sheets else 0
    return tuple(heard for child in shown[first:] for heard in _walk(child))


def at(point: QPointF, things: tuple[Heard, ...]) -> Heard | None:
    """Return the thing at a place of the window: the innermost, which comes last."""
    return next((one for one in reversed(things) if one.place.contains(point)), None)


def _walk(node: QAccessibleInterface, *, part: bool = False) -> Iterator[Heard]:
    if heard := _heard(node, part=part):
        yield heard
    part = part or node.role() is Role.ToolBar
    for child in _children(node):
        if not child.state().invisible:
            yield from _walk(child, part=part)


def _children(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None and child.isValid():
            yield child


def _heard(node: QAccessibleInterface, *, part: bool) -> Heard | None:
    item, name = node.object(), node.text(QAccessible.Text.Name)
    if not isinstance(item, QQuickItem) or not name.strip():
        return None
    state = node.state()
    checkable = node.role() in _CHECKED or bool(state.checkable)
    return Heard(
        shiboken6.getCppPointer(item)[0],
        node.role(),
        name,
        node.text(QAccessible.Text.Value) if node.role() in _VALUED else "",
        bool(state.checked) if checkable else None,
        item.isEnabled(),
        item.hasActiveFocus(),
        _seen(item),
        item.property("layout") == "code",
        part,
    )


def _seen(item: QQuickItem) -> QRectF:
    """Return the place of an item in the window, less what its surroundings cut off."""
    place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    around: QQuickItem | None = item.parentItem()
    while around is not None:
        if around.clip():
            place &= around.mapRectToScene(QRectF(0, 0, around.width(), around.height()))
        around = around.parentItem()
    return place
