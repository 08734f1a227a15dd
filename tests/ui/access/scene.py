"""What is on a window now: the items not covered, the controls and the words among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import getCppPointer

_OPAQUE = 255
_TEXTS = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")
_CONTROLS = ("QQuickAbstractButton", "QQuickTextInput", "QQuickTextEdit", "QQuickMouseArea")


def key(item: QQuickItem) -> int:
    """Return what tells one item from another: Python's wrapper is not always the same."""
    return int(getCppPointer(item)[0])


def box(item: QQuickItem) -> QRectF:
    """Return where an item is in the window, in pixels."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def around(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield what an item stands in, from the nearest on."""
    while (outer := item.parentItem()) is not None:
        yield outer
        item = outer


@dataclass(frozen=True)
class Scene:
    """A window at rest; sizes are asked in millimetres of the screen it is drawn for."""

    window: QQuickWindow
    pixels_per_mm: float

    @property
    def frame(self) -> QRectF:
        return QRectF(0, 0, self.window.width(), self.window.height())

    @cached_property
    def items(self) -> list[QQuickItem]:
        """All items that are seen, in the order in which they are painted."""
        painted = list(painted_in(self.window.contentItem()))
        covering = [n for n, one in enumerate(painted) if self._covers(one)]
        return painted[max(covering, default=0) :]

    @cached_property
    def controls(self) -> list[QQuickItem]:
        """All items that a finger or a key can work, if they are not switched off."""
        shown = (item for item in self.items if item.isEnabled())
        return [item for item in shown if _is_control(item, self.frame)]

    @cached_property
    def texts(self) -> list[QQuickItem]:
        """All items with words in them."""
        return [item for item in self.items if _is_text(item) and item.property("text").strip()]

    def visible_part(self, item: QQuickItem) -> QRectF:
        """Return what the window and every frame around it leave to be seen of an item."""
        part = box(item).intersected(self.frame)
        for outer in around(item):
            if outer.clip():
                part = part.intersected(box(outer))
        return part

    def scroller(self, item: QQuickItem) -> QQuickItem | None:
        """Return what the item scrolls in, if it does."""
        return next((one for one in around(item) if one.inherits("QQuickFlickable")), None)

    def page(self, item: QQuickItem) -> int | None:
        """Return what tells the page that an item scrolls in from others; None: it does not."""
        scroller = self.scroller(item)
        return None if scroller is None else key(scroller)

    def named(self, item: QQuickItem) -> str:
        """Return what a finding calls an item."""
        words = str(item.property("text") or item.property("label") or "")[:40]
        return item.objectName() or words or f"something of role {spoken_role(item).name}"

    def _covers(self, item: QQuickItem) -> bool:
        """Tell whether nothing is seen of what was painted before: a page of its own colour."""
        if not item.inherits("QQuickRectangle") or not box(item).contains(self.frame):
            return False
        dense = all(one.opacity() == 1 for one in (item, *around(item)))
        return dense and bool(QColor(item.property("color")).alpha() == _OPAQUE)


def spoken_name(item: QQuickItem) -> str:
    """Return what a screen reader calls an item; empty when it knows nothing of it."""
    heard = QAccessible.queryAccessibleInterface(item)
    return heard.text(QAccessible.Text.Name).strip() if heard else ""


def spoken_role(item: QQuickItem) -> QAccessible.Role:
    """Return what a screen reader takes an item for."""
    heard = QAccessible.queryAccessibleInterface(item)
    return heard.role() if heard else QAccessible.Role.NoRole


def qml_types(scene: Scene) -> set[str]:
    """Return the names of the QML files that what is on the screen was made from."""
    seen = [item for item in scene.items if not box(item).isEmpty()]
    whole = {key(one): one for item in seen for one in (item, *around(item))}
    return {made_from(item) for item in (*whole.values(), scene.window)}


def painted_in(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield an item and all in it that are seen, in the order in which they are painted."""
    yield item
    for child in _by_height(item):
        if child.isVisible() and child.opacity() > 0:
            yield from painted_in(child)


def made_from(item: QObject) -> str:
    """Return the name of the QML file that an object was made from; QML itself is asked.

    Python's view of an object's class outlives it: at its address something else is then mistaken.
    """
    context = qmlContext(item)
    if context is None:
        return ""
    called = str(QQmlExpression(context, item, "toString()").evaluate()[0])
    name, mark, _ = called.partition("_QMLTYPE_")
    return name if mark else ""


def is_key(item: QQuickItem) -> bool:
    """Tell whether a control is a key of the on-screen keyboard."""
    return item.objectName().startswith("key_")


def is_drawn(item: QQuickItem) -> bool:
    """Tell whether a control is a part of the drawing of a body: it has no edge of its own."""
    return item.objectName().startswith(("zone_", "place_"))


def is_place(item: QQuickItem) -> bool:
    """Tell whether a control is a place on an enlarged part of a body.

    Places share their edges, and their boxes overlap: a touch means the shape that it hits, else
    the nearest one (tests/ui/patient/test_body_view.py).
    """
    return item.objectName().startswith("place_")


def _is_text(item: QQuickItem) -> bool:
    return any(item.inherits(kind) for kind in _TEXTS)


def _is_control(item: QQuickItem, frame: QRectF) -> bool:
    if item.inherits("QQuickMouseArea"):
        return not box(item).contains(frame)  # that one keeps touches from what a sheet covers
    if item.inherits("QQuickFlickable"):
        return False
    listens = item.acceptTouchEvents() or item.activeFocusOnTab()
    return listens or any(item.inherits(kind) for kind in _CONTROLS)


def _by_height(item: QQuickItem) -> list[QQuickItem]:
    return sorted(item.childItems(), key=QQuickItem.z)
