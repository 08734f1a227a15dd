"""A small line of one score over the visits, with its last two values in words."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.review.history.changes import Trend
from ui.desk import theme
from ui.desk.labels import label

_SIZE = QSize(180, 44)  # px
_EDGE = 6.0  # px, room for a point
_TITLE_WIDTH = 200
translate = QCoreApplication.translate


class TrendLine(QWidget):
    """The line: from zero at the bottom to the highest possible total at the top."""

    def __init__(self, trend: Trend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend = trend
        self.setFixedSize(_SIZE)
        self.setAccessibleName(in_words(trend))
        self.setToolTip(in_words(trend))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground line, the line and its points; the last one is filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.setPen(QPen(QColor(theme.HAIRLINE), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        points = _places(self._trend, area)
        painter.setPen(QPen(QColor(theme.ACCENT), 2))
        painter.drawPolyline(QPolygonF(points))
        for place in points:
            painter.setBrush(QColor(theme.ACCENT if place == points[-1] else theme.CARD))
            painter.drawEllipse(place, 3, 3)
        painter.end()


def trend_row(trend: Trend) -> QWidget:
    """Return the title, the line, and the last two values."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    title = label(trend.title, "strong")
    title.setFixedWidth(_TITLE_WIDTH)
    line.addWidget(title)
    line.addWidget(TrendLine(trend))
    line.addWidget(label(_last_two(trend)), 1)
    return row


def in_words(trend: Trend) -> str:
    """Return every value with its day."""
    values = ", ".join(f"{point.on}: {point.total}" for point in trend.points)
    return f"{trend.title} (0 to {trend.high}): {values}"


def _last_two(trend: Trend) -> str:
    before, now = trend.points[-2], trend.points[-1]
    difference = trend.difference
    if difference == 0:
        return translate("trend", "{0}, as on {1}").format(now.total, before.on)
    words = (
        translate("trend", "{0}, {1} lower than on {2}")
        if difference < 0
        else translate("trend", "{0}, {1} higher than on {2}")
    )
    return words.format(now.total, abs(difference), before.on)


def _places(trend: Trend, area: QRectF) -> list[QPointF]:
    step = area.width() / (len(trend.points) - 1)
    high = float(trend.high) or 1.0
    return [
        QPointF(area.left() + n * step, area.bottom() - area.height() * float(p.total) / high)
        for n, p in enumerate(trend.points)
    ]
