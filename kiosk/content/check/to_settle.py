"""What a clinic lead must settle before anybody signs a pack off, in groups and plain words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.content import front, rules, sources
from kiosk.content.check.examine import Checked
from kiosk.content.consistency.faults import numbers_in
from kiosk.content.pack import Pack
from kiosk.content.sources import CLINIC


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, and what stands open under it."""

    title: str
    points: tuple[str, ...]


def to_settle(checked: Checked) -> tuple[Group, ...]:
    """Return the groups in which something stands open; none for a pack that cannot be read."""
    if checked.pack is None:
        return ()
    found = (Group(title, tuple(points(checked.pack))) for title, points in _GROUPS.items())
    groups = (*found, Group("Other things that the check found", tuple(_others(checked))))
    return tuple(group for group in groups if group.points)


def _state(pack: Pack) -> Iterator[str]:
    if pack.draft:
        yield "This pack is a draft: nobody has signed it off."
    else:
        yield f"Signed off by {pack.signed_off_by}."


def _sources(pack: Pack) -> Iterator[str]:
    for source in pack.sources.values():
        if source.read in ("secondary", "memory"):
            how = "read second-hand" if source.read == "secondary" else "written from memory"
            cited = ", ".join(_citing(pack, source.id)) or "nothing"
            yield f"{source.id} ({source.title}): {how}; cited by {cited}"


def _citing(pack: Pack, source_id: str) -> Iterator[str]:
    first = pack.languages[0]
    yield from (f"slide {s.id}" for s in pack.slides[first] if source_id in s.sources)
    yield from (f"rule {rule.id}" for rule in pack.rules if rule.source == source_id)
    cells = pack.comparison.cells() if pack.comparison else ()
    yield from (f"comparison {where}" for where, cell in cells if cell.source == source_id)


def _numbers(pack: Pack) -> Iterator[str]:
    language = pack.languages[0]
    for slide in pack.slides[language]:
        said = f"{slide.heading} {slide.body} {slide.more}"
        if found := numbers_in(said, pack.crisis_phone):
            yield f"slide {slide.id}: {', '.join(found)}; on {_read(pack, slide.sources)}"
    for where, cell in pack.comparison.cells() if pack.comparison else ():
        if found := numbers_in(cell.text.in_(language), pack.crisis_phone):
            yield f"comparison {where}: {', '.join(found)}; on {_read(pack, (cell.source,))}"


def _read(pack: Pack, cited: tuple[str, ...]) -> str:
    known = (pack.sources.get(id_) for id_ in cited)
    return ", ".join(f"{source.id} (read: {source.read})" for source in known if source) or CLINIC


def _rules(pack: Pack) -> Iterator[str]:
    for rule in pack.rules:
        if rule.source == CLINIC:
            yield f"{rule.id} ({rule.level}): {rule.words}"


def _opt_ins(pack: Pack) -> Iterator[str]:
    for one in pack.opt_ins:
        yield f"{one.questionnaire_id}: {one.terms}"


def _translations(pack: Pack) -> Iterator[str]:
    for language in pack.languages[1:]:
        known = pack.translations.get(language)
        if known and known.certified_by:
            yield f"{language}: read by {known.certified_by}"
        else:
            yield f"{language}: no certified translator is named; what is ours is a draft"
        official = ", ".join(sorted(known.official)) if known else ""
        yield f"{language}: questionnaires in their owner's own wording: {official or 'none'}"


def _agreements(pack: Pack) -> Iterator[str]:
    for agreement in pack.agreements[pack.languages[0]]:
        yield f"{agreement.id}, version {agreement.version}: {agreement.title}"
    if pack.agreements[pack.languages[0]]:
        yield "A lawyer must read them: who may sign, witness or interpret is state law."


def _clinic(pack: Pack) -> Iterator[str]:
    yield "consent_interval_days: how long a consent holds on return visits; it has no default."
    yield "Blood pressure, dose and monitoring: the pack names no limit; the clinic's own hold."
    if not pack.clinic:
        yield "clinic_name: the name on the welcome screen and on documents."


def _others(checked: Checked) -> Iterator[str]:
    told = (front.FILE, sources.FILE)
    yield from (str(f) for f in checked.to_dos if f.file not in told)
    yield from (str(f) for f in checked.errors)


_GROUPS: dict[str, Callable[[Pack], Iterator[str]]] = {
    "Sign-off": _state,
    "Sources that nobody has read themselves": _sources,
    f'Rules that rest on nothing but the clinic ({rules.FILE}, source = "clinic")': _rules,
    "Numbers that patients read, and what they rest on": _numbers,
    "Questionnaires of others, asked only where a clinic's licence allows it": _opt_ins,
    "Languages": _translations,
    "Agreements": _agreements,
    "Settings and limits that only the clinic can give": _clinic,
}
