"""The drawing of a body on the screen: what is chosen is tinted, hatched and outlined."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

from kiosk.forms.body import Place, body
from ui.patient.body_view import BodyView, path_of
from ui.patient.body_words import zone_name
from ui.patient.questions.body_map import AskedBodyMap
from ui.patient.rows import Rows

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What a finger, a key or a screen reader finds on the drawing."""

    key: str  # the name of a zone, or the code of a place
    name: str
    chosen: bool
    marked: int  # places that are chosen in a zone
    across: float
    down: float
    wide: float
    high: float


@QmlElement
class BodyFigure(QQuickPaintedItem):
    """Draws the question's places in the colours of the theme, and tells what a touch means."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type] # the engine's parent is an item
        self._question: AskedBodyMap | None = None
        self._theme: QObject | None = None
        self._band = 0.0
        self._stacked = False
        self._targets = Rows(self, TargetRow)
        self.setAntialiasing(True)
        self.widthChanged.connect(self.follow)
        self.heightChanged.connect(self.follow)

    def _get_question(self) -> QObject | None:
        return self._question

    def _set_question(self, question: AskedBodyMap) -> None:
        self._question = question
        question.mapped.connect(self.follow)
        self.follow()

    question = Property(QObject, _get_question, _set_question, notify=changed)

    def _get_theme(self) -> QObject | None:
        return self._theme

    def _set_theme(self, theme: QObject) -> None:
        self._theme = theme
        self.follow()

    theme = Property(QObject, _get_theme, _set_theme, notify=changed)

    def _get_band(self) -> float:
        return self._band

    def _set_band(self, band: float) -> None:
        self._band = band
        self.follow()

    band = Property(float, _get_band, _set_band, notify=changed)

    def _get_stacked(self) -> bool:
        return self._stacked

    def _set_stacked(self, stacked: bool) -> None:
        self._stacked = stacked
        self.follow()

    stacked = Property(bool, _get_stacked, _set_stacked, notify=changed)

    @Property(QObject, notify=changed)
    def targets(self) -> Rows:
        """Return what can be touched now."""
        return self._targets

    @Slot()
    def follow(self) -> None:
        """Show the question, the size and the theme as they are now."""
        self._targets.show(tuple(self._touchable()))
        self.update()
        self.changed.emit()

    @Slot(float, float)
    def touchAt(self, x: float, y: float) -> None:
        """Do what a touch on this point of the picture means."""
        if self._question is None:
            return
        view, point = self._view(), QPointF(x, y)
        if not self._question.zone:
            self._question.enlarge(view.zone_at(point))
        elif (code := view.place_at(point)) in self._question.codes():
            self._question.touch(code)

    def _view(self) -> BodyView:
        zone = str(self._question.zone) if self._question else ""
        room = self._length("gap") * 1.5
        return BodyView(self.width(), self.height(), zone, room, self._band, self._stacked)

    def _length(self, token: str) -> float:
        return float(self._theme.property(token)) if self._theme else 1.0

    def _colour(self, token: str) -> QColor:
        return QColor(self._theme.property(token)) if self._theme else QColor()

    def _touchable(self) -> Iterator[TargetRow]:
        if self._question is None or self.width() <= 0 or self.height() <= 0:
            return
        view, chosen = self._view(), self._question.chosen_codes()
        if view.zone:
            for place in self._live(view, view.views[0]):
                rectangle = _grown(view.path(place).boundingRect(), self._length("target"))
                words = self._question.words_of(place.code)
                yield _target(place.code, words, rectangle, chosen=place.code in chosen)
            return
        for zone, tile in view.zones():
            side, _, part = zone.partition(".")
            marked = sum(place.code in chosen for place in body().seen(side, part))
            inset = self._length("gap") / 2
            yield _target(
                zone, zone_name(zone), tile.adjusted(inset, inset, -inset, -inset), marked
            )

    def _live(self, view: BodyView, side: str) -> tuple[Place, ...]:
        codes = self._question.codes() if self._question else frozenset[str]()
        return tuple(place for place in view.places(side) if place.code in codes)

    def paint(self, painter: QPainter) -> None:
        """Draw the sides that are shown."""
        if self._question is None or self._theme is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view()
        if view.zone:
            painter.setClipRect(QRectF(0, view.band, view.width, view.height))
        for side in view.views:
            self._draw(painter, view, side)

    def _draw(self, painter: QPainter, view: BodyView, side: str) -> None:
        live = {place: view.path(place) for place in self._live(view, side)}
        chosen = self._question.chosen_codes() if self._question else frozenset[str]()
        thin = QPen(self._colour("line"), self._length("outline") * 0.75)
        for path in live.values():
            painter.setPen(thin)
            painter.setBrush(self._colour("card"))
            painter.drawPath(path)
        around = QPen(self._colour("ink"), self._length("outlineChosen"))
        around.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(around)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for where, outline in body().lines:
            if where == side:
                painter.drawPath(view.transform(side).map(path_of(outline)))
        for place, path in live.items():
            if place.code in chosen:
                self._mark(painter, path)

    def _mark(self, painter: QPainter, path: QPainterPath) -> None:
        """Tint a place, hatch it and outline it: never colour alone."""
        painter.fillPath(path, self._colour("tint"))
        painter.save()
        painter.setClipPath(path)
        painter.setPen(QPen(self._colour("tintAccent"), self._length("outline") * 0.75))
        for line in _hatching(path.boundingRect(), self._length("gap") * 0.6):
            painter.drawLine(*line)
        painter.restore()
        pen = QPen(self._colour("accent"), self._length("outlineChosen") * 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)


def _target(
    key: str, name: str, rectangle: QRectF, marked: int = 0, *, chosen: bool = False
) -> TargetRow:
    return TargetRow(
        *(key, name, chosen, marked),
        *(rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()),
    )


def _grown(rectangle: QRectF, least: float) -> QRectF:
    """Return a rectangle that is at least so wide and high, around the same middle."""
    wide, high = max(rectangle.width(), least), max(rectangle.height(), least)
    middle = rectangle.center()
    return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)


def _hatching(rectangle: QRectF, step: float) -> Iterator[tuple[QPointF, QPointF]]:
    """Yield slanted lines that cover a rectangle."""
    x = rectangle.left() - rectangle.height()
    while x < rectangle.right():
        yield QPointF(x, rectangle.bottom()), QPointF(x + rectangle.height(), rectangle.top())
        x += step
