"""Whether the chart really has what it said it took: each part is read, each PDF compared."""

import base64
import hashlib
from collections.abc import Iterable, Mapping

from kiosk.errors import Refused, Unavailable
from kiosk.forms.elements import Element, child, children, string
from kiosk.forms.values import Json
from kiosk.outside.chart.fhir.capability import DOCUMENT
from kiosk.outside.chart.fhir.connection import Connection

_GONE = Refused("not-found-again", "The chart does not show what it said it took.")


def read_back(
    connection: Connection,
    resources: Iterable[Json],
    known: Mapping[str, str],
    reads: frozenset[str],
) -> None:
    """Read every part that may be read; Refused when one is not as it was sent."""
    for resource in resources:
        kind, name = str(resource["resourceType"]), known.get(str(resource["id"]), "")
        if not name or kind not in reads:
            continue
        try:
            found = connection.get(name).body
        except Refused as error:
            raise _GONE if error.code == "refused" else error from None
        if not isinstance(found, Mapping) or found.get("resourceType") != kind:
            raise Unavailable("garbled", "The chart did not show what was read back.")
        if kind == DOCUMENT:
            _same_document(connection, resource, found)


def _same_document(connection: Connection, sent: Json, found: Element) -> None:
    """Compare the PDF where the chart gives it; an address elsewhere is not followed."""
    wanted, there = _attachment(sent), _attachment(found)
    pdf = base64.b64decode(str(wanted["data"]))
    if data := string(there, "data"):
        lies = base64.b64decode(data)
    elif path := _own_path(connection, string(there, "url")):
        lies = connection.send("GET", path, headers={"Accept": "application/pdf"}).content
        if lies.startswith(b"{"):  # a Binary as JSON
            return
    else:
        return
    if hashlib.sha256(lies).digest() != hashlib.sha256(pdf).digest():
        raise Refused("not-found-again", "The chart shows another document than was sent.")


def _own_path(connection: Connection, url: str) -> str:
    """Return a path on the same server; empty for any other address."""
    root = f"{connection.settings.url}/"
    path = url.removeprefix(root)
    return path if path.startswith("Binary/") and "?" not in path else ""


def _attachment(resource: Element) -> Element:
    return child(next(iter(children(resource, "content")), {}), "attachment")
