"""Whatever a file holds, a form is asked or refused; nothing else happens."""

import json
import os

import pytest

from kiosk.errors import KioskError
from kiosk.forms.from_fhir import read
from kiosk.forms.rendering_report import rendering
from kiosk.forms.response.faults import faults
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response
from tests.kiosk.forms.generated import walk
from tests.kiosk.forms.mutated import mutated, whole

COUNT = int(os.environ.get("MUTATED_FORMS", "3000"))
PARTS = 10


def outcome(resource, seed: int) -> str:
    try:
        questionnaire = read(resource, "broken.json").questionnaire
    except KioskError as error:
        assert "broken.json" in error.message
        return error.code
    state = walk(questionnaire, seed)
    made = json.loads(json.dumps(response(questionnaire, state.answers)))
    faults(questionnaire, made)
    assert response(questionnaire, read_response(questionnaire, made)) == made
    return "asked"


@pytest.mark.parametrize("part", range(PARTS))
def test_a_form_that_somebody_broke_is_asked_or_refused_by_name(part) -> None:
    found = [outcome(mutated(whole(), seed), seed) for seed in range(part, COUNT, PARTS)]
    assert "asked" in found
    assert len(set(found)) > 3  # the breakages are of many kinds


def test_the_form_that_is_broken_here_is_whole_before() -> None:
    assert rendering(whole(), "whole.json").refused is None
    assert outcome(whole(), 1) == "asked"
