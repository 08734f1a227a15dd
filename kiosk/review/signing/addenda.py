"""What is added after a sign-off: a second signature, words, a corrected name, a withdrawal.

Nothing that was signed is changed: each is one more signed act, with its reason.
"""

from collections.abc import Collection

from kiosk.errors import Refused
from kiosk.forms.values import Json
from kiosk.record.shapes import resources
from kiosk.review.opened import OpenedIntake, Review
from kiosk.review.signing.act import Signer, act_bundle, act_id, copied, provenance
from kiosk.visit.identity import Identity


def second_signature(intake: OpenedIntake, signer: Signer, first: Review, words: str) -> Json:
    """Return the Bundle of a clinician's signature; Refused for who signed off themselves."""
    if signer.person == first.person:
        raise Refused("same-person", "You signed this off yourself: another clinician has to sign.")
    made = provenance(intake, signer, "second-signature", words, [])
    return act_bundle(intake, signer, [*_people(intake)[:1], made])


def addendum(intake: OpenedIntake, signer: Signer, reason: str, words: str) -> Json:
    """Return the Bundle of words that are added; Refused without words or a reason."""
    _needs(reason, "Say why this is added.")
    _needs(words, "Write what is to be added.")
    made = provenance(intake, signer, "addendum", reason, [], notes=words)
    return act_bundle(intake, signer, [*_people(intake)[:1], made])


def corrected_identity(
    intake: OpenedIntake, signer: Signer, reason: str, identity: Identity
) -> Json:
    """Return the Bundle of a corrected name or birth date; the intake keeps what was typed."""
    _needs(reason, "Say how you know who the patient is.")
    _needs(identity.full_name, "Write the patient's name.")
    said = next(resources(intake.bundle, "Patient"))
    name = {
        "use": "official",
        "text": identity.full_name,
        "family": identity.family,
        "given": [identity.given] if identity.given else [],
    }
    patient: Json = {
        **said,
        "id": act_id(intake, signer, "patient"),
        "name": [{key: part for key, part in name.items() if part}],
        "birthDate": identity.birth_date.isoformat(),
    }
    made = provenance(intake, signer, "identity", reason, [patient])
    return act_bundle(intake, signer, [patient, made])


def withdrawal(
    intake: OpenedIntake, signer: Signer, reason: str, agreements: Collection[str]
) -> Json:
    """Return the Bundle of consents that were taken back: inactive from now on, never erased."""
    _needs(reason, "Write how and when the patient took the consent back.")
    taken = [
        copied(consent, intake)
        | {"id": act_id(intake, signer, f"consent/{read.agreement_id}")}
        | {"status": "inactive"}
        for read, consent in zip(
            intake.read.consents, resources(intake.bundle, "Consent"), strict=True
        )
        if read.agreement_id in agreements and read.agreed
    ]
    if not taken:
        raise Refused("nothing-withdrawn", "Choose a consent that the patient had agreed to.")
    made = provenance(intake, signer, "withdrawal", reason, taken)
    return act_bundle(intake, signer, [*_people(intake), *taken, made])


def _people(intake: OpenedIntake) -> list[Json]:
    """Return the patient, and then who signed for them."""
    kinds = ("Patient", "RelatedPerson")
    return [dict(one) for kind in kinds for one in resources(intake.bundle, kind)]


def _needs(words: str, remedy: str) -> None:
    if not words.strip():
        raise Refused("no-reason", remedy)
