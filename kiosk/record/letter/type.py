"""Type and colour of our documents: Atkinson Hyperlegible, ink on white."""

import re
from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

import resources
from kiosk.record.letter.tags import Words, artifact

INK, SOFT, ACCENT = HexColor("#1B2530"), HexColor("#414B57"), HexColor("#0A4F5C")
TINT, LINE, HAIR = HexColor("#EEF5F5"), HexColor("#6F7A86"), HexColor("#D5DADF")
RED, RED_TINT = HexColor("#8E1B1B"), HexColor("#FBE9E7")
AMBER, AMBER_TINT = HexColor("#6B4300"), HexColor("#FDF1DA")

_FAMILY = "AtkinsonHyperlegible"
REGULAR, BOLD, ITALIC = f"{_FAMILY}-Regular", f"{_FAMILY}-Bold", f"{_FAMILY}-Italic"
_BOLD_ITALIC = f"{_FAMILY}-BoldItalic"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_PIECE = re.compile(r".{1,1500}(?:\s|$)|.{1,1500}", re.DOTALL)

WIDE = 176 * mm  # between the margins of a US letter page
_LONGEST_IN_A_ROW = 300  # characters; longer ones must be able to run over a page's end


@cache
def register_fonts() -> None:
    """Make the four faces known to ReportLab, once a process."""
    for name in (REGULAR, BOLD, ITALIC, _BOLD_ITALIC):
        pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", f"{name}.ttf"))))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=_BOLD_ITALIC
    )


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    settings = {"fontName": REGULAR, "bulletFontName": REGULAR, "textColor": INK} | more
    return ParagraphStyle(name, fontSize=size, leading=leading, **settings)


BODY = _style("body", 10.5, 15, spaceAfter=5, rightIndent=18 * mm)
LEAD = _style("lead", 10.5, 15, spaceAfter=5, textColor=SOFT, keepWithNext=1)
TITLE = _style("title", 22, 27, fontName=BOLD, spaceAfter=4, textColor=ACCENT, keepWithNext=1)
SUBTITLE = _style("subtitle", 12, 16, spaceAfter=10, textColor=SOFT)
CLINIC = _style("clinic", 11, 14, fontName=BOLD, spaceAfter=14, textColor=INK)
SECTION = _style("section", 14.5, 19, fontName=BOLD, spaceBefore=16, spaceAfter=5, keepWithNext=1)
SUBSECTION = _style(
    "subsection", 11.5, 16, fontName=BOLD, spaceBefore=9, spaceAfter=3, keepWithNext=1
)
GROUP = _style(
    "group", 10, 14, fontName=ITALIC, spaceBefore=7, spaceAfter=2, textColor=SOFT, keepWithNext=1
)
LABEL = _style("label", 10.5, 14, textColor=SOFT)
ABOVE = _style("above", 10.5, 14, textColor=SOFT, spaceBefore=4, keepWithNext=1)
BELOW = _style("below", 10.5, 15, spaceAfter=8, rightIndent=18 * mm)
CELL = _style("cell", 10.5, 14)
STRONG = _style("strong", 10.5, 14, fontName=BOLD)
TYPED = _style("typed", 20, 27, fontName=ITALIC)
SMALL = _style("small", 8.5, 12, textColor=SOFT, spaceAfter=2)


class Heading(Words):
    """A heading that the outline of the document names; never alone at the foot of a page."""

    words = ""
    level = 0


class Cells(Table):  # type: ignore[misc]  # ReportLab has no types
    """A table in our type, whose grounds and lines no reader reads; cells go row by row."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.setStyle([("FONTNAME", (0, 0), (-1, -1), REGULAR)])

    def _drawBkgrnd(self) -> None:  # noqa: N802  # ReportLab's name
        with artifact(self.canv):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802  # ReportLab's name
        with artifact(self.canv):
            super()._drawLines()


def _heading(words: str, style: ParagraphStyle, level: int) -> Heading:
    heading = Heading(markup(words), style)
    heading.words, heading.level, heading.role = words, level, f"H{level + 1}"
    return heading


def title(words: str) -> Heading:
    """Return the document's own heading."""
    return _heading(words, TITLE, 0)


def section(words: str) -> Heading:
    """Return the heading of a section."""
    return _heading(words, SECTION, 1)


def long_section(words: str, room: float = 45 * mm) -> list[Flowable]:
    """Return the heading of what may run over pages; `room` in points is kept free below it."""
    heading = _heading(words, ParagraphStyle("opening", SECTION, keepWithNext=0), 1)
    return [CondPageBreak(room), heading]


def subsection(words: str) -> Heading:
    """Return the heading of a part of a section."""
    return _heading(words, SUBSECTION, 2)


def paragraph(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Return plain words as a paragraph; line breaks stay."""
    return Words(markup(words), style)


def paragraphs(words: str, style: ParagraphStyle = BODY) -> list[Flowable]:
    """Return words of any length in pieces: ReportLab's time grows with the square of a piece."""
    return [paragraph(piece, style) for piece in pieces(words)]


def pieces(words: str) -> list[str]:
    """Return words in pieces that end at a space or line end where there is one."""
    return [piece.strip("\n") for piece in _PIECE.findall(words)] or [""]


def markup(words: str) -> str:
    """Return plain words so that ReportLab shows each as it is, without control characters."""
    return escape(_CONTROL.sub(" ", words)).replace("\n", "<br/>")


def gap(height: float = 6) -> Spacer:
    """Return an empty space, in points."""
    return Spacer(0, height)


def pair(left: str, right: str, *, split: float = 0.6) -> list[Flowable]:
    """Return words and what belongs to them: side by side, or below each other when long."""
    if max(len(left), len(right)) > _LONGEST_IN_A_ROW:
        return [*paragraphs(left, ABOVE), *paragraphs(right, BELOW)]
    row = Cells(
        [[paragraph(left, LABEL), paragraph(right, STRONG)]],
        colWidths=[WIDE * split, WIDE * (1 - split)],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
        ],
    )
    return [row]


def column(facts: Iterable[tuple[str, str]]) -> list[Flowable]:
    """Return short labels with their words, one pair below the other."""
    return [flowable for label, words in facts for flowable in pair(label, words, split=0.25)]


def kept(heading: list[Flowable], rows: list[Flowable]) -> list[Flowable]:
    """Return a heading and what belongs to it on one page, as long as they fit on one."""
    return [KeepTogether([*heading, *rows])]
