"""What the patient was taught, as a QuestionnaireResponse: slides, marks for the nurse, teach-back.

Source: https://hl7.org/fhir/R4/questionnaireresponse.html
"""

from kiosk.content.pack import Pack, TeachBack
from kiosk.content.slides import Slide
from kiosk.forms.values import Json
from kiosk.record.parts import EDUCATION, part_id, reference
from kiosk.visit.comprehension import Attempt, outcome
from kiosk.visit.visit import SlideSeen, Visit


def education(visit: Visit, pack: Pack, subject: Json, authored: str) -> Json:
    """Return slides with time and language, marks for the nurse, and each try at teach-back."""
    return {
        "resourceType": "QuestionnaireResponse",
        "id": part_id(visit.id, "education"),
        "language": visit.language,
        "questionnaire": f"{EDUCATION}:{pack.reference.id}|{pack.reference.version}",
        "status": "completed",
        "subject": reference(subject),
        "authored": authored,
        "author": reference(subject),
        "source": reference(subject),
    } | _items(_slide_items(visit, pack) + _teach_back_items(visit, pack))


def _items(items: list[Json]) -> Json:
    return {"item": items} if items else {}  # FHIR allows no empty list


def _slide_items(visit: Visit, pack: Pack) -> list[Json]:
    seen = {slide.slide_id: slide for slide in visit.slides_seen}
    taught = "slides" in pack.flows.get(visit.kind, ())
    return [
        _slide_item(visit, pack, slide, seen.get(slide.id))
        for slide in pack.slides.get(pack.languages[0], ())
        if taught or slide.id in seen
    ]


def _slide_item(visit: Visit, pack: Pack, slide: Slide, seen: SlideSeen | None) -> Json:
    language = seen.language if seen else visit.language
    shown = next((s for s in pack.slides.get(language, ()) if s.id == slide.id), slide)
    item: Json = {"linkId": f"slide/{slide.id}", "text": shown.heading}
    if seen is None:
        return item
    notes = [_answer("language", "valueString", seen.language)]
    if slide.id in visit.ask_nurse:
        notes.append(_answer("ask-nurse", "valueBoolean", True))
    return item | {"answer": [{"valueDateTime": seen.seen_at.isoformat(), "item": notes}]}


def _teach_back_items(visit: Visit, pack: Pack) -> list[Json]:
    asked = {attempt.question_id for attempt in visit.attempts}
    return [_teach_back_item(visit, q) for q in pack.teach_back if q.id in asked]


def _teach_back_item(visit: Visit, question: TeachBack) -> Json:
    attempts = [a for a in visit.attempts if a.question_id == question.id]
    tries = {
        "linkId": "attempts",
        "answer": [_attempt(a, question, visit.language) for a in attempts],
    }
    return {
        "linkId": f"teach-back/{question.id}",
        "text": question.question.in_(visit.language),
        "item": [tries, _answer("outcome", "valueString", outcome(attempts, question.id))],
    }


def _attempt(attempt: Attempt, question: TeachBack, language: str) -> Json:
    return {
        "valueString": question.choices[attempt.choice].text.in_(language),
        "item": [
            _answer("right", "valueBoolean", attempt.right),
            _answer("answered", "valueDateTime", attempt.answered_at.isoformat()),
        ],
    }


def _answer(link_id: str, kind: str, value: object) -> Json:
    return {"linkId": link_id, "answer": [{kind: value}]}
