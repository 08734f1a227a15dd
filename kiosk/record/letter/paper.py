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

from kiosk.record.letter.tags import Tags, artifact
from kiosk.record.letter.type import INK, LINE, REGULAR, SOFT, Heading

MARGIN = 20 * mm
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
    return letter_of_pages(head, story)[0]


def letter_of_pages(
    head: Letterhead, story: Sequence[Flowable], margin: float = MARGIN
) -> tuple[bytes, int]:
    """Return a PDF document, and how many pages it has; the margin is in points."""
    out = io.BytesIO()
    document = _Letter(
        out,
        title=" · ".join(filter(None, (head.title, head.reference))),
        author=head.clinic,
        subject=head.title,
        creator="Intake Kiosk",
        lang=head.language,
        initialFontName=REGULAR,
    )
    wide, high = LETTER[0] - 2 * margin, LETTER[1] - 2 * margin
    first = Frame(margin, margin, wide, high, 0, 0, 0, 0)
    later = Frame(margin, margin, wide, high - 8 * mm, 0, 0, 0, 0)
    document.addPageTemplates(
        [
            PageTemplate("first", [first], autoNextPageTemplate="later"),
            PageTemplate("later", [later]),
        ]
    )
    document.build(list(story), canvasmaker=_paper(head, margin))
    return out.getvalue(), document.page


class _Letter(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    def __init__(self, out: io.BytesIO, **about: str) -> None:
        super().__init__(out, pagesize=LETTER, invariant=1, **about)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # ReportLab's name
        """Put each heading into the outline that readers and screen readers step through."""
        if isinstance(flowable, Heading):
            key = f"heading-{self.seq.nextf('heading')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.words, key, flowable.level, closed=False)


def _paper(head: Letterhead, margin: float) -> type[Canvas]:
    """Return a canvas that draws head and foot last, when it knows how many pages there are."""

    class Paper(Canvas):  # type: ignore[misc]  # ReportLab has no types
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)
            self.setDateFormatter(lambda *_now: _pdf_date(head.made_at))
            self.pages: list[dict[str, object]] = []
            self.tags = Tags()
            self.setViewerPreference("DisplayDocTitle", "true")

        def showPage(self) -> None:  # noqa: N802  # ReportLab's name
            self.pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self.pages, 1):
                self.__dict__.update(page)
                with artifact(self):
                    _Sheet(self, head, margin).dress(number, len(self.pages))
                super().showPage()
            self.tags.write(self._doc)
            super().save()

    return Paper


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page: what stands above and below the story."""

    canvas: Canvas
    head: Letterhead
    margin: float

    def dress(self, number: int, total: int) -> None:
        """Draw the foot, and the head of every page after the first."""
        canvas, right = self.canvas, LETTER[0] - self.margin
        canvas.saveState()
        canvas.setFont(REGULAR, _SMALL)
        canvas.setFillColor(SOFT)
        foot = self.margin - min(9 * mm, self.margin / 2)
        canvas.drawString(self.margin, foot, self.head.reference)
        canvas.drawRightString(right, foot, self.head.page.format(number=number, total=total))
        if number > 1:
            self._top(right)
        canvas.setFillColor(INK)
        canvas.restoreState()

    def _top(self, right: float) -> None:
        canvas, top = self.canvas, LETTER[1] - self.margin
        wide = right - self.margin
        first_line = simpleSplit(self.head.about, REGULAR, _SMALL, wide * 0.6)[:1]
        canvas.drawString(self.margin, top - 1 * mm, "".join(first_line))
        canvas.drawRightString(right, top - 1 * mm, self.head.title)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(self.margin, top - 3.5 * mm, right, top - 3.5 * mm)


def _pdf_date(moment: datetime) -> str:
    offset = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
