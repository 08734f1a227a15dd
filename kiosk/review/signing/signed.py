"""A signed act read back as it was written; what is not written so is Damaged."""

from datetime import datetime
from typing import cast, get_args

from kiosk.errors import Damaged
from kiosk.forms.elements import Element, boolean, child, children, extension, extensions, string
from kiosk.record.parts import AGREEMENT
from kiosk.record.reading import read_identity
from kiosk.record.shapes import Patient, resources, shaped
from kiosk.review.opened import Act, Bundle, Review
from kiosk.review.signing.act import SECOND_DUE
from kiosk.review.signing.bundle import SAME_PERSON, UNDECIDED
from kiosk.review.signing.findings import read_findings
from kiosk.visit.identity import Identity


def read_review(review_id: str, bundle: Bundle) -> Review:
    """Return a sign-off, or what was added after one; Damaged when it is neither."""
    made = next(resources(bundle, "Provenance"), {})
    who = child(next(iter(children(made, "agent")), {}), "who")
    intake_id = string(child(bundle, "identifier"), "value")
    person = string(child(who, "identifier"), "value")
    signed_at = _moment(string(made, "recorded"))
    why = next(iter(children(made, "reason")), {})
    act = string(next(iter(children(why, "coding")), {}), "code")
    if not (intake_id and person and signed_at and act in get_args(Act)):
        raise Damaged("review", f"Review {review_id[:12]} is not written as a sign-off.")
    return Review(
        id=review_id,
        intake_id=intake_id,
        person=person,
        name=string(who, "display"),
        signed_at=signed_at,
        notes=string(child(extension(made, "note"), "valueAnnotation"), "text"),
        act=cast("Act", act),
        reason=string(why, "text"),
        second_due=boolean(extension(made, SECOND_DUE), "valueBoolean"),
        talked_at=_talked_at(bundle),
        resolutions=tuple(read_findings(bundle)),
        undecided=tuple(_undecided(made)),
        identity=_identity(bundle) if act == "identity" else None,
        withdrawn=tuple(_withdrawn(bundle)),
        same_person=tuple(
            string(said, "valueString") for url, said in extensions(made) if url == SAME_PERSON
        ),
        responses={
            string(child(said, "identifier"), "value"): said
            for said in resources(bundle, "QuestionnaireResponse")
        },
    )


def _undecided(made: Element) -> list[str]:
    return [
        string(child(said, "valueAnnotation"), "text")
        for url, said in extensions(made)
        if url == UNDECIDED
    ]


def _talked_at(bundle: Bundle) -> datetime | None:
    for consent in resources(bundle, "Consent"):
        for check in children(consent, "verification"):
            return _moment(string(check, "verificationDate"))
    return None


def _withdrawn(bundle: Bundle) -> list[str]:
    taken = [c for c in resources(bundle, "Consent") if c.get("status") == "inactive"]
    words = (found for consent in taken for url, found in extensions(consent) if url == AGREEMENT)
    return [
        string(inside, "valueString")
        for found in words
        for url, inside in extensions(found)
        if url == "id"
    ]


def _identity(bundle: Bundle) -> Identity:
    return read_identity(shaped(next(resources(bundle, "Patient"), {}), Patient))


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
