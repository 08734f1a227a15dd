"""summary.pdf: one intake on one page for a nurse's clipboard, never on two.

What does not fit is set smaller, then shortened; the page says so and names where all of it is.
"""

from reportlab.platypus.doctemplate import LayoutError

from kiosk.record.letter.paper import Letterhead, about, letter_of_pages
from kiosk.record.letter.type import register_fonts
from kiosk.record.letter.words import ENGLISH, day_words
from kiosk.record.summary.content import SummaryDocument
from kiosk.record.summary.page import MARGIN, Detail, Page

_DETAILS = (
    Detail(9.5, 1000, 300, 100),
    Detail(9, 500, 160, 100),
    Detail(8.5, 400, 120, 60),
    Detail(8, 300, 90, 40),
    Detail(7.5, 240, 70, 24),
    Detail(7, 180, 60, 14),
    Detail(7, 100, 48, 8),
    Detail(6.5, 48, 40, 4, 16),
    Detail(6, 36, 30, 2, 6),
)


def summary_pdf(content: SummaryDocument) -> bytes:
    """Return the page, as of a moment; the least shortened form that fits on one."""
    register_fonts()
    *longer, last = _DETAILS
    for detail in longer:
        try:
            pdf, pages = letter_of_pages(_head(content), Page(content, detail).story(), MARGIN)
        except LayoutError:  # a column alone is longer than the page
            continue
        if pages == 1:
            return pdf
    return letter_of_pages(_head(content), Page(content, last).story(), MARGIN)[0]


def _head(content: SummaryDocument) -> Letterhead:
    return Letterhead(
        title="Nurse summary",
        about=about(content.name, day_words(content.birth_date, ENGLISH)),
        clinic=content.clinic,
        language="en",
        reference=f"Envelope {content.envelope_id[:12]}",
        page=ENGLISH.page,
        made_at=content.as_of,
    )
