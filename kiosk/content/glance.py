"""glance.toml: which answers the nurse's page shows at a glance, and how long a fast must be.

Questions are named as "questionnaire/question". A pack without the file shows its answers in full
only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from kiosk.content import toml
from kiosk.content.finding import Report

FILE = "glance.toml"

Place = tuple[str, str]  # questionnaire, linkId


@dataclass(frozen=True, slots=True)
class FastingRule:
    """What was last taken in, how long ago by each answer, and how long ago it should be."""

    name: str
    when: Place
    what: Place
    hours: Mapping[str, int]  # by code of the answer: at the least, when it was given
    needs: int  # hours
    needs_for: Mapping[str, int]  # by code of what it was
    source: str


@dataclass(frozen=True, slots=True)
class GlanceRule:
    """The questions whose answers a nurse looks for first."""

    allergies: tuple[Place, ...] = ()
    weight: tuple[Place, ...] = ()
    height: tuple[Place, ...] = ()
    escort: tuple[Place, ...] = ()
    medicine_classes: tuple[Place, ...] = ()
    more_medicines: tuple[Place, ...] = ()
    fasting: tuple[FastingRule, ...] = field(default=())

    def places(self) -> Iterator[tuple[str, Place]]:
        """Yield every question that is named, with the key that names it."""
        for key, places in (
            ("allergies", self.allergies),
            ("weight", self.weight),
            ("height", self.height),
            ("escort", self.escort),
            ("medicines.classes", self.medicine_classes),
            ("medicines.more", self.more_medicines),
        ):
            yield from ((key, place) for place in places)
        for number, rule in enumerate(self.fasting, 1):
            yield f"fasting {number}.when", rule.when
            yield f"fasting {number}.what", rule.what


_Named = Field(pattern=r"\A[^/]+/[^/]+\z")
_Names = tuple[str, ...]


class _Medicines(toml.Table):
    classes: _Names = ()
    more: _Names = ()


class _Fasting(toml.Table):
    name: str = Field(min_length=1)
    when: str = _Named
    what: str = _Named
    hours: dict[str, int]
    needs: int = Field(ge=1)
    needs_for: dict[str, int] = Field(default_factory=dict)
    source: str = Field(min_length=1)


class _File(toml.Table):
    allergies: _Names = ()
    weight: _Names = ()
    height: _Names = ()
    escort: _Names = ()
    medicines: _Medicines = _Medicines()
    fasting: tuple[_Fasting, ...] = ()


def read_glance(folder: Path, report: Report) -> GlanceRule:
    """Read what the nurse sees at a glance; nothing where the pack does not say."""
    if not (folder / FILE).exists():
        return GlanceRule()
    file = toml.load(_File, folder, FILE, report)
    if file is None:
        return GlanceRule()
    return GlanceRule(
        allergies=_places(file.allergies),
        weight=_places(file.weight),
        height=_places(file.height),
        escort=_places(file.escort),
        medicine_classes=_places(file.medicines.classes),
        more_medicines=_places(file.medicines.more),
        fasting=tuple(map(_fasting, file.fasting)),
    )


def _fasting(rule: _Fasting) -> FastingRule:
    when, what = _places((rule.when, rule.what))
    return FastingRule(rule.name, when, what, rule.hours, rule.needs, rule.needs_for, rule.source)


def _places(names: _Names) -> tuple[Place, ...]:
    return tuple((form, link_id) for form, _, link_id in (name.partition("/") for name in names))
