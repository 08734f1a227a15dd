"""An intake's Bundle read back for the desk: what the patient's tablet wrote, checked.

What is not as we write it is Damaged; a PDF whose hash differs is never shown.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.content.pack import PackReference
from kiosk.errors import Damaged
from kiosk.forms.elements import Element, child, string
from kiosk.record.parts import AGREEMENT, EDUCATION, PACK, QUESTIONNAIRE, SHA256
from kiosk.record.reading_education import ReadEducation, read_education
from kiosk.record.reading_signature import read_signature
from kiosk.record.shapes import (
    Bundle,
    Consent,
    DocumentReference,
    Extension,
    Identifier,
    Patient,
    Provenance,
    RelatedPerson,
    only,
    resources,
    shaped,
)
from kiosk.visit.consent import Signature
from kiosk.visit.identity import Identity, VisitKind


@dataclass(frozen=True, slots=True)
class ReadConsent:
    """One decision, with what names the words it was made on."""

    agreement_id: str
    version: str
    title: str
    language: str
    agreed: bool
    decided_at: datetime
    words_sha256: str
    kind: str = "treatment"
    reason: str = ""  # why it was declined, in the words that the patient chose

    @property
    def outcome(self) -> str:
        """Return what was decided in one English word or two; a notice is not agreed to."""
        if self.kind == "privacy-notice":
            return "Acknowledged" if self.agreed else "Not acknowledged"
        return "Agreed" if self.agreed else "Declined"


@dataclass(frozen=True, slots=True)
class ReadIntake:
    """Everything that an intake's Bundle says."""

    visit_id: str
    identity: Identity
    language: str
    kind: VisitKind
    started_at: datetime
    finished_at: datetime
    responses: Mapping[str, Element]  # by questionnaire id
    education: ReadEducation
    consents: tuple[ReadConsent, ...]
    signature: Signature | None
    pack: PackReference
    consent_pdf: bytes = field(repr=False)

    @property
    def code(self) -> str:
        """Return the front desk's code, or nothing when they came without one."""
        return self.identity.code

    @property
    def birth_date(self) -> date:
        """Return the birth date as the patient gave it."""
        return self.identity.birth_date


def read_intake(bundle: Element) -> ReadIntake:
    """Return what a Bundle made by `intake_bundle` says.

    Raises Damaged when something is missing, misshapen, or not what its hash says.
    """
    top = shaped(bundle, Bundle)
    made = only(bundle, "Provenance", Provenance)
    education, responses = _responses(bundle)
    related = [shaped(one, RelatedPerson) for one in resources(bundle, "RelatedPerson")]
    return ReadIntake(
        visit_id=top.identifier.value,
        identity=read_identity(only(bundle, "Patient", Patient)),
        language=top.language,
        kind=made.reason[0].coding[0].code,
        started_at=made.occurred_period.start,
        finished_at=made.occurred_period.end,
        responses=responses,
        education=read_education(education),
        consents=tuple(_consent(shaped(c, Consent)) for c in resources(bundle, "Consent")),
        signature=read_signature(made, next(iter(related), None)),
        pack=_pack(made.entity[0].what.identifier),
        consent_pdf=_pdf(only(bundle, "DocumentReference", DocumentReference)),
    )


def read_identity(patient: Patient) -> Identity:
    """Return who the patient said they are."""
    name = patient.name[0]
    code = next((one.value for one in patient.identifier), "")
    return Identity(code, " ".join(name.given), name.family, patient.birth_date)


def _responses(bundle: Element) -> tuple[Element, dict[str, Element]]:
    education: Element | None = None
    found: dict[str, Element] = {}
    for response in resources(bundle, "QuestionnaireResponse"):
        identifier = child(response, "identifier")
        if string(response, "questionnaire").startswith(f"{EDUCATION}:"):
            education = response
        elif string(identifier, "system") == QUESTIONNAIRE:
            found[string(identifier, "value")] = response
        else:
            raise _wrong("a response does not name its questionnaire")
    if education is None:
        raise _wrong("it says nothing about the slides")
    return education, found


def _consent(consent: Consent) -> ReadConsent:
    words = next((e for e in consent.extension if e.url == AGREEMENT), Extension(url=""))
    if not words.inside("id") or not words.inside("sha256"):
        raise _wrong("a consent does not name its words")
    return ReadConsent(
        agreement_id=words.inside("id"),
        version=words.inside("version"),
        title=consent.category[0].text,
        language=consent.language,
        agreed=consent.status == "active",
        decided_at=consent.date_time,
        words_sha256=words.inside("sha256"),
        kind=words.inside("kind") or "treatment",
        reason=words.inside("reason"),
    )


def _pack(identifier: Identifier | None) -> PackReference:
    if identifier is None or identifier.system != PACK:
        raise _wrong("it does not name its pack")
    name, _, version = identifier.value.rpartition("|")
    return PackReference(name, version, _sha256(identifier.extension))


def _pdf(document: DocumentReference) -> bytes:
    attachment = document.content[0].attachment
    if hashlib.sha256(attachment.data).hexdigest() != _sha256(attachment.extension):
        raise Damaged(
            "consent-pdf", "consent.pdf is not what its SHA-256 says: set the envelope aside."
        )
    return attachment.data


def _sha256(extensions: tuple[Extension, ...]) -> str:
    return next((e.value_string for e in extensions if e.url == SHA256), "")


def _wrong(what: str) -> Damaged:
    return Damaged("bundle-shape", f"The bundle is not as we write it: {what}. Set it aside.")
