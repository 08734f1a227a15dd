"""The drawing of a body on which a patient shows where it hurts: 46 places, front and back.

The file is an SVG picture of closed paths, whose commands are M, L, C and Z with absolute
coordinates. A path is named by the code of its place; one that is seen from both sides has a
second path, whose name ends in ".back". Right and left are the body's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final
from xml.etree import ElementTree as ET

import resources
from kiosk.forms.answers import Answers
from kiosk.forms.datatypes import Coding, Value
from kiosk.forms.questionnaire import Item, Questionnaire

CONTROL: Final = "body-map"  # questionnaire-itemControl, of the system below
CONTROLS: Final = "urn:intake-kiosk:item-control"

Point = tuple[float, float]
Stretch = tuple[Point, ...]  # one point: a line to it; three: a curve to the last
Outline = tuple[Stretch, ...]  # the first is where it begins

_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MLC])([^MLCZ]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """One place as it is seen from one side."""

    code: str
    view: str  # front or back
    part: str  # head, trunk, arm_right, arm_left, leg_right or leg_left
    outline: Outline

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom of what it is drawn with."""
        xs, ys = zip(*(point for stretch in self.outline for point in stretch), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Body:
    """The drawing, in units of its own; the front is its left half, the back its right half."""

    width: float
    height: float
    places: tuple[Place, ...]
    lines: tuple[tuple[str, Outline], ...]  # the view, and what is drawn around and over it

    def codes(self) -> frozenset[str]:
        """Return the codes of all places."""
        return frozenset(place.code for place in self.places)

    def seen(self, view: str, part: str = "") -> tuple[Place, ...]:
        """Return the places that are seen from one side, of the whole body or of one part."""
        return tuple(p for p in self.places if p.view == view and part in ("", p.part))


@cache
def body() -> Body:
    """Return the drawing; it is read once."""
    picture = ET.fromstring(resources.path("body", "body.svg").read_text("utf-8"))  # noqa: S314  # our own file
    _, _, width, height = (float(n) for n in picture.attrib["viewBox"].split())
    views = picture.findall(f"{_SVG}g")
    return Body(
        width,
        height,
        tuple(place for view in views for place in _places(view)),
        tuple(
            (view.attrib["id"], _outline(data))
            for view in views
            for path in view.findall(f"{_SVG}path")
            for data in re.findall(r"M[^M]*", path.attrib["d"])
        ),
    )


def is_body_map(item: Item) -> bool:
    """Tell whether a question is asked on the drawing: some of its options are places."""
    drawn = any(place_of(option.value) for option in item.options)
    return item.control == CONTROL and item.repeats and drawn


def place_of(value: Value) -> str:
    """Return the code of the place that an answer names; empty: none."""
    code = value.code if isinstance(value, Coding) else None
    return code if code in body().codes() else ""


def marked(form: Questionnaire, answers: Answers) -> frozenset[str]:
    """Return the codes of the places that were chosen on a form's body maps."""
    keys = (item.link_id for item in form.walk() if is_body_map(item))
    values = (value for key in keys for value in answers.get(key, ()))
    return frozenset(filter(None, map(place_of, values)))


def _places(view: ET.Element) -> Iterator[Place]:
    for part in view.findall(f"{_SVG}g"):
        side, _, name = part.attrib["id"].partition(".")
        for path in part.findall(f"{_SVG}path"):
            code = path.attrib["id"].removesuffix(".back")
            yield Place(code, side, name, _outline(path.attrib["d"]))


def _outline(data: str) -> Outline:
    return tuple(stretch for _, numbers in _COMMAND.findall(data) for stretch in _points(numbers))


def _points(numbers: str) -> Iterator[Stretch]:
    found = [float(number) for number in _NUMBER.findall(numbers)]
    yield tuple(zip(found[::2], found[1::2], strict=True))
