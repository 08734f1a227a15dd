"""The paper to sign on.

Strokes are kept in the units of kiosk.visit.consent (a box of 1000 × 320) at any size on screen.
"""

from itertools import pairwise

from PySide6.QtCore import Property, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

from kiosk.visit.consent import SIGNATURE_HEIGHT, SIGNATURE_WIDTH, Stroke

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_JITTER = 1.5  # units of the box; a resting finger trembles
_PEN = 4.5  # units of the box
_MOUSE = -1  # the mouse draws as one more finger
_INK = "#1B2530"


@QmlElement
class SignaturePad(QQuickPaintedItem):
    """Paper for a signature; several fingers draw several strokes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type] # the engine's parent is an item
        self._strokes: list[list[QPointF]] = []
        self._live: dict[int, list[QPointF]] = {}
        self._forget_with(self._strokes, self._live)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setAcceptTouchEvents(True)
        self.setKeepMouseGrab(True)  # a stroke never scrolls the page
        self.setKeepTouchGrab(True)
        self.setAntialiasing(True)

    def _forget_with(self, strokes: list[list[QPointF]], live: dict[int, list[QPointF]]) -> None:
        """Empty both with the item: PySide keeps the shell of what QML made of a Python class."""

        def forget() -> None:
            strokes.clear()
            live.clear()

        self.destroyed.connect(forget)

    @Property(bool, notify=changed)
    def empty(self) -> bool:
        """Tell whether nothing has been drawn; a dot is nothing."""
        return not self.has_strokes()

    def has_strokes(self) -> bool:
        """Tell whether there is more than a dot."""
        return any(len(stroke) > 1 for stroke in self._strokes)

    def strokes(self) -> tuple[Stroke, ...]:
        """Return what was drawn, in the box of the signature, to a tenth of a unit."""
        return tuple(
            tuple((round(p.x(), 1), round(p.y(), 1)) for p in stroke) for stroke in self._strokes
        )

    @Slot()
    def clear(self) -> None:
        """Take a fresh sheet."""
        self._strokes.clear()
        self._live.clear()
        self.update()
        self.changed.emit()

    def paint(self, painter: QPainter) -> None:
        """Draw the strokes as a pen would."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale(), self._scale())
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(QColor(_INK), _PEN, Qt.PenStyle.SolidLine, cap, join))
        for stroke in self._strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
            else:
                painter.drawPath(smooth(stroke))

    def touchEvent(self, event: QTouchEvent) -> None:
        """Follow every finger by its id."""
        for point in event.points():
            if point.state() == point.State.Pressed:
                self._begin(point.id(), point.position())
            elif point.state() == point.State.Updated:
                self._move(point.id(), point.position())
            elif point.state() == point.State.Released:
                self._end(point.id())
        event.accept()

    def touchUngrabEvent(self) -> None:
        """Keep what was drawn when the system takes the finger away."""
        self._live.clear()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Draw with a mouse too."""
        self._begin(_MOUSE, event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._move(_MOUSE, event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End the mouse's stroke."""
        self._end(_MOUSE)

    def _scale(self) -> float:
        return self.width() / SIGNATURE_WIDTH or 1.0

    def _in_box(self, position: QPointF) -> QPointF:
        point = position / self._scale()
        return QPointF(
            min(max(point.x(), 0.0), SIGNATURE_WIDTH), min(max(point.y(), 0.0), SIGNATURE_HEIGHT)
        )

    def _begin(self, finger: int, position: QPointF) -> None:
        stroke = [self._in_box(position)]
        self._live[finger] = stroke
        self._strokes.append(stroke)
        self.update()

    def _move(self, finger: int, position: QPointF) -> None:
        stroke = self._live.get(finger)
        point = self._in_box(position)
        if stroke is None or (stroke[-1] - point).manhattanLength() < _JITTER:
            return
        stroke.append(point)
        self.update()

    def _end(self, finger: int) -> None:
        self._live.pop(finger, None)
        self.changed.emit()


def smooth(points: list[QPointF]) -> QPainterPath:
    """Return a path through the middles between points, with the points as its bends."""
    path = QPainterPath(points[0])
    for here, following in pairwise(points[1:]):
        path.quadTo(here, (here + following) / 2)
    path.lineTo(points[-1])
    return path
