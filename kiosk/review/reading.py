"""What an intake means to a nurse: flags, totals and answers, by the rules of the very pack.

Without that pack nothing is judged, and the nurse is told so first.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from textwrap import shorten

from kiosk.content.flags import Quote, flags
from kiosk.content.pack import Pack, Translation
from kiosk.content.rules import Rule
from kiosk.forms.answers import Answers
from kiosk.forms.body import marked
from kiosk.forms.elements import Element, children, string
from kiosk.forms.questionnaire import Item, Questionnaire, Text, Values
from kiosk.forms.response.from_response import read_response
from kiosk.forms.scoring import Score, score
from kiosk.forms.values import from_json
from kiosk.forms.walk import questions
from kiosk.record.answer_words import answer_words, question_words
from kiosk.record.letter.words import letter_words
from kiosk.record.reading import ReadConsent, ReadIntake
from kiosk.review.opened import Answered, Flagged, Form, Total
from kiosk.visit.consent import words_sha256

_LONG, _REMINDER = 160, 60  # characters of an answer that is quoted more than once
_LEVELS = ("red", "amber", "info")
NURSE = "en"  # the language of the desk

_READ = {
    "full": "read in full",
    "abstract": "read in abstract",
    "secondary": "known from a secondary source",
    "memory": "from memory",
}


class Judged:
    """An intake seen through its pack: every word in the nurse's language, answers in both."""

    def __init__(self, intake: ReadIntake, pack: Pack) -> None:
        """Read every response by its questionnaire; Damaged when one does not fit."""
        self._intake, self.pack = intake, pack
        in_order = list(intake.responses)
        every = (*pack.questionnaires, *pack.nurse_questionnaires)
        known = (q for q in every if q.id in intake.responses)
        self.asked = tuple(sorted(known, key=lambda form: in_order.index(form.id)))
        self.answers: Mapping[str, Answers] = {
            q.id: read_response(q, intake.responses[q.id]) for q in self.asked
        }
        self._scores = tuple(
            score(scoring, form, self.answers[form.id], recorded=True)
            for form in self.asked
            for scoring in pack.scorings
            if scoring.questionnaire_id == form.id
        )

    @property
    def finished_at(self) -> datetime:
        """Return when the patient finished."""
        return self._intake.finished_at

    def flags(self, patient: Element) -> tuple[Flagged, ...]:
        """Return the rules that are met, red first, of those the urgent; in patients' words."""
        met = sorted(
            flags(self.pack.rules, self._intake.responses, self._scores, patient),
            key=lambda flag: (_LEVELS.index(flag.rule.level), not flag.rule.urgent),
        )
        quoted: set[Quote] = set()
        return tuple(
            Flagged(
                rule=flag.rule.id,
                level=flag.rule.level,
                words=flag.rule.words,
                quotes=tuple(_once(self._quotes(flag.rule), quoted)),
                source=_source(flag.rule, self.pack),
                urgent=flag.rule.urgent,
                ask=tuple(self._to_ask(flag.rule)),
            )
            for flag in met
        )

    def totals(self) -> tuple[Total, ...]:
        """Return every score with its addends, or with what is missing."""
        return tuple(self._total(found) for found in self._scores)

    def forms(self) -> tuple[Form, ...]:
        """Return every questionnaire that was asked, in the order of asking."""
        return tuple(
            Form(
                questionnaire.title.in_(NURSE),
                tuple(self._rows(questionnaire, self.answers[questionnaire.id])),
                marked(questionnaire, self.answers[questionnaire.id]),
                questionnaire in self.pack.nurse_questionnaires,
            )
            for questionnaire in self.asked
        )

    def nurse_forms(self, flagged: Iterable[Flagged]) -> tuple[Questionnaire, ...]:
        """Return what staff ask: what a flag calls for first, then what is asked always."""
        ids = {flag.rule for flag in flagged}
        called = {rule.ask for rule in self.pack.rules if rule.ask}
        met = {rule.ask for rule in self.pack.rules if rule.id in ids}
        mine = self.pack.nurse_questionnaires
        return (
            *(form for form in mine if form.id in met),
            *(form for form in mine if form.id not in called),
        )

    def warnings(self) -> tuple[str, ...]:
        """Return what must be read first: words consented to that are not this pack's."""
        return tuple(
            f"The words of “{consent.title}” that the patient was shown are not those of this "
            "pack. Do not rely on this consent: ask the patient again."
            for consent in self._intake.consents
            if consent.words_sha256 not in self._words(consent)
        )

    def reasons(self) -> Mapping[str, str]:
        """Return why each agreement was declined, as the patient chose it and as a nurse reads."""
        found = {c.agreement_id: self._reason(c) for c in self._intake.consents}
        return {agreement_id: words for agreement_id, words in found.items() if words}

    def _reason(self, consent: ReadConsent) -> str:
        cards = _cards(self.pack, consent.agreement_id, consent.language)
        mine = dict(zip(cards, _cards(self.pack, consent.agreement_id, NURSE), strict=False))
        read = mine.get(consent.reason, consent.reason)
        return read if read == consent.reason else f"{consent.reason} ({read})"

    def translation(self) -> str:
        """Return who answers for the patient's language; empty for the pack's first one."""
        language = self._intake.language
        if language == self.pack.languages[0]:
            return ""
        known = self.pack.translations.get(language, Translation())
        if known.certified_by:
            return f"translation certified by {known.certified_by}"
        official = [q.title.in_(NURSE) for q in self.asked if q.id in known.official]
        but = f"; official wording: {', '.join(official)}" if official else ""
        return f"draft translation, not read by a certified translator{but}"

    def _to_ask(self, rule: Rule) -> Iterator[str]:
        for form in self.pack.nurse_questionnaires:
            if form.id == rule.ask:
                items = (item for item in form.walk() if item.type in ("boolean", "choice"))
                yield from (self._in_both(item.text) for item in items)

    def _in_both(self, text: Text) -> str:
        own, mine = text.in_(self._intake.language), text.in_(NURSE)
        return mine if own == mine else f"{own} ({mine})"

    def _words(self, consent: ReadConsent) -> set[str]:
        shown = self.pack.agreements.get(consent.language, ())
        return {words_sha256(a.words) for a in shown if a.id == consent.agreement_id}

    def _quotes(self, rule: Rule) -> Iterator[Quote]:
        questionnaire = self.pack.questionnaire(rule.questionnaire_id)
        answers = self.answers[questionnaire.id]
        for link_id in rule.questions:
            if link_id in answers:
                item, values = questionnaire.index[link_id], answers[link_id]
                said = self._answer(questionnaire, item, values) if values else ""
                yield Quote(question_words(item, NURSE), said)

    def _total(self, found: Score) -> Total:
        """Return a score for the nurse; one that was not asked has no rows beneath it."""
        index = self.pack.questionnaire(found.scoring.questionnaire_id).index
        return Total(
            title=found.scoring.title.in_(NURSE),
            total=found.total,
            high=found.scoring.high,
            band=found.band.name.in_(NURSE) if found.band else "",
            addends=tuple((question_words(index[i], NURSE), n) for i, n in found.addends)
            if found.asked
            else (),
            missing=tuple(question_words(index[i], NURSE) for i in found.missing),
            asked=found.asked,
            id=found.scoring.id,
            loinc=found.scoring.loinc,
            questionnaire_id=found.scoring.questionnaire_id,
        )

    def _rows(self, questionnaire: Questionnaire, answers: Answers) -> Iterator[Answered]:
        for page in questions(questionnaire, answers, recorded=True):
            if page.item.is_question:
                yield Answered(
                    " ".join(text.in_(NURSE) for text in page.lead),
                    question_words(page.item, NURSE),
                    self._answer(questionnaire, page.item, answers.get(page.key)),
                )

    def _answer(self, form: Questionnaire, item: Item, values: Values | None) -> str:
        """Return an answer; what staff filled in was in no other language than theirs."""
        if form in self.pack.nurse_questionnaires:
            return answer_words(item, values, NURSE)
        return self.said(item, values)

    def said(self, item: Item, values: Values | None) -> str:
        """Return the answer as the patient read it, and as the nurse reads it where it differs."""
        own = answer_words(item, values, self._intake.language)
        mine = answer_words(item, values, NURSE)
        return own if own == mine else f"{own} ({mine})"


def _once(quotes: Iterable[Quote], before: set[Quote]) -> Iterator[Quote]:
    """Yield quotes; a long one that stands above already is only called to mind."""
    for quote in quotes:
        if quote in before and len(quote.answer) > _LONG:
            short = shorten(quote.answer, _REMINDER, placeholder="")
            yield Quote(quote.question, f"{short or quote.answer[:_REMINDER]} … (in full above)")
        else:
            yield quote
        before.add(quote)


def _cards(pack: Pack, agreement_id: str, language: str) -> tuple[str, ...]:
    agreements = pack.agreements.get(language, ())
    reasons = next((a.reasons for a in agreements if a.id == agreement_id), ())
    return (letter_words(language).rather_not, *reasons)


def forms_alone(intake: ReadIntake) -> tuple[Form, ...]:
    """Return the answers without their pack, in the words that stand in the record."""
    return tuple(
        Form(name, tuple(_stored(response))) for name, response in intake.responses.items()
    )


def _stored(parent: Element) -> Iterator[Answered]:
    for item in children(parent, "item"):
        answers = children(item, "answer")
        if answers or not children(item, "item"):
            said = (from_json(answer) for answer in answers)
            words = "; ".join(str(getattr(value, "display", value)) for value in said)
            yield Answered("", string(item, "text"), words or "chose not to answer")
        yield from _stored(item)
        for answer in answers:
            yield from _stored(answer)


def _source(rule: Rule, pack: Pack) -> str:
    source = pack.sources.get(rule.source)
    if source is None:
        return "Rule of this clinic"
    return f"{source.title}, {source.reference} ({_READ[source.read]})"
