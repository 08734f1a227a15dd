"""What a person fills in on paper: boxes to tick, lines to write on, a row of numbers."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from kiosk.record.letter.tags import artifact
from kiosk.record.letter.type import ACCENT, INK, LINE, REGULAR, SMALL, TINT, WIDE, Cells, paragraph
from kiosk.record.packet.type import HINT, TICK

_BOX = 12.0  # points, a side
_ROW = 24.0  # points between lines to write on: room for a shaking hand
_SHORT = 15  # characters of an answer that can share its line with others
_ABREAST = 4


class Box(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """An empty box to tick."""

    def __init__(self) -> None:
        super().__init__()
        self.width = self.height = _BOX

    def draw(self) -> None:
        """Draw its four sides."""
        with artifact(self.canv):
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(1)
            self.canv.rect(0, -2, _BOX, _BOX)


def boxes(labels: Sequence[str]) -> Flowable:
    """Return a box for each label: side by side when all are short, else one below the other."""
    if len(labels) <= _ABREAST and all(len(label) <= _SHORT for label in labels):
        each = WIDE / _ABREAST
        row = [part for label in labels for part in (Box(), paragraph(label, TICK))]
        return _plain([row], [18, each - 18] * len(labels))
    return _plain([[Box(), paragraph(label, TICK)] for label in labels], [18, WIDE - 18])


def lines(number: int, width: float = WIDE, after: str = "") -> Flowable:
    """Return empty lines to write on; the words after the last are a unit, or a form of date."""
    beside = [""] * (number - 1) + [paragraph(after, HINT)]
    return Cells(
        [["", words] if after else [""] for words in beside],
        colWidths=[width, WIDE - width] if after else [width],
        rowHeights=[_ROW] * number,
        hAlign="LEFT",
        style=[("LINEBELOW", (0, 0), (0, -1), 0.7, LINE), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")],
    )


def numbers(low: int, high: int, at_low: str, at_high: str) -> Flowable:
    """Return a row of numbers to circle or tick, with the words of both ends below it."""
    count = high - low + 1
    each = WIDE / max(count, 11)
    scale = Cells(
        [[str(number) for number in range(low, high + 1)]],
        colWidths=[each] * count,
        rowHeights=[11 * mm],
        style=[
            ("GRID", (0, 0), (-1, -1), 1, INK),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("FONT", (0, 0), (-1, -1), REGULAR, 13),
        ],
    )
    right = HINT.clone("right", alignment=2)
    half = each * count / 2
    ends = Cells(
        [[paragraph(at_low, HINT), paragraph(at_high, right)]],
        colWidths=[half, half],
        style=[("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)],
    )
    return _plain([[scale], [ends]], [each * count])


def fields(labels: Sequence[str]) -> Flowable:
    """Return a line to write on for each label, in a row across the page."""
    each = WIDE / len(labels)
    return Cells(
        [[""] * len(labels), [paragraph(label, SMALL) for label in labels]],
        colWidths=[each] * len(labels),
        rowHeights=[_ROW, None],
        style=[("LINEBELOW", (n, 0), (n, 0), 0.7, LINE) for n in range(len(labels))]
        + [("LEFTPADDING", (0, 0), (-1, -1), 0)],
    )


def notice(words: str) -> Flowable:
    """Return words that must not be missed, in a bar across the page."""
    return Cells(
        [[paragraph(words, TICK)]],
        colWidths=[WIDE],
        spaceBefore=8,
        spaceAfter=8,
        style=[
            ("BACKGROUND", (0, 0), (-1, -1), TINT),
            ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT),
            ("LEFTPADDING", (0, 0), (0, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ],
    )


def _plain(rows: list[list[object]], widths: list[float]) -> Flowable:
    return Cells(
        rows,
        colWidths=widths,
        hAlign="LEFT",
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ],
    )
