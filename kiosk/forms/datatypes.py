"""FHIR's data types as answers carry them: small frozen values that compare by what they mean.

Source: https://hl7.org/fhir/R4/datatypes.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Coding:
    """A code from a code system, with the score that choosing it carries (itemWeight)."""

    code: str | None
    system: str | None = None
    display: str | None = None
    weight: Decimal | None = None

    def same_as(self, other: "Coding") -> bool:
        """Tell whether both name one concept: same system and code."""
        return (self.system, self.code) == (other.system, other.code)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, in words and as a code (UCUM's as a rule)."""

    value: Decimal | None
    unit: str | None = None
    code: str | None = None
    system: str | None = None
    comparator: str | None = None  # < <= >= >

    def __str__(self) -> str:
        number = "" if self.value is None else format(self.value, "f")
        return " ".join(filter(None, (self.comparator, number, self.unit or self.code)))

    def same_unit(self, other: "Quantity") -> bool:
        """Tell whether two numbers can be compared: no unit on one side, or one unit on both."""
        mine, theirs = self.code or self.unit, other.code or other.unit
        return mine == theirs or not mine or not theirs


@dataclass(frozen=True, slots=True)
class Reference:
    """A resource elsewhere, or its words alone; the kiosk never follows it."""

    reference: str | None = None
    display: str | None = None
    type: str | None = None

    def __str__(self) -> str:
        return self.display or self.reference or ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file: its content in base64, or where it lies."""

    content_type: str | None = None
    data: str | None = field(default=None, repr=False)
    url: str | None = None
    title: str | None = None
    size: int | None = None  # bytes
    hash: str | None = None
    creation: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.title or self.url or self.content_type or ""

    @property
    def bytes(self) -> int:
        """Return how large it is, from its content where that is here."""
        if self.data is None:
            return self.size or 0
        kept = self.data.rstrip("=")
        return len(kept) * 3 // 4


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, or a month of a year: FHIR's date and dateTime need not name a day."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"


Value = (
    bool
    | int
    | Decimal
    | str
    | date
    | datetime
    | time
    | PartialDate
    | Coding
    | Quantity
    | Reference
    | Attachment
)
Values = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Words in several languages; the default serves where a translation is missing."""

    default: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)

    def in_(self, language: str) -> str:
        """Return the words in a language such as "es", else the default words."""
        return self.translations.get(language, self.default)


NO_WORDS = Text()
