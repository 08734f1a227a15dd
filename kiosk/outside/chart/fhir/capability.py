"""What a FHIR server says it can do, and by which level it is therefore fed.

A: one transaction of conditional creates. B: one by one, each conditional. C: looked for by its
identifier, then created. D: created, and looked for by patient, date and title; documents alone.
Source: https://hl7.org/fhir/R4/capabilitystatement.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from kiosk.errors import Refused
from kiosk.filing.chart_settings import Level, Resource
from kiosk.forms.elements import Element, children, string

Way = Literal["conditional", "search", "create"]

DOCUMENT = "DocumentReference"
OURS: tuple[str, ...] = get_args(Resource)
_WORDS = {
    "RelatedPerson": "In the PDF alone: who signed for a patient.",
    "Consent": "In the PDF alone: each decision.",
    "QuestionnaireResponse": "In the PDF alone: the answers.",
    "Observation": "In the PDF alone: scores and vital signs.",
    "Provenance": "In the PDF alone: who made and signed it.",
    "Task": "No task says that the intake is there.",
}


@dataclass(frozen=True, slots=True)
class Capability:
    """How each type of resource is created, by which level, and what is left out."""

    level: Level
    ways: Mapping[str, Way]
    software: str
    reads: frozenset[str]  # types that can be read back
    searches_patients: bool
    takes_binary: bool
    left_out: tuple[str, ...] = field(default=())

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what of an intake will not be in the chart, a sentence each."""
        told = [_WORDS[kind] for kind in self.left_out]
        if not self.reads >= {DOCUMENT}:
            told.append("Documents cannot be read back: the chart's word is taken for it.")
        return tuple(told)


def capability(statement: Element, at_most: Level = "A", only: tuple[str, ...] = ()) -> Capability:
    """Return how to feed a server; Refused when it takes no documents at all.

    `at_most` and `only` are what IT allows.
    """
    server = next((r for r in children(statement, "rest") if r.get("mode") == "server"), {})
    kinds = {string(one, "type"): one for one in children(server, "resource")}
    ways = {kind: way for kind in OURS if (way := _way(kinds.get(kind, {}), kind, at_most))}
    wanted = {kind for kind in OURS if kind == DOCUMENT or not only or kind in only}
    if DOCUMENT not in ways:
        raise Refused("no-documents", "This server takes no documents: ask IT for another way.")
    taken = {k: w for k, w in ways.items() if k in wanted and (k == DOCUMENT or w != "create")}
    conditional = all(way == "conditional" for way in taken.values())
    whole = at_most == "A" and conditional and "transaction" in _codes(server)
    software = statement.get("software")
    name = string(software, "name") if isinstance(software, Mapping) else ""
    return Capability(
        level="A" if whole else _LEVELS[taken[DOCUMENT]],
        ways=taken,
        software=name or "a FHIR server",
        reads=frozenset(kind for kind, one in kinds.items() if "read" in _codes(one)),
        searches_patients="search-type" in _codes(kinds.get("Patient", {})),
        takes_binary="create" in _codes(kinds.get("Binary", {})),
        left_out=tuple(kind for kind in OURS if kind not in taken),
    )


_LEVELS: Mapping[Way, Level] = {"conditional": "B", "search": "C", "create": "D"}


def _way(resource: Element, kind: str, at_most: Level) -> Way | None:
    """Return how a type is created without doubles, as far as it can be; None: it cannot."""
    if "create" not in _codes(resource):
        return None
    if resource.get("conditionalCreate") is True and at_most in ("A", "B"):
        return "conditional"
    # every server must know _tag; few say so
    searched = kind == "Provenance" or "identifier" in _parameters(resource)
    return "search" if searched and at_most != "D" else "create"


def _codes(element: Element) -> set[str]:
    return {string(one, "code") for one in children(element, "interaction")}


def _parameters(resource: Element) -> set[str]:
    return {string(one, "name") for one in children(resource, "searchParam")}
