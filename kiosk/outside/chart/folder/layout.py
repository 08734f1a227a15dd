"""What a packet is as files: their names, their bytes, and the index that names them."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from string import Template
from xml.sax.saxutils import escape

from kiosk.errors import Refused, Unavailable
from kiosk.filing.chart_settings import FIELDS, FolderChart
from kiosk.forms.elements import child, children, string
from kiosk.ports.filing import Document, Packet

_MARK = "---"
_LONGEST = 180  # characters of a name: a path on Windows has 260
_UNSAFE = re.compile(r"[^\w-]+")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to lie in the folder."""

    name: str
    data: bytes = field(repr=False)


def files_of(packet: Packet, settings: FolderChart) -> tuple[File, ...]:
    """Return every file in the order in which it must appear, the index last.

    Refused when two would have one name.
    """
    rows = [_row(packet, settings, _stem(one.name), one) for one in packet.documents]
    made = [File(row["file"], one.pdf) for row, one in zip(rows, packet.documents, strict=True)]
    if settings.fhir_json:
        name = _row(packet, settings, "fhir")["file"]
        made.append(File(f"{name}.json", _bundle(packet)))
    if settings.index != "none":
        name = _row(packet, settings, "index")["file"]
        made.append(File(f"{name}.{settings.index}", _index(rows, settings)))
    if len({file.name.casefold() for file in made}) != len(made):
        raise Refused("names-alike", "Two files would have one name: correct name in [chart].")
    return tuple(made)


def _row(packet: Packet, settings: FolderChart, document: str, pdf: Document | None = None) -> Row:
    """Return what is known of a document, by the names that templates use."""
    row = {**dict.fromkeys(FIELDS, ""), **_patient(packet, settings)}
    row |= {
        "document": document,
        "type": settings.types.get(document, document),
        "reference": packet.reference,
        "submission": packet.id,
        "date": f"{packet.signed_at:%Y-%m-%d}",
        "signed_at": packet.signed_at.isoformat(timespec="seconds"),
        "signer": packet.signer,
    }
    if pdf is not None:
        row |= {"title": pdf.title, "language": pdf.language, "part": pdf.part}
        row |= {"sha256": sha256(pdf.pdf).hexdigest(), "size": str(len(pdf.pdf))}
    named = Template(settings.name).substitute({key: _safe(value) for key, value in row.items()})
    return row | {"file": named[:_LONGEST].strip("_. ") + (".pdf" if pdf else "")}


def _patient(packet: Packet, settings: FolderChart) -> dict[str, str]:
    name = next(iter(children(packet.patient, "name")), {})
    code = next(iter(children(packet.patient, "identifier")), {})
    given = name.get("given")
    chosen = packet.chosen
    return {
        "family": string(name, "family"),
        "given": " ".join(map(str, given)) if isinstance(given, list) else "",
        "birth_date": string(packet.patient, "birthDate"),
        "code": string(code, "value"),
        "number": chosen.number if chosen else "",
        "number_system": (chosen.system if chosen else "") or settings.number_system,
    }


def _safe(value: str) -> str:
    """Return a value as a part of a name: letters, digits, - and _, on any system."""
    return _UNSAFE.sub("_", value)


def _stem(name: str) -> str:
    return name.removesuffix(".pdf")


def _bundle(packet: Packet) -> bytes:
    """Return the FHIR resources as one Bundle; the PDFs lie beside it, named by their hash."""
    entries = [packet.patient, *map(_without_data, packet.resources)]
    bundle = {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{packet.id}"},
        "type": "collection",
        "timestamp": packet.signed_at.isoformat(),
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in entries],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode() + b"\n"


def _without_data(resource: Mapping[str, object]) -> Mapping[str, object]:
    contents = children(resource, "content")
    if resource.get("resourceType") != "DocumentReference":
        return resource
    slim = [
        {
            **content,
            "attachment": {k: v for k, v in child(content, "attachment").items() if k != "data"},
        }
        for content in contents
    ]
    return {**resource, "content": slim}


def _index(rows: Iterable[Row], settings: FolderChart) -> bytes:
    head, line, foot = template_of(settings)
    escaped = _ESCAPES[settings.index]
    lines = [
        Template(line).substitute({key: escaped(value) for key, value in row.items()})
        for row in rows
    ]
    between = ",\n" if settings.index == "json" else "\n"
    whole = "\n".join(part for part in (head, between.join(lines), foot) if part)
    ending = "\r\n" if settings.index == "csv" else "\n"
    return (whole.replace("\r\n", "\n") + "\n").replace("\n", ending).encode()


def template_of(settings: FolderChart) -> tuple[str, str, str]:
    """Return head, one document, foot; Refused when the clinic's own template is wrong."""
    if settings.index_template is None:
        return _OURS[settings.index]
    try:
        text = settings.index_template.read_text(encoding="utf-8")
    except OSError as error:
        raise Unavailable(
            "index-template",
            f"{settings.index_template}: {error.strerror}: correct index_template in [chart].",
        ) from None
    parts = [part.strip("\n") for part in re.split(rf"(?m)^{_MARK}\s*$", text)]
    known = Template(text)
    if len(parts) != 3 or not known.is_valid() or not set(known.get_identifiers()) <= set(FIELDS):  # noqa: PLR2004
        raise Refused(
            "index-template",
            f"{settings.index_template}: it needs three parts with a line {_MARK} between them, "
            f"and after a $ only: {', '.join(FIELDS)}",
        )
    return parts[0], parts[1], parts[2]


def _csv(value: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([value])
    return line.getvalue() if value else ""


def _xml(value: str) -> str:
    return escape(value, {'"': "&quot;"})


def _json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


_SHOWN = tuple(name for name in FIELDS if name != "part")
_ESCAPES: Mapping[str, Callable[[str], str]] = {"csv": _csv, "xml": _xml, "json": _json}
_OURS = {
    "csv": (",".join(_SHOWN), ",".join(f"${{{name}}}" for name in _SHOWN), ""),
    "xml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<documents>',
        " <document>\n"
        + "\n".join(f"  <{name}>${{{name}}}</{name}>" for name in _SHOWN)
        + "\n </document>",
        "</documents>",
    ),
    "json": (
        '{"documents": [',
        " {" + ", ".join(f'"{name}": "${{{name}}}"' for name in _SHOWN) + "}",
        "]}",
    ),
}
