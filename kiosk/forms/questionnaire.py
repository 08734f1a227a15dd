"""A questionnaire as the engine sees it: a tree of items and an index by linkId.

Source of every name here: FHIR R4 Questionnaire, https://hl7.org/fhir/R4/questionnaire.html
"""

from collections.abc import Iterator, Mapping
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


Value = bool | int | Decimal | str | date | datetime | time | Coding


@dataclass(frozen=True, slots=True)
class Text:
    """Words in several languages; the default serves where a translation is missing."""

    default: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)

    def in_(self, language: str) -> str:
        """Return the words in a language such as "es", else the default words."""
        return self.translations.get(language, self.default)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    value: Value
    text: Text
    exclusive: bool = False  # "none of these": choosing it clears the others


@dataclass(frozen=True, slots=True)
class Condition:
    """One enableWhen clause: another question, an operator, and the answer compared with."""

    question: str
    operator: str  # exists = != > < >= <=
    answer: Value


@dataclass(frozen=True, slots=True)
class Item:
    """A question, a group of items, or words to read."""

    link_id: str
    type: str
    text: Text = Text()
    prefix: str = ""
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    hidden: bool = False
    control: str = ""  # questionnaire-itemControl code: slider, radio-button, …
    unit: Text = Text()
    help: Text = Text()
    lower: Text = Text()  # words at the low end of a scale
    upper: Text = Text()  # words at the high end of a scale
    options: tuple[Option, ...] = ()
    conditions: tuple[Condition, ...] = ()
    every_condition: bool = False  # enableBehavior = all
    minimum: Decimal | date | datetime | None = None
    maximum: Decimal | date | datetime | None = None
    max_length: int | None = None
    max_decimals: int | None = None
    pattern: str | None = None
    initial: tuple[Value, ...] = ()
    codes: tuple[Coding, ...] = ()
    items: tuple["Item", ...] = ()

    @property
    def is_question(self) -> bool:
        """Tell whether the item can hold an answer."""
        return self.type not in ("group", "display")

    def walk(self) -> Iterator["Item"]:
        """Yield this item and everything inside it, in reading order."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True)
class Questionnaire:
    """A form: its items in reading order, and each by its linkId."""

    id: str
    url: str
    version: str
    title: Text
    items: tuple[Item, ...]
    index: Mapping[str, Item]
    language: str = "en"
    copyright: str = ""
    codes: tuple[Coding, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Yield every item in reading order."""
        for item in self.items:
            yield from item.walk()
