"""Which value counts, where it came from, what it overruled, and what is wrong.

A wrong value never stops a patient: its default is used and everybody who looks is told. What
stands below it does not come up instead, because whoever set it meant to overrule that. Two things
are held back beyond this. While a policy cannot be read in whole, nothing below it loosens a
guarded setting. And while a source cannot be read, or a key that is none may have meant the inbox,
no inbox is taken that nobody named: intakes would lie where no desk looks.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kiosk.errors import Refused
from kiosk.settings.model import SETTINGS, Settings
from kiosk.settings.source import Given, Source, SourceName, shown
from kiosk.settings.values import read

_NOTHING_SENT = "Until then it is not known where the inbox is, and nothing is sent."
_PLACES = ("inbox", "exchange_folder")  # where intakes go


class Chosen(NamedTuple):
    """One setting: its value, from where, what it overruled (next first), and what is wrong."""

    key: str
    value: Any
    source: SourceName = "default"
    where: str = ""
    overruled: tuple[Given, ...] = ()
    wrong: str = ""

    @property
    def told(self) -> str:
        """Return what is wrong, and what is used until it is mended; empty: nothing."""
        return self.wrong and f"{self.wrong} Until then the default is used: {shown(self.value)}."


class Configuration(NamedTuple):
    """Every setting of a machine with its origin; faults: what else is wrong, as sentences.

    Those among `unread` may have been about where the inbox is.
    """

    chosen: tuple[Chosen, ...]
    faults: tuple[str, ...]
    unread: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[str, ...]:
        """Return everything that somebody must mend, as sentences."""
        told = [*self.faults, *(each.told for each in self.chosen if each.told)]
        return (*told, *([_NOTHING_SENT] if self._doubt() else []))

    @property
    def settings(self) -> Settings:
        """Return the values, with what is wrong about them."""
        values = {each.key: each.value for each in self.chosen}
        return Settings(**values, faults=self.wrong, inbox_doubt=self._doubt())

    def _doubt(self) -> str:
        """Return why nobody may say where intakes go; empty when it is known."""
        places = [each for each in self.chosen if each.key in _PLACES]
        wrong = [each.wrong for each in places if each.wrong]
        named = any(each.source != "default" for each in places)
        doubts = wrong or (() if named else self.unread)
        if not doubts:
            return ""
        return f"{doubts[0]} {_NOTHING_SENT}"


def resolve(policy: Source, *others: Source) -> Configuration:
    """Choose among the sources, the first goes before the others."""
    given = [one for source in (policy, *others) for one in source.given]
    known = {each.name for each in SETTINGS}
    unknown = {
        _sentence(one, "there is no such setting"): _may_name_a_place(one)
        for one in given
        if one.key not in known
    }
    in_doubt = bool(policy.faults) or any(one.key not in known for one in policy.given)
    chosen = []
    for each in SETTINGS:
        mine = [one for one in given if one.key == each.name]
        chosen.append(_chosen(each.name, mine, held=in_doubt and each.metadata["guarded"]))
    faults = tuple(fault for source in (policy, *others) for fault in source.faults)
    unread = (*faults, *(sentence for sentence, may_be in unknown.items() if may_be))
    return Configuration(tuple(chosen), (*faults, *unknown), unread)


def _may_name_a_place(unknown: Given) -> bool:
    """Tell whether a slip in a key may have been about where intakes go."""
    from difflib import get_close_matches  # noqa: PLC0415  only after a slip

    address = isinstance(unknown.value, str) and re.search(r"://|^[/\\]|^\w:\\", unknown.value)
    return bool(address or get_close_matches(unknown.key, _PLACES))


def _chosen(key: str, given: Sequence[Given], *, held: bool) -> Chosen:
    default = _DEFAULTS[key]
    if not given:
        return Chosen(key, default)
    first, others = given[0], tuple(given[1:])
    try:
        value = read(_FIELDS[key], first.value)
    except ValueError as error:
        return _default(key, given, _sentence(first, str(error)))
    if held and first.source != "policy" and value != default:
        why = "this does not count while the policy cannot be read in whole"
        return _default(key, given, f"{first.where}: {key} = {shown(first.value)}: {why}.")
    return Chosen(key, value, first.source, first.where, others)


def _default(key: str, given: Sequence[Given], why: str) -> Chosen:
    return Chosen(key, _DEFAULTS[key], overruled=tuple(given), wrong=why)


_FIELDS = {each.name: each for each in SETTINGS}
_DEFAULTS = {each.name: each.default for each in SETTINGS}


def _sentence(given: Given, why: str) -> str:
    return f"{given.where}: {given.key} = {shown(given.value)}: {why}. Change or remove this line."


def settings_of(values: Mapping[str, object], where: str) -> Settings:
    """Check values by their names; Refused says which is wrong and what is allowed."""
    given = tuple(Given(key, value, "file", where) for key, value in values.items())
    return without_fault(resolve(Source(given)))


def without_fault(found: Configuration) -> Settings:
    """Return the settings where nothing is wrong; Refused says what is, the first thing."""
    for wrong in (*found.faults, *filter(None, (each.wrong for each in found.chosen))):
        raise Refused("settings-wrong", wrong)
    return found.settings
