"""additions.pdf: what was added after intake.pdf was signed, as of a moment.

intake.pdf stays as it was signed; this names it by its SHA-256.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from reportlab.platypus import Flowable

from kiosk.record.intake_document import QuestionAnswer
from kiosk.record.letter.paper import Letterhead, about, letter_pdf
from kiosk.record.letter.type import (
    CLINIC,
    LEAD,
    SMALL,
    SUBTITLE,
    column,
    gap,
    kept,
    paragraph,
    paragraphs,
    register_fonts,
    section,
    title,
)
from kiosk.record.letter.words import ENGLISH, day_words, moment_words


@dataclass(frozen=True, slots=True)
class AddedEntry:
    """One signed act after the sign-off."""

    title: str
    facts: tuple[QuestionAnswer, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class AdditionsDocument:
    """All that additions.pdf shows."""

    clinic: str
    envelope_id: str
    name: str  # as the patient typed it
    birth_date: date
    signed_off: str  # by whom and when
    intake_sha256: str
    added: tuple[AddedEntry, ...]
    as_of: datetime


def additions_pdf(content: AdditionsDocument) -> bytes:
    """Return the document, in English; same content, same bytes."""
    register_fonts()
    born = day_words(content.birth_date, ENGLISH)
    head = Letterhead(
        title="Additions to an intake",
        about=about(content.name, born),
        clinic=content.clinic,
        language="en",
        reference=f"Envelope {content.envelope_id[:12]}",
        page=ENGLISH.page,
        made_at=content.as_of,
    )
    facts = (
        ("Name", f"{content.name} (as the patient typed it)"),
        ("Date of birth", f"{born} (as the patient typed it)"),
        ("Signed off by", content.signed_off),
        ("As of", moment_words(content.as_of, ENGLISH)),
    )
    story = [
        *([paragraph(content.clinic, CLINIC)] if content.clinic else []),
        title("Additions to an intake"),
        paragraph("What was signed after the sign-off; intake.pdf stays as it is", SUBTITLE),
        *column(facts),
        *(flow for entry in content.added for flow in _entry(entry)),
        *([] if content.added else [paragraph("Nothing has been added.", LEAD)]),
        section("About this document"),
        paragraph(f"Envelope {content.envelope_id}", SMALL),
        paragraph(f"SHA-256 of intake.pdf: {content.intake_sha256}", SMALL),
    ]
    return letter_pdf(head, story)


def _entry(entry: AddedEntry) -> Iterator[Flowable]:
    yield from kept([section(entry.title)], column(entry.facts))
    if entry.words:
        yield gap()
        yield from paragraphs(entry.words)
