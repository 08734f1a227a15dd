"""The content of intake.pdf: what the screen showed, and what the nurse put their name to."""

import hashlib
from datetime import datetime

from kiosk.content.flags import Quote
from kiosk.record.intake_document import (
    FlagEntry,
    FormEntry,
    IntakeDocument,
    ScoreEntry,
    SignOffEntry,
)
from kiosk.record.letter.words import ENGLISH, moment_words
from kiosk.review.assessment import Assessment, Resolution
from kiosk.review.opened import Flagged, Form, OpenedIntake, Total
from kiosk.review.signing.bundle import SignedOff
from kiosk.review.signing.findings import action_words


def intake_document(intake: OpenedIntake, signed: SignedOff, clinic: str) -> IntakeDocument:
    """Return everything that intake.pdf shows."""
    return _document(intake, signed.assessment, _sign_off(intake, signed), clinic)


def unsigned_document(
    intake: OpenedIntake, assessment: Assessment, clinic: str, as_of: datetime
) -> IntakeDocument:
    """Return what an intake that nobody has signed off shows on paper, as of a moment."""
    return _document(intake, assessment, as_of, clinic)


def _document(
    intake: OpenedIntake, assessment: Assessment, sign_off: SignOffEntry | datetime, clinic: str
) -> IntakeDocument:
    return IntakeDocument(
        intake=intake.read,
        clinic=clinic,
        envelope_id=intake.id,
        device=intake.device,
        flags=tuple(flag_entry(f, assessment.resolutions.get(f.rule)) for f in intake.flags),
        scores=tuple(map(score_entry, intake.totals)),
        forms=tuple(_form(form) for form in intake.forms),
        sign_off=sign_off,
        consent_sha256=hashlib.sha256(intake.read.consent_pdf).hexdigest(),
        warnings=intake.warnings,
        reasons=intake.reasons,
        translation=intake.translation,
        translated=intake.translated,
    )


def _sign_off(intake: OpenedIntake, signed: SignedOff) -> SignOffEntry:
    assessment = signed.assessment
    return SignOffEntry(
        signed.signer.name,
        signed.attestation,
        signed.signer.at,
        assessment.notes,
        talked_at=assessment.talked_at,
        undecided=tuple(
            (intake.undecided[agreement], why)
            for agreement, why in assessment.undecided.items()
            if why and agreement in intake.undecided
        ),
        second_due=signed.second_due,
    )


def flag_entry(flag: Flagged, dealt: Resolution | None) -> FlagEntry:
    """Return a flag for paper, with what was done about it."""
    done = _dealt(dealt) if dealt else ""
    quotes = tuple(map(_pair, flag.quotes))
    return FlagEntry(flag.level, flag.words, flag.source, quotes, done)


def _dealt(dealt: Resolution) -> str:
    when = moment_words(dealt.at, ENGLISH)
    return f"{action_words(dealt.action)}: {dealt.reason} ({dealt.name}, {when})"


def _pair(quote: Quote) -> tuple[str, str]:
    return quote.question, quote.answer


def score_entry(total: Total) -> ScoreEntry:
    """Return a score for paper, with every addend."""
    addends = [(question, str(points)) for question, points in total.addends]
    addends += [(question, "not answered") for question in total.missing]
    return ScoreEntry(total.title, total.words, total.band, tuple(addends))


def _form(form: Form) -> FormEntry:
    rows = tuple((a.question, a.answer) for a in form.answers)
    return FormEntry(form.title, rows, form.places, form.by_nurse)
