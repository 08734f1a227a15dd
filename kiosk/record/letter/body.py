"""The drawing of a body on paper: to mark by hand, or with the places that a patient chose."""

from collections.abc import Collection

from reportlab.lib.units import mm
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from kiosk.forms.body import Outline, body
from kiosk.record.letter.tags import tagged
from kiosk.record.letter.type import ACCENT, BOLD, INK, LINE, REGULAR, SOFT, TINT
from kiosk.record.letter.words import LetterWords

_SIZE = 9.5
_BAND = 16.0  # points above the drawing, for words
_CELL = 170.0  # points that each view has at least, for words on both sides
_HATCH = 4.0  # points between two lines


class BodyPicture(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Front and back with the sides named; chosen places are tinted, hatched and outlined."""

    def __init__(
        self, words: LetterWords, chosen: Collection[str] = (), height: float = 90 * mm
    ) -> None:
        super().__init__()
        self._words, self._chosen = words, chosen
        self._scale = (height - _BAND) / body().height
        self._cell = max(_CELL, body().width / 2 * self._scale)
        self.width, self.height = self._cell * 2, height
        self.spaceAfter = 6

    def draw(self) -> None:
        """Draw with y upwards, as PDF does; the drawing has y downwards."""
        alt = self._words.marked_alt if self._chosen else self._words.body_alt
        with tagged(self.canv, "Figure", alt):
            self._draw_all()

    def _draw_all(self) -> None:
        self.canv.setLineCap(1)
        self.canv.setLineJoin(1)
        for number, view in enumerate(("front", "back")):
            self.canv.saveState()
            middle = self._cell * (number + 0.5)
            self.canv.translate(middle - body().width * (0.25 + number * 0.5) * self._scale, 0)
            self._view(view)
            self.canv.restoreState()
        self._name_sides()

    def _view(self, view: str) -> None:
        for place in body().seen(view):
            self._place(place.outline, chosen=place.code in self._chosen)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(1.1)
        for side, outline in body().lines:
            if side == view:
                self.canv.drawPath(self._path(outline))

    def _place(self, outline: Outline, *, chosen: bool) -> None:
        canvas = self.canv
        canvas.setStrokeColor(ACCENT if chosen else LINE)
        canvas.setLineWidth(1.6 if chosen else 0.4)
        canvas.setFillColor(TINT)
        canvas.drawPath(self._path(outline), fill=int(chosen))
        if chosen:
            self._hatch(outline)

    def _hatch(self, outline: Outline) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.clipPath(self._path(outline), stroke=0)
        canvas.setLineWidth(0.6)
        x = -self.height
        while x < body().width * self._scale:
            canvas.line(x, 0, x + self.height, self.height)
            x += _HATCH
        canvas.restoreState()

    def _path(self, outline: Outline) -> PDFPathObject:
        path = self.canv.beginPath()
        path.moveTo(*self._on_paper(outline[0])[:2])
        for stretch in outline[1:]:
            at = self._on_paper(stretch)
            path.lineTo(*at) if len(stretch) == 1 else path.curveTo(*at)
        return path

    def _on_paper(self, points: tuple[tuple[float, float], ...]) -> list[float]:
        top = body().height * self._scale
        return [v for x, y in points for v in (x * self._scale, top - y * self._scale)]

    def _name_sides(self) -> None:
        words, half, top = self._words, self._cell, self.height - _SIZE
        self.canv.setFillColor(INK)
        self.canv.setFont(BOLD, _SIZE)
        for left, first, second in (
            (0.0, words.right_side, words.left_side),
            (half, words.left_side, words.right_side),
        ):
            self.canv.drawString(left + 4, top, first)
            self.canv.drawRightString(left + half - 4, top, second)
        self.canv.setFillColor(SOFT)
        self.canv.setFont(REGULAR, _SIZE)
        self.canv.drawString(4, 2, words.seen_from_front)
        self.canv.drawString(half + 4, 2, words.seen_from_behind)
