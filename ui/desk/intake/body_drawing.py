"""Where it hurts, drawn: front and back side by side, the sides named as the patient's own."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.forms.body import Outline, body
from ui.desk import theme

_SIZE = QSize(420, 320)  # px
_WORDS = 20.0  # px above the drawing, and below it
translate = QCoreApplication.translate


class BodyDrawing(QWidget):
    """The drawing with the places that were chosen, filled and hatched."""

    def __init__(self, chosen: Collection[str], in_words: str) -> None:
        super().__init__()
        self._chosen = chosen
        self.setFixedSize(_SIZE)
        self.setAccessibleName(translate("body", "Where it hurts: {0}").format(in_words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw places, outlines and the names of the sides."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = (self.height() - 2 * _WORDS) / body().height
        half = self.width() / 2
        for number, view in enumerate(("front", "back")):
            painter.save()
            middle = half * (number + 0.5)
            painter.translate(middle - body().width * (0.25 + number * 0.5) * scale, _WORDS)
            painter.scale(scale, scale)
            self._view(painter, view, 1 / scale)
            painter.restore()
        self._name_sides(painter)
        painter.end()

    def _view(self, painter: QPainter, view: str, pixel: float) -> None:
        for place in body().seen(view):
            chosen = place.code in self._chosen
            path = _path(place.outline)
            if chosen:
                painter.fillPath(path, QColor(theme.RED_TINT))
                hatch = QBrush(QColor(theme.RED), Qt.BrushStyle.BDiagPattern)
                hatch.setTransform(painter.transform().inverted()[0])
                painter.fillPath(path, hatch)
            colour = theme.RED if chosen else theme.HAIRLINE
            painter.strokePath(path, QPen(QColor(colour), (2 if chosen else 1) * pixel))
        pen = QPen(QColor(theme.LINE), 1.2 * pixel)
        for side, outline in body().lines:
            if side == view:
                painter.strokePath(_path(outline), pen)

    def _name_sides(self, painter: QPainter) -> None:
        half = self.width() / 2
        painter.setPen(QColor(theme.SOFT))
        right, left = translate("body", "patient’s right"), translate("body", "patient’s left")
        side = Qt.AlignmentFlag
        for number, (first, second, view) in enumerate(
            (
                (right, left, translate("body", "front")),
                (left, right, translate("body", "back")),
            )
        ):
            above = QRectF(number * half + 4, 0, half - 8, _WORDS)
            below = above.translated(0, self.height() - _WORDS)
            painter.drawText(above, side.AlignLeft, first)
            painter.drawText(above, side.AlignRight, second)
            painter.drawText(below, side.AlignHCenter | side.AlignBottom, view)


def _path(outline: Outline) -> QPainterPath:
    path = QPainterPath(QPointF(*outline[0][0]))
    for stretch in outline[1:]:
        points = [QPointF(*point) for point in stretch]
        if len(points) == 1:
            path.lineTo(points[0])
        else:
            path.cubicTo(points[0], points[1], points[2])
    return path
