"""Whether an agreement is the same agreement in each language, and can be asked when it says."""

from collections.abc import Callable, Iterable, Iterator

from kiosk.content.finding import Finding
from kiosk.content.pack import Agreement, Pack

_ALIKE: dict[str, Callable[[Agreement], object]] = {
    "version": lambda agreement: agreement.version,
    "kind": lambda agreement: agreement.kind,
    "after": lambda agreement: agreement.after,
    "roles": lambda agreement: ", ".join(sorted(agreement.roles)),
    "reasons": lambda agreement: len(agreement.reasons),
    "agree": lambda agreement: "in words of its own" if agreement.agree else "",
}


def agreement_faults(pack: Pack) -> Iterator[Finding]:
    """Yield what differs between the languages, and what could never be asked in its order."""
    first, *others = (pack.agreements[language] for language in pack.languages)
    for language in pack.languages:
        yield from _out_of_order(pack.agreements[language])
        yield from _missing(pack, language)
    for other in others:
        mine = {agreement.id: agreement for agreement in first}
        for agreement in other:
            if agreement.id in mine:
                yield from _unlike(mine[agreement.id], agreement)
        ids = [agreement.id for agreement in other]
        if set(ids) == set(mine) and ids != list(mine):
            what = "the agreements of this language stand in another order: rename the files"
            yield Finding(other[0].file, "", what)


def _missing(pack: Pack, language: str) -> Iterator[Finding]:
    mine = {agreement.id for agreement in pack.agreements[language]}
    for agreement in _every(pack):
        if agreement.id not in mine:
            what = f"the agreement {agreement.id} is missing in the language {language}"
            yield Finding(agreement.file, "id", what)
            mine.add(agreement.id)


def _every(pack: Pack) -> Iterable[Agreement]:
    return (agreement for language in pack.languages for agreement in pack.agreements[language])


def _unlike(mine: Agreement, other: Agreement) -> Iterator[Finding]:
    for key, value in _ALIKE.items():
        if value(mine) != value(other):
            what = f"is “{value(other)}” here and “{value(mine)}” in {mine.file}"
            yield Finding(other.file, key, what)


def _out_of_order(agreements: tuple[Agreement, ...]) -> Iterator[Finding]:
    asked: dict[str, Agreement] = {}
    for agreement in agreements:
        if agreement.id in asked:
            yield Finding(agreement.file, "id", f"the id {agreement.id} is used twice")
        before = asked.get(agreement.after)
        if agreement.after and (before is None or before.after):
            what = f"no agreement {agreement.after} is always asked before this one"
            yield Finding(agreement.file, "after", what)
        asked[agreement.id] = agreement
