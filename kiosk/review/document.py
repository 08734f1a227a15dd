"""The content of intake.pdf: what the screen showed, and what the nurse put their name to."""

import hashlib

from kiosk.content.flags import Quote
from kiosk.record.intake_document import (
    FlagEntry,
    FormEntry,
    IntakeDocument,
    ScoreEntry,
    SignOffEntry,
)
from kiosk.review.opened import Flagged, Form, OpenedIntake, Total
from kiosk.review.review_bundle import SignedOff


def intake_document(intake: OpenedIntake, signed: SignedOff, clinic: str) -> IntakeDocument:
    """Return everything that intake.pdf shows."""
    return IntakeDocument(
        intake=intake.read,
        clinic=clinic,
        envelope_id=intake.id,
        device=intake.device,
        flags=tuple(_flag(flag) for flag in intake.flags),
        scores=tuple(_score(total) for total in intake.totals),
        forms=tuple(_form(form) for form in intake.forms),
        sign_off=SignOffEntry(signed.name, signed.attestation, signed.at, signed.notes),
        consent_sha256=hashlib.sha256(intake.read.consent_pdf).hexdigest(),
        warnings=intake.warnings,
        reasons=intake.reasons,
        translation=intake.translation,
        translated=intake.translated,
    )


def _flag(flag: Flagged) -> FlagEntry:
    return FlagEntry(flag.level, flag.words, flag.source, tuple(map(_pair, flag.quotes)))


def _pair(quote: Quote) -> tuple[str, str]:
    return quote.question, quote.answer


def _score(total: Total) -> ScoreEntry:
    addends = [(question, str(points)) for question, points in total.addends]
    addends += [(question, "not answered") for question in total.missing]
    return ScoreEntry(total.title, total.words, total.band, tuple(addends))


def _form(form: Form) -> FormEntry:
    return FormEntry(form.title, tuple((a.question, a.answer) for a in form.answers), form.places)
