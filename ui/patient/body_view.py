"""How the drawing of a body lies on the screen: the whole of it, or one zone enlarged.

Sizes are in pixels of the picture. On the whole body a touch means a zone, and zones leave no gap.
In a zone it means the place that it hits, else the nearest one within reach, else nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from kiosk.forms.body import Outline, Place, body

VIEWS: Final = ("front", "back")
_PARTS: Final = ("head", "arm_right", "trunk", "arm_left", "leg_right", "leg_left")


def path_of(outline: Outline) -> QPainterPath:
    """Return an outline as a path, in the units of the drawing."""
    path = QPainterPath(QPointF(*outline[0][0]))
    for stretch in outline[1:]:
        points = [QPointF(*point) for point in stretch]
        path.lineTo(points[0]) if len(points) == 1 else path.cubicTo(*points)
    return path


@dataclass(frozen=True, slots=True)
class BodyView:
    """The drawing in a picture of this size; `zone` is empty for the whole body."""

    width: float
    height: float
    zone: str
    room: float  # left free around a zone, and how far beside a place a touch still means it
    band: float = 0.0  # left free above each view, for words
    stacked: bool = False  # the views stand one above the other

    @property
    def views(self) -> tuple[str, ...]:
        """Return the sides that are shown."""
        return (self.zone.partition(".")[0],) if self.zone else VIEWS

    def places(self, view: str) -> tuple[Place, ...]:
        """Return the places of one side that can be touched now, or whose zones can."""
        return body().seen(view, self.zone.partition(".")[2])

    def transform(self, view: str) -> QTransform:
        """Return the way from the drawing to the picture."""
        if self.zone:
            return _fitted(_around(self.places(view)), self._free(view), self.room)
        return _fitted(_around(body().seen(view)), self._free(view), self.room / 2)

    def path(self, place: Place) -> QPainterPath:
        """Return a place's outline in the picture."""
        return self.transform(place.view).map(path_of(place.outline))

    def zones(self) -> Iterator[tuple[str, QRectF]]:
        """Yield the name and rectangle of each zone of the whole body, leaving no gap.

        From left to right, then down, whatever the language: a body is not mirrored.
        """
        for view in VIEWS:
            cell = self._cell(view)
            tiles = [(f"{view}.{part}", self._tile(view, part, cell)) for part in _PARTS]
            yield from sorted(tiles, key=lambda zone: (zone[1].top(), zone[1].left()))

    def _tile(self, view: str, part: str, cell: QRectF) -> QRectF:
        to_picture = self.transform(view)
        trunk = to_picture.mapRect(_around(body().seen(view, "trunk")))
        hands = to_picture.mapRect(_around(body().seen(view, "arm_left"))).bottom()
        on_the_left = part.endswith("right") == (view == "front")
        if part == "head":
            return QRectF(cell.topLeft(), QPointF(cell.right(), trunk.top()))
        if part == "trunk":
            return QRectF(trunk.topLeft(), QPointF(trunk.right(), hands))
        top, bottom = (trunk.top(), hands) if "arm" in part else (hands, cell.bottom())
        inner = trunk.left() if "arm" in part else cell.center().x()
        if on_the_left:
            return QRectF(QPointF(cell.left(), top), QPointF(inner, bottom))
        inner = trunk.right() if "arm" in part else inner
        return QRectF(QPointF(inner, top), QPointF(cell.right(), bottom))

    def zone_at(self, point: QPointF) -> str:
        """Return the zone of the whole body that a touch means."""
        return next((name for name, tile in self.zones() if tile.contains(point)), "")

    def place_at(self, point: QPointF) -> str:
        """Return the code of the place that a touch means; empty: none is near."""
        places = [place for view in self.views for place in self.places(view)]
        distance, code = min((self._distance(place, point), place.code) for place in places)
        return code if distance <= self.room else ""

    def _distance(self, place: Place, point: QPointF) -> float:
        path = self.path(place)
        if path.contains(point):
            return 0.0
        corners = path.toFillPolygon().toList()
        return min(_to_line(point, QLineF(one, other)) for one, other in pairwise(corners))

    def _cell(self, view: str) -> QRectF:
        """Return the part of the picture that one side has."""
        if self.zone:
            return QRectF(0, 0, self.width, self.height)
        number = VIEWS.index(view)
        if self.stacked:
            return QRectF(0, self.height / 2 * number, self.width, self.height / 2)
        return QRectF(self.width / 2 * number, 0, self.width / 2, self.height)

    def _free(self, view: str) -> QRectF:
        """Return the part of a cell that has no words above it."""
        return self._cell(view).adjusted(0, self.band, 0, 0)


def _around(places: tuple[Place, ...]) -> QRectF:
    rectangle = QRectF()
    for place in places:
        left, top, right, bottom = place.bounds
        rectangle = rectangle.united(QRectF(left, top, right - left, bottom - top))
    return rectangle


def _fitted(what: QRectF, cell: QRectF, room: float) -> QTransform:
    """Return the way from a part of the drawing to the middle of a cell."""
    inside = cell.adjusted(room, room, -room, -room)
    scale = max(0.01, min(inside.width() / what.width(), inside.height() / what.height()))
    middle = inside.center() - what.center() * scale
    return QTransform(scale, 0, 0, scale, middle.x(), middle.y())


def _to_line(point: QPointF, line: QLineF) -> float:
    """Return the distance from a point to a line between two others."""
    along, to_point = line.p2() - line.p1(), point - line.p1()
    length = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(to_point, along) / length if length else 0.0
    nearest = line.pointAt(min(1.0, max(0.0, share)))
    return hypot(point.x() - nearest.x(), point.y() - nearest.y())
