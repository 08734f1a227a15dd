"""A signature inside a form, in the real window: drawn, typed, taken back."""

import base64
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.forms.datatypes import Attachment
from kiosk.forms.response.to_fhir import response
from tests.fhir_r4 import assert_valid_r4
from tests.kiosk.forms.shapes import extension, item, questionnaire
from tests.people import STARTED, a_pack, an_identity
from tests.ui.patient.tablet import Tablet

KIND = {"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.5"}
SIGN = extension("questionnaire-signatureRequired", valueCodeableConcept={"coding": [KIND]})
FORM = questionnaire(item("rules", "boolean", required=True, extension=[SIGN]))
STROKES = [[(0.1, 0.5), (0.3, 0.3), (0.5, 0.6)], [(0.6, 0.4), (0.8, 0.6)]]


@pytest.fixture
def tablet(tablets: Callable[..., Tablet]) -> Tablet:
    ways = dict.fromkeys(("first", "return"), ("screening", "review"))
    asks = dict.fromkeys(("first", "return"), (FORM.id,))
    tablet = tablets(pack=replace(a_pack(), questionnaires=(FORM,), flows=ways, asks=asks))
    tablet.start()
    tablet.visit.apply(tablet.visit.record.identify(an_identity(), "first"))
    tablet.hands.settle()
    tablet.hands.tap("yesButton")
    tablet.hands.tap("nextButton")
    return tablet


def signature(tablet: Tablet) -> Attachment | None:
    values = tablet.visit.record.answers[FORM.id].get("rules#signature", ())
    found = values[0] if values else None
    assert found is None or isinstance(found, Attachment)
    return found


def test_what_is_signed_stands_above_the_box(tablet: Tablet) -> None:
    assert tablet.hands.find("question").property("text") == "Your signature"
    assert "Words of rules" in tablet.hands.reads()


def test_a_drawn_signature_is_kept_with_name_and_moment(tablet: Tablet) -> None:
    for stroke in STROKES:
        tablet.hands.draw("signaturePad", stroke)
    kept = signature(tablet)
    assert kept is not None
    assert (kept.title, kept.creation) == (an_identity().full_name, STARTED.isoformat())
    assert base64.b64decode(kept.data or "").count(b"<path") == 2
    answers = tablet.visit.record.answers[FORM.id]
    assert_valid_r4(response(FORM, answers, subject="Patient/x", authored=STARTED))


def test_a_typed_signature_names_who_typed_it(tablet: Tablet) -> None:
    tablet.hands.tap("typeInstead")
    tablet.hands.type_into("typedName", "Ada Beispiel")
    kept = signature(tablet)
    assert kept is not None
    assert (kept.title, kept.content_type) == ("Ada Beispiel", "text/plain")


def test_clear_takes_the_signature_back(tablet: Tablet) -> None:
    tablet.hands.draw("signaturePad", STROKES[0])
    tablet.hands.tap("clearSignature")
    assert signature(tablet) is None
    assert not tablet.hands.sees("signedHere")


def test_choosing_the_other_way_takes_the_signature_back(tablet: Tablet) -> None:
    tablet.hands.draw("signaturePad", STROKES[0])
    tablet.hands.tap("typeInstead")
    assert signature(tablet) is None


def test_nobody_goes_on_without_a_signature_that_is_required(tablet: Tablet) -> None:
    tablet.hands.tap("nextButton")
    assert "Draw your name in the box with a finger" in tablet.hands.reads()
    assert not tablet.hands.sees("declineToSay")
    tablet.hands.draw("signaturePad", STROKES[0])
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "review"
    assert an_identity().full_name in tablet.hands.reads()


def test_what_is_changed_must_be_signed_anew(tablet: Tablet) -> None:
    tablet.hands.draw("signaturePad", STROKES[0])
    tablet.hands.tap("backButton")
    tablet.hands.tap("noButton")
    assert signature(tablet) is None
