"""Whether the files of a pack agree with each other: ids that are named exist, in all languages."""

import re
from collections.abc import Iterable, Iterator

from kiosk.content import comparison, front, rules, slides, teach_back
from kiosk.content.agreements_alike import agreement_faults
from kiosk.content.finding import Finding
from kiosk.content.pack import Pack
from kiosk.content.rules import Rule
from kiosk.content.sources import CLINIC
from kiosk.content.translated import untranslated

_LINK_ID = re.compile(r"linkId\s*=\s*'([^']+)'")
_VARIABLE = re.compile(r"%(\w+)")
_GIVEN = {"patient", "resource", "context", "questionnaire", "ucum", "sct", "loinc"}


def faults(pack: Pack) -> Iterator[Finding]:
    """Yield everything in a pack that names what is not there, or is there in one language only."""
    yield from _flows(pack)
    yield from _slides(pack)
    yield from _comparison(pack)
    yield from _teach_back(pack)
    yield from agreement_faults(pack)
    for questionnaire in (*pack.questionnaires, *pack.nurse_questionnaires):
        yield from untranslated(questionnaire, pack.languages)
    for number, rule in enumerate(pack.rules, 1):
        for what in _rule(pack, rule):
            yield Finding(rules.FILE, f"rule {number} ({rule.id})", what)
    yield from _doubles(rules.FILE, (rule.id for rule in pack.rules))


def _flows(pack: Pack) -> Iterator[Finding]:
    for kind, steps in pack.flows.items():
        needs = {
            "slides": any(pack.slides.values()),
            "teach-back": bool(pack.teach_back),
            "screening": bool(pack.asks[kind]),
            "consent": any(pack.agreements.values()),
        }
        for step in steps:
            if not needs.get(step, True):
                what = f"the step {step} is in the flow, but the pack has nothing to show in it"
                yield Finding(front.FILE, f"visits.{kind}.steps", what)


def _slides(pack: Pack) -> Iterator[Finding]:
    first, *others = pack.languages
    ids = [slide.id for slide in pack.slides[first]]
    yield from _doubles(f"{slides.FOLDER}/{first}.md", ids)
    for language in others:
        mine = [slide.id for slide in pack.slides[language]]
        for id_ in sorted(set(ids) ^ set(mine)):
            has, lacks = (first, language) if id_ in ids else (language, first)
            what = f"the slide {id_} is missing here; {has}.md has it"
            yield Finding(f"{slides.FOLDER}/{lacks}.md", id_, what)
        if set(ids) == set(mine) and ids != mine:
            what = f"the slides are not in the order of {first}.md"
            yield Finding(f"{slides.FOLDER}/{language}.md", "", what)
    for language in pack.languages:
        for slide in pack.slides[language]:
            said = f"{slide.heading} {slide.body} {slide.more} {slide.speech}"
            where = f"line {slide.line} ({slide.id})"
            for what in _claims(pack, said, slide.sources, language):
                yield Finding(f"{slides.FOLDER}/{language}.md", where, what)


def _claims(pack: Pack, said: str, cited: Iterable[str], language: str) -> Iterator[str]:
    """Yield what is wrong between words and the sources that they cite."""
    known = [pack.sources[source] for source in cited if source in pack.sources]
    for source in cited:
        if source not in pack.sources and source != CLINIC:
            yield f"the source {source} is not in sources.toml"
    if not re.search(r"\d", said.replace(pack.crisis_phone, "")):
        return
    if not {source.read for source in known} & {"full", "abstract"}:
        yield (
            "a number needs a source that was read in full or in abstract; "
            "say it in words, or read the source"
        )
    for review in known:
        unnamed = [w for w in review.pooled.get(language, ()) if w.lower() not in said.lower()]
        if unnamed:
            yield f"the numbers of {review.id} pool {', '.join(unnamed)} too: name all of it"


def _comparison(pack: Pack) -> Iterator[Finding]:
    if pack.comparison is None:
        return
    if pack.comparison.slide_id not in {slide.id for slide in pack.slides[pack.languages[0]]}:
        yield Finding(comparison.FILE, "slide", f"there is no slide {pack.comparison.slide_id}")
    for where, cell in pack.comparison.cells():
        for language in pack.languages:
            for what in _claims(pack, cell.text.in_(language), [cell.source], language):
                yield Finding(comparison.FILE, f"{where}.{language}", what)


def _teach_back(pack: Pack) -> Iterator[Finding]:
    ids = {slide.id for slide in pack.slides[pack.languages[0]]}
    for question in pack.teach_back:
        if question.slide_id not in ids:
            what = f"there is no slide {question.slide_id}"
            yield Finding(teach_back.FILE, f"{question.id}.slide", what)
    yield from _doubles(teach_back.FILE, (question.id for question in pack.teach_back))


def _rule(pack: Pack, rule: Rule) -> Iterator[str]:
    if rule.source not in pack.sources and rule.source != CLINIC:
        yield f"the source {rule.source} is not in sources.toml"
    known = {form.id: form for form in (*pack.questionnaires, *pack.nurse_questionnaires)}
    if rule.questionnaire_id not in known:
        yield f"there is no questionnaire {rule.questionnaire_id}"
        return
    if rule.ask and rule.ask not in {q.id for q in pack.nurse_questionnaires}:
        yield f"pack.toml names no questionnaire {rule.ask} for the nurse"
    index = known[rule.questionnaire_id].index
    for link_id in dict.fromkeys([*rule.questions, *_LINK_ID.findall(rule.condition)]):
        if link_id not in index:
            yield f"{rule.questionnaire_id} has no question {link_id}"
    totals = {scoring.id.replace("-", "_") for scoring in pack.scorings}
    for name in sorted(set(_VARIABLE.findall(rule.condition)) - totals - _GIVEN):
        yield f"%{name} is neither a total of an overlay nor %patient"


def _doubles(file: str, ids: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield Finding(file, id_, "this id is used twice")
        seen.add(id_)
