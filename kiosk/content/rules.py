"""Rules: a FHIRPath condition over the answers that raises a flag for the nurse.

The kiosk flags; it never clears or refuses a patient.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from kiosk.content import toml
from kiosk.content.finding import Report

FILE = "rules.toml"

Level = Literal["red", "amber", "info"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as a clinic lead wrote it."""

    id: str
    level: Level
    questionnaire_id: str
    condition: str  # FHIRPath; focus and %resource = that questionnaire's response
    words: str  # for the nurse
    source: str  # id in sources.toml, or "clinic"
    questions: tuple[str, ...] = ()  # linkIds whose answers are quoted beside the flag
    urgent: bool = False  # leaves the tablet at the tap, as a notice
    ask: str = ""  # a questionnaire for the nurse to ask now


class _Rule(toml.Table):
    id: str = Field(min_length=1)
    level: Level
    questionnaire: str
    condition: str = Field(min_length=1)
    words: str = Field(min_length=1)
    source: str = Field(min_length=1)
    questions: tuple[str, ...] = ()
    urgent: bool = False
    ask: str = ""


class _File(toml.Table):
    rules: list[_Rule]


def read_rules(folder: Path, report: Report) -> tuple[Rule, ...]:
    """Read the rules of a pack, in the order in which they stand."""
    file = toml.load(_File, folder, FILE, report)
    return tuple(
        Rule(
            rule.id,
            rule.level,
            rule.questionnaire,
            rule.condition,
            rule.words,
            rule.source,
            rule.questions,
            rule.urgent,
            rule.ask,
        )
        for rule in (file.rules if file else [])
    )
