"""A pair of hands that taps and types, for the scripted walkthrough and the tests.

They find things by objectName, touch only what a finger could reach, and wait without sleeping.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QPointF,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from ui.patient.window import PatientWindow

_PATIENCE_MS = 60_000
_PAUSE_MS = 2
_PAGES = 40  # taps on "More below" before giving up


class Hands:
    """Works a PatientWindow as a patient would."""

    def __init__(self, window: PatientWindow) -> None:
        self._window = window
        self._root = window.root
        self._screen = QTest.createTouchDevice()
        self._frames = 0
        self._root.frameSwapped.connect(self._count_frame)

    def tap(self, name: str) -> None:
        """Touch the thing of this name, scrolling to it as a patient would."""
        self.touch(self.find_reachable(name))

    def touch(self, item: QQuickItem) -> None:
        """Touch the middle of an item and let go."""
        self._press_and_let_go(item)
        self.settle()

    def tapping(self, name: str) -> Callable[[], None]:
        """Return a touch of the thing of this name, in view by now, that waits for nothing."""
        item = self.find_reachable(name)
        return lambda: self._press_and_let_go(item)

    def _press_and_let_go(self, item: QQuickItem) -> None:
        point = _middle(item).toPoint()
        QTest.touchEvent(self._root, self._screen).press(0, point).commit()
        QTest.touchEvent(self._root, self._screen).release(0, point).commit()

    def hold(self, name: str, until: Callable[[], bool]) -> None:
        """Keep a finger on the thing of this name until something holds, and let go."""
        point = _middle(self.find_reachable(name)).toPoint()
        QTest.touchEvent(self._root, self._screen).press(0, point).commit()
        self.settle(until)
        QTest.touchEvent(self._root, self._screen).release(0, point).commit()
        self.settle()

    def draw(self, name: str, points: list[tuple[float, float]]) -> None:
        """Draw a stroke on an item; points are shares of its width and height."""
        pad = self.find_reachable(name)
        size = pad.size()
        way = [
            pad.mapToScene(QPointF(x * size.width(), y * size.height())).toPoint()
            for x, y in points
        ]
        QTest.touchEvent(self._root, self._screen).press(0, way[0]).commit()
        for point in way[1:]:
            QTest.touchEvent(self._root, self._screen).move(0, point).commit()
        QTest.touchEvent(self._root, self._screen).release(0, way[-1]).commit()
        self.settle()

    def type_into(self, name: str, text: str) -> None:
        """Touch a field and type."""
        self.tap(name)
        self.type(text)

    def type(self, text: str) -> None:
        """Press one key after the other."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self._root, event)
        self.settle()

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key such as Qt.Key.Key_Tab."""
        QTest.keyClick(self._root, key, modifiers)
        self.settle()

    def sees(self, name: str) -> bool:
        """Tell whether the thing of this name is on the screen."""
        return any(item.objectName() == name for item in self._visible())

    def find(self, name: str) -> QQuickItem:
        """Return the uppermost visible thing of this name; LookupError when there is none."""
        found = [item for item in self._visible() if item.objectName() == name]
        if not found:
            raise LookupError(f"nothing named {name!r} is on the screen")
        return found[-1]

    def find_reachable(self, name: str) -> QQuickItem:
        """Return the thing of this name after scrolling it into view; it must be enabled."""
        item = self.find(name)
        if not item.isEnabled():
            raise LookupError(f"{name!r} cannot be used now")
        return item if name == "moreBelow" else self.bring_into_view(item)

    def bring_into_view(self, item: QQuickItem) -> QQuickItem:
        """Scroll an item into view as a patient would, and return it."""
        for _ in range(_PAGES):
            if _in_view(item):
                return item
            self.touch(self.find("moreBelow"))
        raise LookupError(f"{item.objectName()!r} cannot be scrolled into view")

    def pages(self) -> Iterator[int]:
        """Yield the number of each page of a screen as it is scrolled to; at the end, the top."""
        for page in range(1, _PAGES):
            yield page
            if not self.sees("moreBelow"):
                return
            at_end = self.find("moreBelow").property("iconName") == "up"
            self.tap("moreBelow")
            if at_end:
                return

    def reads(self) -> str:
        """Return all words on the screen, one text a line."""
        texts = (item.property("text") for item in self._visible() if item.inherits("QQuickText"))
        return "\n".join(str(text) for text in texts if text)

    def shot(self, file: Path) -> None:
        """Save a picture of the screen."""
        self.settle()
        if not self._root.grabWindow().save(str(file)):
            raise OSError(f"{file}: the picture could not be saved")

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait until all is at rest and drawn, and `until` holds; TimeoutError after a minute."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        drawn = self._frames
        self._root.update()
        while not (self._at_rest() and self._frames > drawn and until()):
            if deadline.hasExpired():
                raise TimeoutError("the screen did not come to rest")
            loop = QEventLoop()
            QTimer.singleShot(_PAUSE_MS, loop.quit)
            loop.exec()

    def _count_frame(self) -> None:
        self._frames += 1

    def _at_rest(self) -> bool:
        busy = self._window.background.busy or self._root.property("busy")
        return not busy and not self._window.read_aloud.looking

    def _visible(self) -> Iterator[QQuickItem]:
        return _walk(self._root.contentItem())


def _walk(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in sorted(item.childItems(), key=lambda one: one.z()):
        if child.isVisible():
            yield child
            yield from _walk(child)


def _middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def _in_view(item: QQuickItem) -> bool:
    around: QQuickItem | None = item.parentItem()
    while around is not None:
        if around.clip():
            room = around.mapRectToScene(QRectF(0, 0, around.width(), around.height()))
            if not room.contains(_middle(item)):
                return False
        around = around.parentItem()
    return True
