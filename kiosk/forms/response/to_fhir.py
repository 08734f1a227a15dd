"""A QuestionnaireResponse (FHIR R4) from answers: only enabled items, in the language shown.

A declined question is an item with data-absent-reason and no answer; one never reached is absent.
What the form calculates is written as it stands.
Source: https://hl7.org/fhir/R4/questionnaireresponse.html
"""

from datetime import datetime

from kiosk.forms.answers import Answers
from kiosk.forms.evaluation.state import Launch, State, begin
from kiosk.forms.questionnaire import Questionnaire
from kiosk.forms.values import Json


def response(  # noqa: PLR0913  # the elements of a response, all optional
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    language: str = "en",
    authored: datetime | None = None,
    subject: str | None = None,
    response_id: str | None = None,
    launch: Launch | None = None,
) -> Json:
    """Return the response as JSON whose numbers are int or float, as canonical JSON asks."""
    found = response_of(begin(questionnaire, answers, launch), language=language)
    if response_id is not None:
        found["id"] = response_id
    if subject is not None:
        found["subject"] = {"reference": subject}
    if authored is not None:
        found["authored"] = authored.isoformat()
    return found


def response_of(state: State, *, language: str = "en") -> Json:
    """Return the response to a form in its present state."""
    questionnaire = state.form.questionnaire
    found: Json = {
        "resourceType": "QuestionnaireResponse",
        "language": language,
        "status": "completed",
    }
    if questionnaire.url:
        found["questionnaire"] = "|".join(filter(None, (questionnaire.url, questionnaire.version)))
    paper = state.paper(language)
    if signatures := paper.signatures(state.tree.tops):
        found["extension"] = signatures
    if items := paper.items(state.tree.tops):
        found["item"] = items  # FHIR has no empty lists
    return found
