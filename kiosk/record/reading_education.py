"""What the patient was taught, read back for the nurse: slides, marks, teach-back."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.errors import Damaged
from kiosk.forms.elements import Element
from kiosk.record.shapes import Answer, AnsweredItem, Education, TeachBackOutcome, shaped
from kiosk.visit.comprehension import Outcome


@dataclass(frozen=True, slots=True)
class ReadSlide:
    """A slide of the visit, in the language it was shown in; `seen_at` is None when it was not."""

    id: str
    heading: str
    seen_at: datetime | None = None
    language: str = ""
    ask_nurse: bool = False


@dataclass(frozen=True, slots=True)
class ReadAttempt:
    """One try at a teach-back question, in the patient's words."""

    answer: str
    right: bool
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class ReadTeachBack:
    """A teach-back question, each try at it, and how it ended."""

    id: str
    question: str
    attempts: tuple[ReadAttempt, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReadEducation:
    """Slides and teach-back questions in the order of the pack."""

    slides: tuple[ReadSlide, ...] = ()
    teach_back: tuple[ReadTeachBack, ...] = ()

    @property
    def seen(self) -> int:
        """Return how many slides were shown."""
        return sum(slide.seen_at is not None for slide in self.slides)

    @property
    def ask_nurse(self) -> tuple[ReadSlide, ...]:
        """Return the slides that the patient wants to talk about."""
        return tuple(slide for slide in self.slides if slide.ask_nurse)

    @property
    def missed(self) -> tuple[ReadTeachBack, ...]:
        """Return the questions that were answered wrongly at least once."""
        return tuple(
            question
            for question in self.teach_back
            if not all(attempt.right for attempt in question.attempts)
        )


def read_education(response: Element) -> ReadEducation:
    """Return slides and teach-back; Damaged when the response is not as we write it."""
    items = shaped(response, Education).item
    return ReadEducation(
        slides=tuple(_slide(i) for i in items if i.link_id.startswith("slide/")),
        teach_back=tuple(_teach_back(i) for i in items if i.link_id.startswith("teach-back/")),
    )


def _slide(item: AnsweredItem) -> ReadSlide:
    slide_id = item.link_id.partition("/")[2]
    if not item.answer:
        return ReadSlide(slide_id, item.text)
    seen = item.answer[0]
    return ReadSlide(
        slide_id,
        item.text,
        seen_at=seen.value_date_time,
        language=_inside(seen.item, "language").value_string,
        ask_nurse=_inside(seen.item, "ask-nurse").value_boolean,
    )


def _teach_back(item: AnsweredItem) -> ReadTeachBack:
    tries = next((inner.answer for inner in item.item if inner.link_id == "attempts"), ())
    told = {"outcome": _inside(item.item, "outcome").value_string}
    return ReadTeachBack(
        item.link_id.partition("/")[2],
        item.text,
        tuple(_attempt(answer) for answer in tries),
        shaped(told, TeachBackOutcome).outcome,
    )


def _attempt(answer: Answer) -> ReadAttempt:
    answered_at = _inside(answer.item, "answered").value_date_time
    if answered_at is None:
        raise Damaged("bundle-shape", "A try at a teach-back question has no time. Set it aside.")
    return ReadAttempt(
        answer.value_string, _inside(answer.item, "right").value_boolean, answered_at
    )


def _inside(items: tuple[AnsweredItem, ...], link_id: str) -> Answer:
    found = (item.answer[0] for item in items if item.link_id == link_id and item.answer)
    return next(found, Answer())
