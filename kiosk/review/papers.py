"""The papers of one intake that can be printed or saved, each made in memory when it is asked for.

consent.pdf and intake.pdf are given as they were signed; the others say as of when they are.
"""

import hashlib
from collections.abc import Iterator
from typing import Literal

from kiosk.content.pack import Agreement, Pack
from kiosk.errors import Refused
from kiosk.record.additions_document import AddedEntry, AdditionsDocument, additions_pdf
from kiosk.record.bilingual_document import BilingualDocument, BothWords, bilingual_pdf
from kiosk.record.intake_document import intake_pdf
from kiosk.record.reading import ReadConsent
from kiosk.record.summary.document import summary_pdf
from kiosk.review.opened import OpenedIntake, Review
from kiosk.review.reader import Reader
from kiosk.review.reading import NURSE
from kiosk.review.signing.document import unsigned_document
from kiosk.review.signing.standing import TITLES, Standing, added_facts, signed_by
from kiosk.review.signing.summary import LANGUAGES, summary_document
from kiosk.visit.consent import words_sha256

Paper = Literal["summary", "consent", "consent-english", "intake", "additions"]


def papers(intake: OpenedIntake, standing: Standing) -> tuple[Paper, ...]:
    """Return which papers there are of an intake as it stands."""
    both = intake.read.language != NURSE and intake.read.consents and intake.titles
    english: tuple[Paper, ...] = ("consent-english",) if both else ()
    later: tuple[Paper, ...] = ("additions",) if standing.later else ()
    return ("summary", "consent", *english, "intake", *later)


def paper(desk: Reader, intake: OpenedIntake, standing: Standing, name: Paper) -> bytes:
    """Return a paper as a PDF; Refused when the words that were read are not in the pack here."""
    clinic, now = desk.manifest.name, desk.clock.now()
    match name:
        case "summary":
            return summary_pdf(summary_document(intake, standing, clinic, now))
        case "consent":
            return intake.read.consent_pdf
        case "consent-english":
            return bilingual_pdf(_bilingual(desk, intake))
        case "additions":
            return additions_pdf(_additions(desk, intake, standing))
        case "intake":
            if standing.first is not None:
                return desk.intake_pdf(standing.first)
            return intake_pdf(unsigned_document(intake, standing.assessment, clinic, now))


def _additions(desk: Reader, intake: OpenedIntake, standing: Standing) -> AdditionsDocument:
    first = standing.first
    if first is None:
        raise Refused("not-signed", "Nobody has signed this off: nothing can be added to it yet.")
    return AdditionsDocument(
        clinic=desk.manifest.name,
        envelope_id=intake.id,
        name=intake.read.identity.full_name,
        birth_date=intake.read.identity.birth_date,
        signed_off=signed_by(first),
        intake_sha256=hashlib.sha256(desk.intake_pdf(first)).hexdigest(),
        added=tuple(_added(one, intake) for one in standing.later),
        as_of=desk.clock.now(),
    )


def _added(review: Review, intake: OpenedIntake) -> AddedEntry:
    return AddedEntry(TITLES[review.act], added_facts(review, intake), review.notes)


def _bilingual(desk: Reader, intake: OpenedIntake) -> BilingualDocument:
    pack = desk.packs.get(intake.read.pack)
    if pack is None:
        raise Refused("no-pack", "The content of this visit is not installed here: ask IT.")
    language = intake.read.language
    return BilingualDocument(
        intake=intake.read,
        clinic=desk.manifest.name,
        language=LANGUAGES.get(language, language),
        translation=intake.translation,
        decisions=tuple(_both(intake, consent, pack) for consent in intake.read.consents),
        as_of=desk.clock.now(),
    )


def _both(intake: OpenedIntake, consent: ReadConsent, pack: Pack) -> BothWords:
    read = next(_agreements(pack, consent, consent.language), None)
    english = next(_agreements(pack, consent, NURSE), None)
    if read is None or english is None or words_sha256(read.words) != consent.words_sha256:
        raise Refused(
            "other-words",
            f"The words of “{consent.title}” that the patient read are not in this pack.",
        )
    return BothWords(consent, read, english, intake.reasons.get(consent.agreement_id, ""))


def _agreements(pack: Pack, consent: ReadConsent, language: str) -> Iterator[Agreement]:
    known = pack.agreements.get(language, ())
    return (
        one for one in known if (one.id, one.version) == (consent.agreement_id, consent.version)
    )
