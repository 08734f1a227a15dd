"""A signature that a form asks for (signatureRequired): an item of its own inside what it signs.

It stands last in its question, group or form, and is kept as an attachment: what was drawn (SVG) or
typed, by whom (title) and when (creation). FHIR has no item for it: the response carries it as an
extension of what was signed. Source: https://hl7.org/fhir/R4/extension-questionnaireresponse-signature.html
"""

import base64
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.forms.answers import Answers
from kiosk.forms.datatypes import Attachment, Text, Value, Values
from kiosk.forms.elements import Element, extension, string
from kiosk.forms.questionnaire import Coding, Item, Questionnaire
from kiosk.forms.values import Json, coding_json

SIGNATURE: Final = "signature"  # the type of such an item
DRAWN, TYPED = "image/svg+xml", "text/plain"
_URL = "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-signature"
_WORDS = Text("Your signature", {"es": "Su firma"})  # FHIR gives the item no words of its own


def signature_key(link_id: str) -> str:
    """Return the linkId of the signature under an item; "" is the whole form."""
    return f"{link_id}#{SIGNATURE}"


def signature_item(link_id: str, kinds: tuple[Coding, ...], *, required: bool = False) -> Item:
    """Return the item that asks for a signature."""
    return Item(signature_key(link_id), SIGNATURE, _WORDS, required=required, signature=kinds)


def signatures_over(form: Questionnaire, answers: Answers, key: str) -> tuple[str, ...]:
    """Return the keys of the signatures that no longer hold once this answer is another."""
    question = key.partition("@")[0]
    around = (
        i.link_id for i in form.walk() if any(inner.link_id == question for inner in i.walk())
    )
    names = {signature_key(link_id) for link_id in ("", *around)} - {question}
    return tuple(given for given in answers if given.partition("@")[0] in names)


def mark(content_type: str, content: str) -> Attachment:
    """Return what was drawn or typed; who signed, and when, is added by `signed`."""
    data = base64.b64encode(content.encode()).decode()
    return Attachment(content_type, data, title=content if content_type == TYPED else None)


def signed(value: Value, name: str, at: datetime) -> Value:
    """Return a mark with who made it and when; a typed one names its signer itself."""
    if not isinstance(value, Attachment):
        return value
    return replace(value, title=value.title or name, creation=at.isoformat())


def signature_json(item: Item, values: Values | None) -> list[Json]:
    """Return the extension of a response that carries a signature; empty: nobody signed."""
    found = (value for value in values or () if isinstance(value, Attachment))
    return [{"url": _URL, "valueSignature": _signature(item, value)} for value in found]


def _signature(item: Item, value: Attachment) -> Json:
    return {
        "type": [coding_json(kind) for kind in item.signature],
        "when": value.creation,
        "who": {"display": value.title},
        "sigFormat": value.content_type,
        "data": value.data,
    }


def read_signature(element: Element) -> Attachment | None:
    """Return the signature that stands on an item of a response, or on the response."""
    found = extension(element, "questionnaireresponse-signature").get("valueSignature")
    if not isinstance(found, dict):
        return None
    who = found.get("who")
    return Attachment(
        string(found, "sigFormat") or None,
        string(found, "data") or None,
        title=string(who, "display") or None if isinstance(who, dict) else None,
        creation=string(found, "when") or None,
    )
