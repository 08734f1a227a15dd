"""The drawing on the screen: what a touch on a point of it means."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from kiosk.forms.body import body
from ui.patient.body_view import VIEWS, BodyView

ROOM, TARGET = 26.5, 88  # 4.5 and 15 mm on a 10-inch tablet
SIZES = [(690, 560), (736, 550)]  # across and upright
ZONES = [f"{view}.{part}" for view in VIEWS for part in sorted({p.part for p in body().places})]

sizes = pytest.mark.parametrize("size", SIZES, ids=str)
zones = pytest.mark.parametrize("zone", ZONES)


def view_of(size: tuple[int, int], zone: str = "") -> BodyView:
    return BodyView(*size, zone, ROOM)


def grid(rectangle: QRectF, step: float = 4) -> Iterator[QPointF]:
    for column in range(int(rectangle.width() / step)):
        for row in range(int(rectangle.height() / step)):
            yield rectangle.topLeft() + QPointF(column * step, row * step)


def within(path: QPainterPath) -> list[QPointF]:
    """Return points inside a path that lie on no edge."""
    around = [QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)]
    return [
        point
        for point in grid(path.boundingRect())
        if path.contains(point) and all(path.contains(point + aside) for aside in around)
    ]


@sizes
@zones
def test_every_point_inside_a_place_means_that_place(zone: str, size: tuple[int, int]) -> None:
    view = view_of(size, zone)
    for place in view.places(view.views[0]):
        points = within(view.path(place))
        assert len(points) > 50, place.code
        assert {view.place_at(point) for point in points} == {place.code}


@sizes
@zones
def test_a_place_has_room_for_a_finger(zone: str, size: tuple[int, int]) -> None:
    view = view_of(size, zone)
    for place in view.places(view.views[0]):
        room = view.path(place).boundingRect()
        wide = room.width() + 2 * ROOM  # beside it a touch still means it
        assert wide >= TARGET, place.code
        assert room.height() >= TARGET, place.code


@zones
def test_a_touch_far_from_every_place_means_none(zone: str) -> None:
    view = view_of(SIZES[0], zone)
    assert view.place_at(QPointF(-200, -200)) == ""


@zones
def test_a_touch_just_beside_a_place_means_it(zone: str) -> None:
    view = view_of(SIZES[0], zone)
    for place in view.places(view.views[0]):
        outermost = min(view.path(place).toFillPolygon().toList(), key=lambda p: p.x())
        beside = outermost - QPointF(ROOM / 2, 0)
        others = [p for p in view.places(view.views[0]) if view.path(p).contains(beside)]
        if not others:
            near = {view.place_at(outermost + QPointF(0, dy)) for dy in (-ROOM, 0, ROOM)}
            assert view.place_at(beside) in near
    far = QPointF(min(view.path(p).boundingRect().left() for p in view.places(view.views[0])), 0)
    assert view.place_at(far - QPointF(ROOM * 1.1, -280)) == ""


@given(x=st.floats(0, 689), y=st.floats(0, 559))
def test_every_point_of_the_whole_body_means_one_zone(x: float, y: float) -> None:
    assert view_of((690, 560)).zone_at(QPointF(x, y)) in ZONES


@sizes
def test_a_zone_is_opened_where_its_places_are_drawn(size: tuple[int, int]) -> None:
    view = view_of(size)
    for place in body().places:
        middle = view.path(place).boundingRect().center()
        assert view.zone_at(middle) == f"{place.view}.{place.part}", place.code


@sizes
def test_every_zone_has_room_for_a_finger(size: tuple[int, int]) -> None:
    for zone, tile in view_of(size).zones():
        assert min(tile.width(), tile.height()) >= TARGET, zone


def test_views_that_are_stacked_lie_one_above_the_other() -> None:
    view = BodyView(400, 1200, "", ROOM, band=40, stacked=True)
    assert view.zone_at(QPointF(200, 10)) == "front.head"
    assert view.zone_at(QPointF(200, 610)) == "back.head"
    assert view.path(body().seen("front", "head")[0]).boundingRect().top() >= 40
