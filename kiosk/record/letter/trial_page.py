"""A page that says of itself that it is a test: for IT, to see that a chart takes documents."""

from datetime import datetime

from kiosk.record.letter.paper import Letterhead, letter_pdf
from kiosk.record.letter.type import paragraph, register_fonts, title


def trial_page(now: datetime) -> bytes:
    """Return a PDF about nobody, marked as a test."""
    register_fonts()
    head = Letterhead(
        title="TEST",
        about="",
        clinic="Intake Kiosk",
        language="en",
        reference="TEST: this document is about nobody",
        page="Page {number} of {total}",
        made_at=now,
    )
    words = "Intake Kiosk filed this page to show that documents arrive. It may be deleted."
    return letter_pdf(head, [title("Test document"), paragraph(words)])
