"""Pictures: SVG in one visual language, checked before a patient sees them.

A picture is made of plain shapes in the palette's light colours. Whatever else an SVG may hold,
such as text, a script or a link, is a fault: a translation cannot reach it, or nobody asked for it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from kiosk.content.finding import Finding, Report
from kiosk.content.palette import PALETTE
from kiosk.content.reading import read_text

FOLDER = "pictures"
VIEW_BOX = "0 0 240 180"


_LIGHT = frozenset(tone.light for tone in PALETTE.values())
_NAMES = ", ".join(f"{tone.light} ({name})" for name, tone in PALETTE.items())
_SHAPES = ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_SIZES = ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2")
_STROKES = ("width", "linecap", "linejoin", "dasharray")
_ATTRIBUTES = {
    *("xmlns", "viewBox", "id", "d", "points", "transform", "fill", "fill-rule", "stroke"),
    *_SIZES,
    *(f"stroke-{kind}" for kind in _STROKES),
}


class PictureFault(NamedTuple):
    """What is wrong with a picture, and in which of its lines."""

    line: int
    what: str


def check_pictures(folder: Path, report: Report) -> None:
    """Report every fault of every picture of a pack, with its line."""
    for path in sorted((folder / FOLDER).glob("*")):
        name = f"{FOLDER}/{path.name}"
        if path.suffix != ".svg":
            report(Finding(name, "", "is not an SVG drawing: save it as .svg, or take it out"))
            continue
        svg = read_text(folder, name, report)
        for line, what in faults(svg) if svg is not None else ():
            report(Finding(name, "", what, line=line))


def faults(svg: str) -> Iterator[PictureFault]:
    """Yield what a picture must not hold. Nothing is read after a DOCTYPE."""
    reading = _Reading()
    try:
        reading.parser.Parse(svg.encode(), True)
    except _DoctypeFound:
        reading.report("has a DOCTYPE, which a picture does not need: take it out")
    except expat.ExpatError as error:
        reading.report(f"is not well-formed XML: {expat.ErrorString(error.code)}")
    yield from reading.found


class _DoctypeFound(Exception):
    """Ends the reading: a DOCTYPE may define entities that grow without end."""


class _Reading:
    """One reading of a picture, and the faults found on the way."""

    def __init__(self) -> None:
        self.found: list[PictureFault] = []
        self._begun = False
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._element

    def report(self, what: str) -> None:
        """Note a fault in the line that is being read."""
        self.found.append(PictureFault(self.parser.CurrentLineNumber, what))

    def _doctype(self, *_of: object) -> None:
        raise _DoctypeFound

    def _instruction(self, target: str, _data: str) -> None:
        self.report(f"has the instruction <?{target}?>, such as for a style sheet: take it out")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if not self._begun and (name != "svg" or attributes.get("viewBox") != VIEW_BOX):
            self.report(f'must begin with <svg … viewBox="{VIEW_BOX}">')
        self._begun = True
        if name not in _SHAPES:
            self.report(f"<{name}> is not drawn here: use only {', '.join(_SHAPES[1:])}")
        for attribute, value in attributes.items():
            if attribute not in _ATTRIBUTES:
                self.report(f"the attribute {attribute} is not known here: take it out")
            elif attribute in ("fill", "stroke") and value not in ("none", *_LIGHT):
                self.report(f"the colour {value} is not of the palette: {_NAMES}")
