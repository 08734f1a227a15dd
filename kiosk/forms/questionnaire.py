"""A questionnaire as the engine sees it: a tree of items and an index by linkId.

Source of every name here: FHIR R4 Questionnaire, https://hl7.org/fhir/R4/questionnaire.html, and
the extensions of Structured Data Capture, https://hl7.org/fhir/uv/sdc/
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from kiosk.forms.datatypes import (
    NO_WORDS,
    Attachment,
    Coding,
    PartialDate,
    Quantity,
    Reference,
    Text,
    Value,
    Values,
)

__all__ = [
    "NOTHING",
    "Attachment",
    "Coding",
    "Condition",
    "Constraint",
    "Formulas",
    "Item",
    "Limit",
    "Option",
    "PartialDate",
    "Quantity",
    "Questionnaire",
    "Reference",
    "Text",
    "Toggle",
    "Value",
    "Values",
]

Limit = Decimal | date | datetime | time | Quantity | PartialDate


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    value: Value
    text: Text
    exclusive: bool = False  # "none of these": choosing it clears the others
    prefix: str = ""  # optionPrefix: "a)"
    media: Attachment | None = None  # itemAnswerMedia


@dataclass(frozen=True, slots=True)
class Condition:
    """One enableWhen clause: another question, an operator, and the answer compared with."""

    question: str
    operator: str  # exists = != > < >= <=
    answer: Value


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule that answers must keep, in FHIRPath, and the words for a person who breaks it."""

    expression: str
    words: Text = NO_WORDS
    warning: bool = False  # worth a second look, not an error
    key: str = ""


@dataclass(frozen=True, slots=True)
class Toggle:
    """Options that can be chosen only while an expression is true."""

    options: tuple[Value, ...]
    expression: str


@dataclass(frozen=True, slots=True)
class Formulas:
    """What is computed for an item, as FHIRPath; an empty text computes nothing."""

    variables: tuple[tuple[str, str], ...] = ()  # name and expression, for all inside
    enabled: str = ""  # enableWhenExpression
    calculated: str = ""
    initial: str = ""
    text: str = ""  # cqf-expression on the text
    options: str = ""  # answerExpression
    toggles: tuple[Toggle, ...] = ()
    minimum: str = ""
    maximum: str = ""
    constraints: tuple[Constraint, ...] = ()

    @property
    def shapes_item(self) -> bool:
        """Tell whether what is asked depends on answers: its words, options or limits."""
        return bool(self.text or self.options or self.toggles or self.minimum or self.maximum)

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = Formulas()


@dataclass(frozen=True, slots=True)
class Item:
    """A question, a group of items, or words to read."""

    link_id: str
    type: str
    text: Text = NO_WORDS
    prefix: str = ""
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    hidden: bool = False
    control: str = ""  # questionnaire-itemControl code: slider, radio-button, page, table, …
    unit: Text = NO_WORDS
    help: Text = NO_WORDS
    lower: Text = NO_WORDS  # words at the low end of a scale
    upper: Text = NO_WORDS  # words at the high end of a scale
    options: tuple[Option, ...] = ()
    open: bool = False  # may be answered outside its options, though it is no open-choice
    conditions: tuple[Condition, ...] = ()
    every_condition: bool = False  # enableBehavior = all
    minimum: Limit | None = None
    maximum: Limit | None = None
    min_length: int | None = None
    max_length: int | None = None
    max_decimals: int | None = None
    pattern: str | None = None
    initial: tuple[Value, ...] = ()
    codes: tuple[Coding, ...] = ()
    items: tuple["Item", ...] = ()
    min_occurs: int | None = None
    max_occurs: int | None = None
    units: tuple[Coding, ...] = ()  # unitOption; the one of questionnaire-unit first
    unit_coding: Coding | None = None
    step: Decimal | None = None  # sliderStepValue
    orientation: str = ""  # choiceOrientation: horizontal or vertical
    category: str = ""  # displayCategory: instructions, security, help
    entry_format: Text = NO_WORDS  # such as "DD/MM/YYYY"
    open_label: Text = NO_WORDS  # what to call an answer of one's own
    short_text: Text = NO_WORDS
    support_link: str = ""
    media: Attachment | None = None  # itemMedia
    mime_types: tuple[str, ...] = ()
    max_size: int | None = None  # bytes of an attachment
    signature: tuple[Coding, ...] = ()  # signatureRequired: what kind of signature
    markdown: Text = NO_WORDS  # the text with rendering-markdown or -xhtml, as plain Markdown
    formulas: Formulas = NOTHING
    alias: str = ""  # the linkId in FHIR, where the form has it twice and link_id is our own

    @property
    def written(self) -> str:
        """Return the linkId that stands in a response."""
        return self.alias or self.link_id

    @property
    def is_question(self) -> bool:
        """Tell whether the item can hold an answer."""
        return self.type not in ("group", "display")

    @property
    def fixed(self) -> bool:
        """Tell whether no patient can change the answer: what it starts with is the answer."""
        return self.read_only or self.hidden

    def walk(self) -> Iterator["Item"]:
        """Yield this item and everything inside it, in reading order."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, eq=False)
class Questionnaire:
    """A form: its items in reading order, and each by its linkId; no two are equal."""

    id: str
    url: str
    version: str
    title: Text
    items: tuple[Item, ...]
    index: Mapping[str, Item]
    language: str = "en"
    copyright: str = ""
    codes: tuple[Coding, ...] = ()
    formulas: Formulas = NOTHING  # variables and constraints of the whole form
    signature: tuple[Coding, ...] = ()
    source: Mapping[str, object] = field(default_factory=dict, repr=False)
    kept: dict[str, object] = field(default_factory=dict, repr=False, init=False)  # made from it

    def walk(self) -> Iterator[Item]:
        """Yield every item in reading order."""
        for item in self.items:
            yield from item.walk()
