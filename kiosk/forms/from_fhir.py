"""A questionnaire from FHIR R4 JSON: tolerant of what real forms write, strict where it matters.

What the engine does not use is listed, never dropped in silence; a form that would be asked
wrongly is refused, with the item and the remedy.
Source: https://hl7.org/fhir/R4/questionnaire.html
"""

from dataclasses import dataclass

from kiosk.forms.elements import Element, string
from kiosk.forms.form_check import check
from kiosk.forms.items import read_codes, read_items
from kiosk.forms.questionnaire import Questionnaire
from kiosk.forms.translations import read_text
from kiosk.forms.unread import unread


@dataclass(frozen=True, slots=True)
class Loaded:
    """A questionnaire, and a line for each thing in its file that the kiosk does not use."""

    questionnaire: Questionnaire
    ignored: tuple[str, ...]


def read(resource: Element, name: str) -> Loaded:
    """Read a Questionnaire; Damaged and Refused name the file `name`, the item and the remedy."""
    check(resource, name)
    items = read_items(resource, resource)
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
    )
    return Loaded(questionnaire, unread(resource))
