"""Whether the files of a pack agree with each other: ids that are named exist, in all languages."""

import re
from collections.abc import Iterable, Iterator

from kiosk.content import comparison, front, rules, slides, teach_back
from kiosk.content.consistency.agreements_alike import agreement_faults
from kiosk.content.consistency.glance_faults import glance_faults
from kiosk.content.consistency.rule_faults import rule_faults
from kiosk.content.consistency.translated import untranslated
from kiosk.content.consistency.unreachable import unreachable
from kiosk.content.finding import Finding
from kiosk.content.forms import QUESTIONNAIRES
from kiosk.content.pack import Pack
from kiosk.content.sources import CLINIC


def faults(pack: Pack) -> Iterator[Finding]:
    """Yield everything in a pack that names what is not there, or is there in one language only."""
    yield from _flows(pack)
    yield from _slides(pack)
    yield from _comparison(pack)
    yield from _teach_back(pack)
    yield from agreement_faults(pack)
    yield from _named_in_front(pack)
    for questionnaire in (*pack.questionnaires, *pack.nurse_questionnaires):
        yield from untranslated(questionnaire, pack.languages)
        yield from unreachable(questionnaire)
    for number, rule in enumerate(pack.rules):
        for key, what in rule_faults(pack, rule):
            where = f"rule {number + 1} ({rule.id}).{key}"
            yield Finding(rules.FILE, where, what, keys=("rules", number, key))
    yield from _doubles(rules.FILE, (rule.id for rule in pack.rules))
    yield from glance_faults(pack)


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
            for what in _claims(pack, said, slide.sources, language):
                file = f"{slides.FOLDER}/{language}.md"
                yield Finding(file, slide.id, what, line=slide.line)


def _claims(pack: Pack, said: str, cited: Iterable[str], language: str) -> Iterator[str]:
    """Yield what is wrong between words and the sources that they cite."""
    known = [pack.sources[source] for source in cited if source in pack.sources]
    for source in cited:
        if source not in pack.sources and source != CLINIC:
            yield f"the source {source} is not in sources.toml"
    if not numbers_in(said, pack.crisis_phone):
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


_PHONE = re.compile(r"(?:\(?\d{3}\)?[ .-]?)?\b\d{3}[.-]\d{4}\b")  # of the United States
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers_in(said: str, crisis_phone: str) -> tuple[str, ...]:
    """Return the numbers that words claim something with; those of telephones claim nothing."""
    return tuple(dict.fromkeys(_NUMBER.findall(_PHONE.sub("", said.replace(crisis_phone, "")))))


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


def _named_in_front(pack: Pack) -> Iterator[Finding]:
    """Yield what pack.toml names and the pack does not have."""
    known = {form.id for form in (*pack.questionnaires, *pack.nurse_questionnaires)}
    for language, translation in pack.translations.items():
        if language not in pack.languages:
            what = f"{language} is not one of the pack's languages"
            yield Finding(front.FILE, f"translations.{language}", what)
        for id_ in sorted(translation.official - known):
            where = f"translations.{language}.official"
            yield Finding(front.FILE, where, f"there is no questionnaire {id_}")
    ids = {slide.id for slide in pack.slides[pack.languages[0]]}
    for id_ in sorted(pack.clinic_words - ids):
        yield Finding(front.FILE, f"clinic_words.{id_}", f"there is no slide {id_}")
    files = sorted(path.stem for path in (pack.root / QUESTIONNAIRES).glob("*.json"))
    for id_ in [name for name in files if name not in known]:
        what = "no visit asks this questionnaire: name it in pack.toml, or remove the file"
        yield Finding(f"{QUESTIONNAIRES}/{id_}.json", "", what)


def _doubles(file: str, ids: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield Finding(file, id_, "this id is used twice")
        seen.add(id_)
