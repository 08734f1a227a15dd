"""The shapes of the resources that we write, checked when they are read back.

Only what is read is named; all else may stand there. A time without an offset is refused.
Source: https://hl7.org/fhir/R4/resourcelist.html
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeVar

from pydantic import AwareDatetime, Base64Bytes, BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from kiosk.errors import Damaged
from kiosk.forms.elements import Element, child, children
from kiosk.visit.comprehension import Outcome
from kiosk.visit.consent import Authority, Method
from kiosk.visit.identity import VisitKind


class Shape(BaseModel):
    """A part of a resource; names are FHIR's, in snake case."""

    model_config = ConfigDict(alias_generator=to_camel, frozen=True, hide_input_in_errors=True)


_Shaped = TypeVar("_Shaped", bound=Shape)


class Extension(Shape):
    """An Extension with a string, or with others inside."""

    url: str
    value_string: str = ""
    extension: tuple["Extension", ...] = ()

    def inside(self, url: str) -> str:
        """Return the string of an extension in this one; empty when there is none."""
        return next((e.value_string for e in self.extension if e.url == url), "")


class Identifier(Shape):
    """An Identifier."""

    system: str
    value: str = Field(min_length=1)
    extension: tuple[Extension, ...] = ()


class Coding(Shape):
    """A Coding."""

    system: str = ""
    code: str


class Concept(Shape):
    """A CodeableConcept."""

    coding: tuple[Coding, ...] = Field(min_length=1)
    text: str = ""


class Name(Shape):
    """A HumanName."""

    text: str = ""
    family: str = ""
    given: tuple[str, ...] = ()


class Patient(Shape):
    """A Patient."""

    identifier: tuple[Identifier, ...] = ()  # none: they came without a code
    name: tuple[Name, ...] = Field(min_length=1)
    birth_date: date


class Answer(Shape):
    """An answer of the education response."""

    value_string: str = ""
    value_boolean: bool = False
    value_date_time: AwareDatetime | None = None
    item: tuple["AnsweredItem", ...] = ()


class AnsweredItem(Shape):
    """An item of the education response."""

    link_id: str
    text: str = ""
    answer: tuple[Answer, ...] = ()
    item: tuple["AnsweredItem", ...] = ()


class Education(Shape):
    """The response that holds slides and teach-back."""

    item: tuple[AnsweredItem, ...] = ()


class Consent(Shape):
    """A Consent."""

    extension: tuple[Extension, ...] = Field(min_length=1)
    language: str
    status: Literal["active", "rejected"]
    category: tuple[Concept, ...] = Field(min_length=1)
    date_time: AwareDatetime


class Attachment(Shape):
    """An Attachment: a PDF, inline."""

    extension: tuple[Extension, ...] = Field(min_length=1)
    content_type: Literal["application/pdf"]
    data: Base64Bytes
    size: int


class Content(Shape):
    """DocumentReference.content."""

    attachment: Attachment


class DocumentReference(Shape):
    """A DocumentReference."""

    content: tuple[Content, ...] = Field(min_length=1)


class Period(Shape):
    """A Period with both ends."""

    start: AwareDatetime
    end: AwareDatetime


class Reference(Shape):
    """A Reference: by identifier, or only in words."""

    identifier: Identifier | None = None
    display: str = ""


class Entity(Shape):
    """Provenance.entity."""

    what: Reference


class Agent(Shape):
    """Provenance.agent."""

    role: tuple[Concept, ...] = ()
    who: Reference


class Relationship(Shape):
    """RelatedPerson.relationship, in words."""

    text: str = Field(min_length=1)


class RelatedPerson(Shape):
    """A RelatedPerson."""

    extension: tuple[Extension, ...] = Field(min_length=1)
    relationship: tuple[Relationship, ...] = Field(min_length=1)
    name: tuple[Name, ...] = Field(min_length=1)


class Right(Shape):
    """What gives a representative the right to decide."""

    authority: Authority


class SigningMethod(Shape):
    """How a signature was made."""

    method: Method


class Signature(Shape):
    """A Signature."""

    extension: tuple[Extension, ...] = ()
    type: tuple[Coding, ...] = Field(min_length=1)
    when: AwareDatetime
    who: Reference
    sig_format: Literal["image/svg+xml", "text/plain"]
    data: Base64Bytes


class KindCoding(Shape):
    """The Coding of a kind of visit."""

    code: VisitKind


class KindConcept(Shape):
    """The CodeableConcept of a kind of visit."""

    coding: tuple[KindCoding, ...] = Field(min_length=1)


class Provenance(Shape):
    """A Provenance."""

    occurred_period: Period
    reason: tuple[KindConcept, ...] = Field(min_length=1)
    entity: tuple[Entity, ...] = Field(min_length=1)
    agent: tuple[Agent, ...] = ()
    signature: tuple[Signature, ...] = ()


class Payload(Shape):
    """Communication.payload."""

    content_string: str


class Communication(Shape):
    """A Communication."""

    sent: AwareDatetime
    reason_code: tuple[Concept, ...] = Field(min_length=1)
    payload: tuple[Payload, ...] = Field(min_length=1)


class Bundle(Shape):
    """A Bundle; its entries are read one by one."""

    language: str
    identifier: Identifier


class TeachBackOutcome(Shape):
    """How a teach-back question ended."""

    outcome: Outcome


def shaped(element: Element, shape: type[_Shaped]) -> _Shaped:
    """Return an element in a shape; Damaged names what does not fit, never what stands there."""
    try:
        return shape.model_validate(element)
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, e["loc"])) for e in error.errors(include_input=False))
        words = f"{shape.__name__} in the bundle is not as we write it: {fields}. Set it aside."
    raise Damaged("bundle-shape", words)  # outside the handler: nothing of the input goes along


def resources(bundle: Element, kind: str) -> Iterator[Element]:
    """Yield the resources of a kind."""
    for entry in children(bundle, "entry"):
        resource = child(entry, "resource")
        if resource.get("resourceType") == kind:
            yield resource


def only(bundle: Element, kind: str, shape: type[_Shaped]) -> _Shaped:
    """Return the one resource of a kind; Damaged when there is none or more than one."""
    found = list(resources(bundle, kind))
    if len(found) != 1:
        raise Damaged(
            "bundle-shape", f"The bundle holds {len(found)} of {kind}, not one. Set it aside."
        )
    return shaped(found[0], shape)
