"""Which questions a form wants on one screen, and what one of several repetitions is called.

One question a screen is the rule. A form asks for more with questionnaire-itemControl on a group:
a page, a list, the rows of a table. What is too long for a tablet is asked one by one all the same.
Source: https://hl7.org/fhir/R4/valueset-questionnaire-item-control.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.forms.datatypes import Text
from kiosk.forms.questionnaire import Item

_TOGETHER: Final[Mapping[str, int]] = {"page": 12, "list": 6, "header": 6, "footer": 6}  # at most
_TABLES: Final = frozenset({"table", "gtable", "htable", "atable", "grid"})
_ROW: Final = 8  # questions of a row of a table, at most
_SHORT: Final = 30  # characters of a name that a number may follow


@dataclass(frozen=True, slots=True)
class Band:
    """What the items here share a screen with."""

    key: str = ""  # of the group that is asked on one screen; "": each question on its own
    rows: bool = False  # the groups in here are the rows of a table


ALONE: Final = Band()


def band_in(around: Band, key: str, item: Item) -> Band:
    """Return with what the items of a group share a screen; the outermost that may, counts."""
    if around.key or item.type != "group":
        return around
    control = item.control
    row = around.rows or (control in _TABLES and item.repeats)
    most = _ROW if row else _TOGETHER.get(control, 0)
    if 1 < _asked(item) <= most:
        return Band(key)
    return Band("", rows=control in _TABLES and not item.repeats)


def _asked(item: Item) -> int:
    return sum(1 for each in item.walk() if each.is_question and not each.hidden)


def label(item: Item, place: int) -> Text:
    """Return what a repetition is called, by its place from 0: "Medicine 2"."""
    words = item.short_text if item.short_text.default else item.text
    translations = {lang: _numbered(text, place) for lang, text in words.translations.items()}
    return Text(_numbered(words.default, place), translations)


def _numbered(words: str, place: int) -> str:
    plain = words.rstrip(" :.")
    if not plain:
        return f"{place + 1}"
    return f"{plain} {place + 1}" if len(plain) <= _SHORT else f"{plain} ({place + 1})"
