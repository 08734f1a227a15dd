"""Rules: a FHIRPath condition over the answers that raises a flag for the nurse.

The kiosk flags; it never clears or refuses a patient.
"""

from dataclasses import dataclass
from typing import Literal

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
