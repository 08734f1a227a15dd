"""What to talk about again: marked slides and missed teach-back, in the nurse's language."""

from collections.abc import Iterable

from kiosk.content.pack import Pack, TeachBack
from kiosk.forms.questionnaire import Text
from kiosk.record.reading import ReadIntake
from kiosk.record.reading_education import ReadSlide, ReadTeachBack
from kiosk.review.opened import Missed
from kiosk.review.reading import NURSE


def ask_nurse(intake: ReadIntake, pack: Pack | None) -> tuple[str, ...]:
    """Return the headings of the slides that the patient wants to talk about."""
    return tuple(_heading(slide, pack) for slide in intake.education.ask_nurse)


def skipped(intake: ReadIntake, pack: Pack | None) -> tuple[str, ...]:
    """Return the headings of the slides of this visit that the patient did not look at."""
    slides = intake.education.slides if intake.education.seen else ()
    return tuple(_heading(slide, pack) for slide in slides if slide.seen_at is None)


def missed(intake: ReadIntake, pack: Pack | None) -> tuple[Missed, ...]:
    """Return the questions that were answered wrongly at least once, with every answer."""
    return tuple(_missed(question, pack) for question in intake.education.missed)


def translated(language: str, pack: Pack) -> dict[str, str]:
    """Return slides' headings, teach-back and agreements' titles in a language → the nurse's."""
    texts = [text for q in pack.teach_back for text in (q.question, *(c.text for c in q.choices))]
    words = {text.in_(language): text.in_(NURSE) for text in texts}
    headings = {slide.id: slide.heading for slide in pack.slides.get(NURSE, ())}
    for slide in pack.slides.get(language, ()):
        words[slide.heading] = headings.get(slide.id, slide.heading)
    titles = {agreement.id: agreement.title for agreement in pack.agreements.get(NURSE, ())}
    for agreement in pack.agreements.get(language, ()):
        words[agreement.title] = titles.get(agreement.id, agreement.title)
    return words


def _heading(slide: ReadSlide, pack: Pack | None) -> str:
    slides = pack.slides.get(NURSE, ()) if pack else ()
    return next((known.heading for known in slides if known.id == slide.id), slide.heading)


def _missed(read: ReadTeachBack, pack: Pack | None) -> Missed:
    known: tuple[TeachBack, ...] = pack.teach_back if pack else ()
    question = next((q.question.in_(NURSE) for q in known if q.id == read.id), read.question)
    choices = [choice.text for q in known if q.id == read.id for choice in q.choices]
    answers = tuple(_in_both(attempt.answer, choices) for attempt in read.attempts)
    return Missed(question, answers, read.outcome == "passed")


def _in_both(answer: str, choices: Iterable[Text]) -> str:
    """Return an answer with its words in the nurse's language, where those differ."""
    for text in choices:
        words = text.in_(NURSE)
        if answer != words and answer in text.translations.values():
            return f"{answer} ({words})"
    return answer
