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
from kiosk.record.letter.words import ENGLISH, moment_words
from kiosk.review.assessment import Resolution
from kiosk.review.opened import Flagged, Form, OpenedIntake, Total
from kiosk.review.signing.bundle import SignedOff
from kiosk.review.signing.findings import action_words


def intake_document(intake: OpenedIntake, signed: SignedOff, clinic: str) -> IntakeDocument:
    """Return everything that intake.pdf shows."""
    return IntakeDocument(
        intake=intake.read,
        clinic=clinic,
        envelope_id=intake.id,
        device=intake.device,
        flags=tuple(_flag(f, signed.assessment.resolutions.get(f.rule)) for f in intake.flags),
        scores=tuple(_score(total) for total in intake.totals),
        forms=tuple(_form(form) for form in intake.forms),
        sign_off=_sign_off(intake, signed),
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


def _flag(flag: Flagged, dealt: Resolution | None) -> FlagEntry:
    done = _dealt(dealt) if dealt else ""
    quotes = tuple(map(_pair, flag.quotes))
    return FlagEntry(flag.level, flag.words, flag.source, quotes, done)


def _dealt(dealt: Resolution) -> str:
    when = moment_words(dealt.at, ENGLISH)
    return f"{action_words(dealt.action)}: {dealt.reason} ({dealt.name}, {when})"


def _pair(quote: Quote) -> tuple[str, str]:
    return quote.question, quote.answer


def _score(total: Total) -> ScoreEntry:
    addends = [(question, str(points)) for question, points in total.addends]
    addends += [(question, "not answered") for question in total.missing]
    return ScoreEntry(total.title, total.words, total.band, tuple(addends))


def _form(form: Form) -> FormEntry:
    rows = tuple((a.question, a.answer) for a in form.answers)
    return FormEntry(form.title, rows, form.places, form.by_nurse)
