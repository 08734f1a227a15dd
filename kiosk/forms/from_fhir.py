"""A questionnaire from FHIR R4 JSON: tolerant of what real forms write, strict where it matters.

What the engine does not use is listed, never dropped in silence; a form that would be asked
wrongly is refused, with the item and the remedy.
Source: https://hl7.org/fhir/R4/questionnaire.html
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from kiosk.forms.elements import Element, by_name, children, string
from kiosk.forms.evaluation.circles import check_circles
from kiosk.forms.fhirpath.compiled import compiled
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.reading.form_check import check, check_formulas
from kiosk.forms.reading.item_formulas import read_formulas
from kiosk.forms.reading.items import read_codes, read_items, read_signature
from kiosk.forms.reading.translations import read_text
from kiosk.forms.reading.unread import unread
from kiosk.forms.reading.value_sets import contained_options


@dataclass(frozen=True, slots=True)
class Loaded:
    """A questionnaire, and a line for each thing in its file that the kiosk does not use.

    `ignored` is missed by whoever fills in the form; `elsewhere` is meant for other programs.
    """

    questionnaire: Questionnaire
    ignored: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


def read(resource: Element, name: str) -> Loaded:
    """Read a Questionnaire; Damaged and Refused name the file `name`, the item and the remedy."""
    check(resource, name)
    contained = cache(partial(contained_options, resource))
    items = tuple(_distinct(read_items(resource, contained)))
    named = by_name(resource)
    questionnaire = Questionnaire(
        id=string(resource, "id") or name.removesuffix(".json"),
        url=string(resource, "url"),
        version=string(resource, "version"),
        title=read_text(resource, "title"),
        items=items,
        index={item.link_id: item for top in items for item in top.walk()},
        language=string(resource, "language") or "en",
        copyright=string(resource, "copyright"),
        codes=read_codes(resource),
        formulas=read_formulas(resource, named),
        signature=read_signature(named),
        source=resource,
    )
    form = compiled(questionnaire)
    failed = check_formulas(form, name)
    circles = check_circles(form, name)
    missed, elsewhere = unread(resource, contained)
    return Loaded(questionnaire, (*missed, *_empty(resource), *failed, *circles), elsewhere)


def _empty(resource: Element) -> Iterator[str]:
    """Yield a line for each launchContext that nobody provides here: all but the patient."""
    for extension in by_name(resource).get("sdc-questionnaire-launchContext", ()):
        for part in children(extension, "extension"):
            if string(part, "url") == "name":
                coding = part.get("valueCoding")
                named = string(coding, "code") if isinstance(coding, dict) else ""
                name = named or string(part, "valueId") or string(part, "valueCode")
                if name != "patient":
                    yield f"the form: launchContext {name}: it is empty here"


def _distinct(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield the items, each with a linkId of its own; a question keeps one before words do."""
    every = [item for top in items for item in top.walk()]
    ids = [item.link_id for item in every]
    if len(set(ids)) == len(ids):
        yield from items
        return
    keepers: dict[str, Item] = {}
    for item in sorted(every, key=lambda each: each.type == "display"):
        keepers.setdefault(item.link_id, item)
    used = set(ids)
    for item in items:
        yield _renamed(item, {id(item) for item in keepers.values()}, used)


def _renamed(item: Item, keepers: set[int], used: set[str]) -> Item:
    link_id = item.link_id
    number = 1
    while id(item) not in keepers and link_id in used:
        number += 1
        link_id = f"{item.link_id}#{number}"
    used.add(link_id)
    inside = tuple(_renamed(each, keepers, used) for each in item.items)
    alias = "" if link_id == item.link_id else item.link_id
    return replace(item, link_id=link_id, alias=alias, items=inside)
