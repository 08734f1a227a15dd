"""The rules that a form sets for its answers."""

import pytest

from kiosk.forms.evaluation.constraints import constraint_issues, issues_at
from kiosk.forms.evaluation.state import begin
from kiosk.forms.questionnaire import Questionnaire
from tests.kiosk.forms.shapes import (
    answer_to,
    item,
    questionnaire,
    sdc,
    spanish,
)


def constrained(severity: str = "error") -> Questionnaire:
    rule = {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint",
        "extension": [
            {"url": "key", "valueId": "k"},
            {"url": "severity", "valueCode": severity},
            {"url": "human", "valueString": "Less than ten.", "_valueString": spanish("Menos.")},
            {"url": "expression", "valueString": "answer.value < 10"},
        ],
    }
    return questionnaire(item("a", "integer", extension=[rule]))


@pytest.mark.parametrize(("severity", "warning"), [("error", False), ("warning", True)])
def test_a_rule_of_the_form_is_told_in_its_own_words(severity, warning) -> None:
    q = constrained(severity)
    assert issues_at(begin(q, {"a": (9,)}), "a") == ()
    (found,) = issues_at(begin(q, {"a": (10,)}), "a")
    assert (found.code, found.limit, found.warning) == ("constraint", "k", warning)
    assert found.words is not None
    assert found.words.in_("es") == "Menos."


def test_a_rule_over_the_whole_form_and_one_that_fails_are_told() -> None:
    url = sdc("targetConstraint", "")["url"]
    parts = [
        {"url": "expression", "valueExpression": {"expression": f"{answer_to('a')} > 1"}},
        {"url": "human", "valueString": "More."},
    ]
    q = questionnaire(item("a", "integer"), extension=[{"url": url, "extension": parts}])
    assert [i.code for i in constraint_issues(begin(q, {"a": (1,)}), "")] == ["constraint"]
    assert list(constraint_issues(begin(q, {"a": (2,)}), "")) == []
    (failed,) = constraint_issues(begin(q, {"a": ("x",)}), "")
    assert (failed.code, failed.warning) == ("constraint-failed", True)
