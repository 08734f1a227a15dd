"""MDM^T02: original document notification and content, with the PDF in OBX-5.

A message is a value: the same packet gives the same message control ids (MSH-10) at every try.
Source: HL7 v2.5.1 chapters 2 (escapes, ED) and 9 (MDM, TXA); RFC 4648 (Base64)
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.errors import Damaged
from kiosk.filing.chart_settings import MllpChart
from kiosk.forms.elements import children, string
from kiosk.ports.filing import Document, Packet

_ESCAPES = {
    "\\": "\\E\\",
    "|": "\\F\\",
    "^": "\\S\\",
    "&": "\\T\\",
    "~": "\\R\\",
    "\n": "\\.br\\",
    "\r": "\\.br\\",
}
_TYPES = {"consent.pdf": ("CONSENT", "Consent"), "intake.pdf": ("CN", "Consultation")}
_LOINC = {
    "consent.pdf": ("59284-0", "Consent Document"),
    "intake.pdf": ("11488-4", "Consult note"),
}
_CONTROL_ID = 20  # characters of MSH-10


@dataclass(frozen=True, slots=True)
class Message:
    """One message and the id by which its acknowledgement names it."""

    control_id: str
    data: bytes = field(repr=False)  # UTF-8, segments end with a carriage return


def messages(packet: Packet, settings: MllpChart) -> list[Message]:
    """Return one message a document, in the order of sending."""
    return [_message(packet, document, settings) for document in packet.documents]


def _message(packet: Packet, document: Document, settings: MllpChart) -> Message:
    control_id = document.part.replace("-", "")[:_CONTROL_ID].upper()
    segments = (
        _msh(settings, control_id, packet.signed_at),
        ["EVN", "T02", _moment(packet.signed_at)],
        _pid(packet, settings),
        ["PV1", "1", "O"],
        _txa(packet, document, settings),
        _obx(document),
    )
    text = "".join("|".join(fields) + "\r" for fields in segments)
    return Message(control_id, text.encode())


def _msh(settings: MllpChart, control_id: str, at: datetime) -> list[str]:
    return [
        "MSH",
        "^~\\&",
        escaped(settings.sending_application),
        escaped(settings.sending_facility),
        escaped(settings.receiving_application),
        escaped(settings.receiving_facility),
        _moment(at),
        "",
        "MDM^T02^MDM_T02",
        control_id,
        settings.processing_id,
        "2.5.1",
        "",
        "",
        "",  # no enhanced mode: one acknowledgement, the application's
        "",
        "",
        "UNICODE UTF-8",
    ]


def _pid(packet: Packet, settings: MllpChart) -> list[str]:
    chosen = packet.chosen
    number = escaped(chosen.number) if chosen else ""
    authority = escaped((chosen.system if chosen else "") or settings.number_system)
    name = next(iter(children(packet.patient, "name")), {})
    given = name.get("given")
    first, *others = map(str, given) if isinstance(given, list) and given else [""]
    spoken = [string(name, "family"), first, " ".join(others)]
    born = string(packet.patient, "birthDate").replace("-", "")
    return [
        "PID",
        "1",
        "",
        f"{number}^^^{authority}^MR",
        "",
        "^".join(map(escaped, spoken)).rstrip("^"),
        "",
        born,
    ]


def _txa(packet: Packet, document: Document, settings: MllpChart) -> list[str]:
    code, words = _TYPES[document.name]
    code = settings.types.get(document.name.removesuffix(".pdf"), code)
    at = _moment(packet.signed_at)
    signer = escaped(packet.signer)
    return [
        "TXA",
        "1",
        f"{escaped(code)}^{words}",
        "AP",  # application data
        at,
        "",
        _moment(document.created),
        "",
        "",
        f"^{signer}",
        "",
        "",
        f"{document.part}^{_SENDER}",
        "",
        "",
        "",
        escaped(document.title),
        "LA",  # legally authenticated
        "",
        "AV",
        "",
        "",
        f"^{signer}{_TO_TIME}{at}",
    ]


_SENDER = "INTAKEKIOSK"
_TO_TIME = "^" * 13  # from PPN-2 to PPN-15


def _obx(document: Document) -> list[str]:
    code, words = _LOINC[document.name]
    data = base64.b64encode(document.pdf).decode()
    return ["OBX", "1", "ED", f"{code}^{words}^LN", "1", f"^AP^PDF^Base64^{data}", *[""] * 5, "F"]


def escaped(words: str) -> str:
    """Return words as they stand in a field: no delimiter and no line end is left in them."""
    return "".join(_ESCAPES.get(sign, sign) for sign in _signs(words))


def _signs(words: str) -> Iterator[str]:
    for line_place, line in enumerate(words.replace("\r\n", "\n").split("\n")):
        if line_place:
            yield "\n"
        yield from (sign for sign in line if sign == "\r" or sign.isprintable())


def _moment(at: datetime) -> str:
    return f"{at:%Y%m%d%H%M%S%z}"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """MSA: what became of the message of an id."""

    code: str  # AA, AE, AR; CA, CE, CR in enhanced mode
    control_id: str


def read_acknowledgement(data: bytes) -> Acknowledgement:
    """Return what an ACK says; Damaged when it is none. Its words are not read: they may quote."""
    segments = [line for line in data.decode(errors="replace").split("\r") if line]
    head = segments[0] if segments else ""
    if not head.startswith("MSH") or len(head) <= len("MSH|"):
        raise Damaged("ack", "What came back is no HL7 message.")
    separator = head[3]
    said = _fields(segments, separator)
    if len(said) < 3:  # noqa: PLR2004 MSA-1 and MSA-2
        raise Damaged("ack", "What came back acknowledges nothing.")
    return Acknowledgement(said[1].strip(), said[2].strip())


def _fields(segments: Sequence[str], separator: str) -> list[str]:
    for segment in segments:
        fields = segment.split(separator)
        if fields[0] == "MSA":
            return fields
    return []
