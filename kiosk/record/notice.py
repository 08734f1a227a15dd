"""A notice: what must reach the clinic before the visit is over, in few words of one length.

All notices are padded to one length, so that nobody on the way can tell a cry for help from a
visit that was left. What does not fit is cut, never the reason.
Source: https://hl7.org/fhir/R4/communication.html
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, cast

from kiosk.content.pack import Pack
from kiosk.content.rules import Rule
from kiosk.forms.values import Json
from kiosk.record.answer_words import answer_words, question_words
from kiosk.record.canonical import Json as Canonical
from kiosk.record.canonical import canonical
from kiosk.record.parts import (
    NOTICE,
    RULE,
    VISIT,
    collection,
    concept,
    part_id,
    patient,
    reference,
)
from kiosk.visit.visit import Visit

NoticeReason = Literal[
    "urgent-answer", "help-wanted", "paper-wanted", "visit-left", "visit-started"
]

NOTICE_LENGTH = 4096  # bytes of plaintext
_ROOM = NOTICE_LENGTH - 1280  # the rest is for the tags that repeat the envelope's header
_CUTS = (400, 160, 80, 40, 20)  # characters left of each text, tried in turn
_QUOTES = 6

_CATEGORY = "http://terminology.hl7.org/CodeSystem/communication-category"
_PRIORITY = {
    "urgent-answer": "stat",
    "help-wanted": "urgent",
    "paper-wanted": "asap",
    "visit-left": "routine",
    "visit-started": "routine",
}
_SENTENCE = {
    "urgent-answer": "An answer needs a person now.",
    "help-wanted": "The patient asks for a nurse.",
    "paper-wanted": "The patient would rather answer on paper.",
    "visit-left": "The tablet was left before the visit was finished.",
    "visit-started": "The patient has said who they are, and begins.",
}


def notice_bundle(
    visit: Visit, pack: Pack, reason: NoticeReason, *, at: datetime, rule: Rule | None = None
) -> Json:
    """Return a Bundle with a Communication, and a Patient when the patient is known by then.

    A rule's questions are quoted with the patient's answers, in the pack's first language, which
    staff read; what patients wrote themselves stays as they wrote it.
    """
    bundle: Json = {}
    for cut in _CUTS:
        bundle = _bundle(_cut_names(visit, cut), _News(pack, reason, at, rule, cut))
        if len(canonical(cast("Canonical", bundle))) <= _ROOM:
            break
    return bundle


@dataclass(frozen=True, slots=True)
class _News:
    """What there is to say, and how many characters each text may have."""

    pack: Pack
    reason: NoticeReason
    at: datetime
    rule: Rule | None
    cut: int

    @property
    def sentence(self) -> str:
        return _cut(self.rule.words if self.rule else _SENTENCE[self.reason], self.cut)


def _bundle(visit: Visit, news: _News) -> Json:
    communication = _communication(visit, news)
    if visit.identity is None:
        return collection(visit, news.at.isoformat(), [communication])
    subject = patient(visit, visit.identity)
    communication["subject"] = reference(subject)
    return collection(visit, news.at.isoformat(), [subject, communication])


def _communication(visit: Visit, news: _News) -> Json:
    quotes = _quotes(visit, news) if news.rule else []
    why = [concept(NOTICE, news.reason)]
    if news.rule:
        why.append(concept(RULE, news.rule.id))
    at = news.at.isoformat()
    name = "/".join(("notice", news.reason, news.rule.id if news.rule else "", at))
    return {
        "resourceType": "Communication",
        "id": part_id(visit.id, name),
        "status": "in-progress",
        "category": [concept(_CATEGORY, "alert", "Alert")],
        "priority": _PRIORITY[news.reason],
        "about": [{"identifier": {"system": VISIT, "value": visit.id}}],
        "sent": at,
        "reasonCode": why,
        "payload": [{"contentString": words} for words in (news.sentence, *quotes)],
    }


def _quotes(visit: Visit, news: _News) -> list[str]:
    """Return "question, line break, answer" for each question of the rule that was asked."""
    if news.rule is None:
        return []
    language = news.pack.languages[0]
    questionnaire = news.pack.questionnaire(news.rule.questionnaire_id)
    answers = visit.answers.get(questionnaire.id, {})
    asked = [questionnaire.index[link] for link in news.rule.questions if link in answers]
    return [
        f"{_cut(question_words(item, language), news.cut)}\n"
        f"{_cut(answer_words(item, answers[item.link_id], language), news.cut)}"
        for item in asked[:_QUOTES]
    ]


def _cut_names(visit: Visit, cut: int) -> Visit:
    if visit.identity is None:
        return visit
    given, family = _cut(visit.identity.given, cut), _cut(visit.identity.family, cut)
    return replace(visit, identity=replace(visit.identity, given=given, family=family))


def _cut(words: str, length: int) -> str:
    tidy = " ".join(words.split())
    return tidy if len(tidy) <= length else tidy[: length - 1].rstrip() + "…"
