"""The consent with English beside the words that the patient read and signed.

It proves nothing of its own: consent.pdf is the patient's paper, named here by its SHA-256.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable

from kiosk.content.pack import Agreement
from kiosk.record.letter.decision import decision_bar
from kiosk.record.letter.markdown import markdown
from kiosk.record.letter.paper import Letterhead, about, letter_pdf
from kiosk.record.letter.signature import signature_block
from kiosk.record.letter.type import (
    CELL,
    CLINIC,
    SMALL,
    STRONG,
    SUBTITLE,
    WIDE,
    Cells,
    column,
    kept,
    long_section,
    pair,
    paragraph,
    register_fonts,
    section,
    title,
)
from kiosk.record.letter.words import ENGLISH, day_words, moment_words
from kiosk.record.reading import ReadConsent, ReadIntake


@dataclass(frozen=True, slots=True)
class BothWords:
    """One decision, in the words that were read and in English; and why, in both."""

    consent: ReadConsent
    read: Agreement
    english: Agreement
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BilingualDocument:
    """All that the document shows."""

    intake: ReadIntake
    clinic: str
    language: str  # English name of the patient's
    translation: str  # who answers for it
    decisions: tuple[BothWords, ...]
    as_of: datetime


def bilingual_pdf(content: BilingualDocument) -> bytes:
    """Return the document; its own language is English, each column says which it is."""
    register_fonts()
    intake = content.intake
    who, born = intake.identity.full_name, day_words(intake.identity.birth_date, ENGLISH)
    head = Letterhead(
        title="Consent with English beside it",
        about=about(who, born),
        clinic=content.clinic,
        language="en",
        reference=ENGLISH.reference.format(id=intake.visit_id[:8]),
        page=ENGLISH.page,
        made_at=content.as_of,
    )
    lead = (
        f"The patient read and decided on the {content.language} words at the left "
        f"({content.translation}). The English at the right is the clinic’s own, of the same "
        "version, for whoever reads this."
    )
    story: list[Flowable] = [
        *([paragraph(content.clinic, CLINIC)] if content.clinic else []),
        title("Consent with English beside it"),
        paragraph(lead, SUBTITLE),
        *column((("Name", who), ("Date of birth", born))),
        *(flow for decision in content.decisions for flow in _decision(decision, content)),
        *_signing(intake),
        section("About this document"),
        paragraph(f"Printed as of {moment_words(content.as_of, ENGLISH)}", SMALL),
        paragraph(
            f"SHA-256 of consent.pdf: {hashlib.sha256(intake.consent_pdf).hexdigest()}", SMALL
        ),
    ]
    return letter_pdf(head, story)


def _decision(decision: BothWords, content: BilingualDocument) -> Iterator[Flowable]:
    consent = decision.consent
    yield from long_section(f"{decision.read.title} · {decision.english.title}")
    heads = [[paragraph(content.language, STRONG), paragraph("English", STRONG)]]
    yield Cells([*heads, *_rows(decision)], colWidths=[WIDE / 2] * 2, repeatRows=1, style=_LOOK)
    bar = decision_bar(
        f"{consent.outcome}, version {consent.version}", moment_words(consent.decided_at, ENGLISH)
    )
    why = pair("Reason", decision.reason, split=0.25) if decision.reason else []
    digest = paragraph(f"SHA-256 of the words: {consent.words_sha256}", SMALL)
    yield from kept([bar], [*why, digest])


def _rows(decision: BothWords) -> list[list[Flowable | list[Flowable]]]:
    """Return paragraph beside paragraph where both texts are built alike; else all beside all."""
    read = markdown(decision.read.words, CELL, decision.consent.language)
    english = markdown(decision.english.words, CELL)
    if len(read) == len(english):
        return [[mine, theirs] for mine, theirs in zip(read, english, strict=True)]
    longer = max(len(read), len(english))
    return [[read[n : n + 1], english[n : n + 1]] for n in range(longer)]


def _signing(intake: ReadIntake) -> list[Flowable]:
    if intake.signature is None:
        return [section("Signature"), paragraph("Everything was declined: no signature.")]
    heading = "Patient’s signature"
    if intake.signature.representative:
        heading = "Signature for the patient"
    return [signature_block(intake.signature, ENGLISH, intake.identity.full_name, heading)]


_LOOK = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 10),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]
