"""A signature that a form asks for, on a question, a group or the whole form."""

import base64
from datetime import UTC, datetime

import pytest

from kiosk.forms.answers import Answers
from kiosk.forms.datatypes import Attachment
from kiosk.forms.questionnaire import Questionnaire
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response
from kiosk.forms.signing import DRAWN, TYPED, mark, signature_key, signatures_over, signed
from kiosk.forms.walk import complete, questions
from tests.fhir_r4 import assert_valid_r4
from tests.kiosk.forms.shapes import extension, group, item, questionnaire

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KIND = {"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.5"}
SIGN = extension("questionnaire-signatureRequired", valueCodeableConcept={"coding": [KIND]})
TYPED_NAME = signed(mark(TYPED, "Ada Beispiel"), "", AT)
DRAWN_NAME = signed(mark(DRAWN, "<svg/>"), "Ada Beispiel", AT)


def one_question() -> Questionnaire:
    return questionnaire(item("rules", "boolean", required=True, extension=[SIGN]), item("next"))


def written(form: Questionnaire, answers: Answers) -> dict:
    found = response(form, answers, authored=AT, subject="Patient/invented")
    assert_valid_r4(found)
    return found


def test_a_signature_is_asked_for_after_what_is_signed() -> None:
    form = one_question()
    pages = questions(form, {})
    assert [page.key for page in pages] == ["rules", "rules#signature", "next"]
    assert [text.default for text in pages[1].lead] == ["Words of rules"]
    assert pages[1].item.text.in_("es") == "Su firma"


def test_a_signature_is_required_where_its_question_is() -> None:
    assert [i.link_id for i in complete(one_question(), {"rules": (True,)})] == ["rules#signature"]
    assert complete(one_question(), {"rules": (True,), "rules#signature": (TYPED_NAME,)}) == ()


@pytest.mark.parametrize("name", [TYPED_NAME, DRAWN_NAME], ids=["typed", "drawn"])
def test_a_signature_goes_out_as_an_extension_and_comes_back(name: Attachment) -> None:
    answers: Answers = {"rules": (True,), "rules#signature": (name,)}
    found = written(one_question(), answers)
    (rules,) = found["item"]
    (carried,) = rules["extension"]
    assert carried["url"].endswith("/questionnaireresponse-signature")
    assert carried["valueSignature"] == {
        "type": [KIND],
        "when": AT.isoformat(),
        "who": {"display": "Ada Beispiel"},
        "sigFormat": name.content_type,
        "data": name.data,
    }
    assert read_response(one_question(), found) == answers


def test_a_typed_signature_holds_the_name_that_was_typed() -> None:
    assert isinstance(TYPED_NAME, Attachment)
    assert base64.b64decode(TYPED_NAME.data or "").decode() == TYPED_NAME.title == "Ada Beispiel"


def test_a_group_is_signed_as_a_whole() -> None:
    form = questionnaire(group("all", item("a", "boolean"), extension=[SIGN]))
    answers: Answers = {"a": (True,), "all#signature": (DRAWN_NAME,)}
    assert [page.key for page in questions(form, {})] == ["a", "all#signature"]
    found = written(form, answers)
    assert "extension" in found["item"][0]
    assert read_response(form, found) == answers


def test_each_repetition_of_a_group_is_signed_by_itself() -> None:
    form = questionnaire(group("all", item("a"), repeats=True, extension=[SIGN]))
    answers: Answers = {"all": (2,), "a": ("x",), "a@1": ("y",), "all#signature@1": (DRAWN_NAME,)}
    found = written(form, answers)
    assert ["extension" in one for one in found["item"]] == [False, True]
    assert read_response(form, found) == answers


def test_a_whole_form_is_signed_at_its_end() -> None:
    form = questionnaire(item("a"), extension=[SIGN])
    answers: Answers = {"a": ("x",), signature_key(""): (TYPED_NAME,)}
    assert [page.key for page in questions(form, {})] == ["a", "#signature"]
    found = written(form, answers)
    assert found["extension"][0]["valueSignature"]["who"] == {"display": "Ada Beispiel"}
    assert read_response(form, found) == answers


def test_what_nobody_signed_carries_no_signature() -> None:
    found = written(one_question(), {"rules": (True,), "rules#signature": ()})
    assert "extension" not in found["item"][0]


def test_a_changed_answer_takes_back_the_signatures_over_it_and_no_others() -> None:
    form = questionnaire(
        group("all", item("a", extension=[SIGN]), item("b", extension=[SIGN]), extension=[SIGN])
    )
    given: Answers = dict.fromkeys(("a#signature", "b#signature", "all#signature"), (DRAWN_NAME,))
    assert set(signatures_over(form, given, "a")) == {"a#signature", "all#signature"}
    assert signatures_over(form, given, "all#signature") == ()


def test_a_signature_does_not_stand_where_its_question_is_not_asked() -> None:
    condition = {"question": "a", "operator": "=", "answerBoolean": True}
    form = questionnaire(
        item("a", "boolean"), item("b", "boolean", enableWhen=[condition], extension=[SIGN])
    )
    answers: Answers = {"a": (False,), "b": (True,), "b#signature": (TYPED_NAME,)}
    assert [one["linkId"] for one in written(form, answers)["item"]] == ["a"]
    assert [page.key for page in questions(form, {"a": (False,)})] == ["a"]
