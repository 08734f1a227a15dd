"""The page our documents are written on: type, margins, head, foot, outline.

A document of the same content has the same bytes: its dates come from the record, not the clock.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from kiosk.record.letter.type import INK, LINE, REGULAR, SOFT, Heading

MARGIN = 20 * mm
WIDTH = LETTER[0] - 2 * MARGIN
_TOP = LETTER[1] - MARGIN
_SMALL = 8.5
_LONGEST_NAME = 44  # characters


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a document says on every page, and about itself."""

    title: str
    about: str  # whom it is about: at the head of every page after the first
    clinic: str
    language: str
    reference: str  # in the foot
    page: str  # with {number} and {total}
    made_at: datetime


def about(name: str, born: str) -> str:
    """Return whom a page is about: a name, shortened so that the birth date has room."""
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    return f"{short}, {born}"


def letter_pdf(head: Letterhead, story: Sequence[Flowable]) -> bytes:
    """Return a PDF document with a head, the story, and page x of y in the foot."""
    out = io.BytesIO()
    document = _Letter(
        out, title=head.title, author=head.clinic, lang=head.language, initialFontName=REGULAR
    )
    first = Frame(MARGIN, MARGIN, WIDTH, LETTER[1] - 2 * MARGIN, 0, 0, 0, 0)
    later = Frame(MARGIN, MARGIN, WIDTH, LETTER[1] - 2 * MARGIN - 8 * mm, 0, 0, 0, 0)
    document.addPageTemplates(
        [
            PageTemplate("first", [first], autoNextPageTemplate="later"),
            PageTemplate("later", [later]),
        ]
    )
    document.build(list(story), canvasmaker=_paper(head))
    return out.getvalue()


class _Letter(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    def __init__(self, out: io.BytesIO, **about: str) -> None:
        super().__init__(out, pagesize=LETTER, invariant=1, **about)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # ReportLab's name
        """Put each heading into the outline that readers and screen readers step through."""
        if isinstance(flowable, Heading):
            key = f"heading-{self.seq.nextf('heading')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.words, key, flowable.level, closed=False)


def _paper(head: Letterhead) -> type[Canvas]:
    """Return a canvas that draws head and foot last, when it knows how many pages there are."""

    class Paper(Canvas):  # type: ignore[misc]  # ReportLab has no types
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)
            self.setDateFormatter(lambda *_now: _pdf_date(head.made_at))
            self.setCreator("Intake Kiosk")
            self.pages: list[dict[str, object]] = []

        def showPage(self) -> None:  # noqa: N802  # ReportLab's name
            self.pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self.pages, 1):
                self.__dict__.update(page)
                _head_and_foot(self, head, number, len(self.pages))
                super().showPage()
            super().save()

    return Paper


def _head_and_foot(canvas: Canvas, head: Letterhead, number: int, total: int) -> None:
    canvas.saveState()
    canvas.setFont(REGULAR, _SMALL)
    canvas.setFillColor(SOFT)
    foot = MARGIN - 9 * mm
    canvas.drawString(MARGIN, foot, head.reference)
    numbered = head.page.format(number=number, total=total)
    canvas.drawRightString(MARGIN + WIDTH, foot, numbered)
    if number > 1:
        first_line = simpleSplit(head.about, REGULAR, _SMALL, WIDTH * 0.6)[:1]
        canvas.drawString(MARGIN, _TOP - 1 * mm, "".join(first_line))
        canvas.drawRightString(MARGIN + WIDTH, _TOP - 1 * mm, head.title)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, _TOP - 3.5 * mm, MARGIN + WIDTH, _TOP - 3.5 * mm)
    canvas.setFillColor(INK)
    canvas.restoreState()


def _pdf_date(moment: datetime) -> str:
    offset = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
