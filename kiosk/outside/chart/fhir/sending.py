"""A packet into a FHIR server, each part once, by the level that the server allows.

What is in the chart is noted part by part, with the server's id, before the next is sent.
Source: https://hl7.org/fhir/R4/http.html#transaction and #ccreate
"""

import base64
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from kiosk.errors import KioskError, Refused, Unavailable
from kiosk.filing.naming import PART, SUBMISSION
from kiosk.forms.elements import Element, child, children, string
from kiosk.forms.values import Json
from kiosk.outside.chart.fhir.answers import fault_of
from kiosk.outside.chart.fhir.capability import DOCUMENT, Capability
from kiosk.outside.chart.fhir.connection import Connection
from kiosk.outside.chart.fhir.references import resolved
from kiosk.ports.filing import NOT_THERE, UNKNOWN_OUTCOME, Filing, Packet, Progress

log = logging.getLogger(__name__)

AT_ONCE: Final = 8  # conditional entries that servers take in one transaction
LARGEST_INLINE: Final = 1_000_000  # characters of base64; servers stop at one MiB
_NOT_DONE = ("http-409", "http-423", "http-425", "http-429")  # answers that say: not done
_LOCATION = re.compile(r"(?:^|/)([A-Za-z]+/[A-Za-z0-9.-]{1,64})(?:/_history/[^/]+)?/?$")


@dataclass
class Sending:
    """One packet on its way to one server."""

    connection: Connection
    capability: Capability
    packet: Packet
    before: Filing
    progress: Progress
    known: dict[str, str] = field(default_factory=dict)  # part → Type/id

    def __post_init__(self) -> None:
        """Begin with what an earlier try brought there, and with the patient who was chosen."""
        chosen = self.packet.chosen
        assert chosen is not None, "a FHIR chart needs a patient"
        there = self.before.parts.items()
        self.known = {part: name for part, name in there if name not in ("", NOT_THERE)}
        self.known[str(self.packet.patient["id"])] = chosen.reference

    def send(self) -> None:
        """Bring every part there that the server takes, and is not there yet."""
        waiting = [one for one in self.packet.resources if self._goes(one)]
        if self.capability.level == "A":
            for start in range(0, len(waiting), AT_ONCE):
                self._transaction(waiting[start : start + AT_ONCE])
        else:
            for resource in waiting:
                self._step(resource)

    def _goes(self, resource: Json) -> bool:
        return resource["resourceType"] in self.capability.ways and resource["id"] not in self.known

    def _transaction(self, resources: Sequence[Json]) -> None:
        entries = [self._entry(one, resources) for one in resources]
        bundle: Json = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
        answer = self.connection.post("", bundle)
        said = answer.body if isinstance(answer.body, dict) else {}
        answered = children(said, "entry")
        if said.get("resourceType") != "Bundle" or len(answered) != len(resources):
            raise Unavailable("garbled", "The chart did not answer for every part.")
        fault: KioskError | None = None
        for resource, entry in zip(resources, answered, strict=True):
            fault = self._entered(resource, entry) or fault
        if fault is not None:
            raise fault

    def _entry(self, resource: Json, beside: Sequence[Json]) -> Json:
        kind = str(resource["resourceType"])
        request = {"method": "POST", "url": kind, "ifNoneExist": self._named(resource)}
        sent = resolved(self._slim(resource), self.known, beside)
        return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": sent, "request": request}

    def _entered(self, resource: Json, entry: Element) -> KioskError | None:
        """Note a part that the server says it has; return what it says of any other."""
        response = child(entry, "response")
        written = string(response, "status")[:3]
        status = int(written) if written.isdecimal() else 0
        now = self.connection.clock.now()
        fault = fault_of(status, {}, child(response, "outcome"), now) if status else _NO_STATUS
        if fault is not None:
            if isinstance(fault, Refused) and fault.code == "refused":
                return Refused("partly", "The chart took only a part of it.")
            return fault
        self._note(resource, _name(string(response, "location"), child(entry, "resource")))
        return None

    def _step(self, resource: Json) -> None:
        match self.capability.ways[str(resource["resourceType"])]:
            case "conditional":
                self._post(resource, {"If-None-Exist": self._named(resource)})
            case "search":
                there = self._search(str(resource["resourceType"]), self._query(resource))
                if there:
                    self._note(resource, there)
                else:
                    self._post(resource)
            case "create":
                self._create(resource)

    def _create(self, resource: Json) -> None:
        """Create a document that cannot be asked for by its identifier.

        Tried before, it is looked for by patient, date and title; not found, a person must look,
        since what was created just now may not be found yet.
        """
        part = str(resource["id"])
        if self.before.parts.get(part, NOT_THERE) == NOT_THERE:
            self.progress(part, "")
            self._create_noted(resource)
            return
        there = self._titled(resource)
        if not there:
            raise Refused(UNKNOWN_OUTCOME, "It may be in the chart, and is not found there.")
        self._note(resource, there)

    def _create_noted(self, resource: Json) -> None:
        """Create a document; where the answer says that it was not, that is noted."""
        try:
            self._post(resource)
        except KioskError as error:
            if isinstance(error, Refused) or error.code in _NOT_DONE:
                self.progress(str(resource["id"]), NOT_THERE)
            raise

    def _titled(self, resource: Json) -> str:
        """Return a document of this patient, day and title; empty: there is none."""
        patient = self.known[str(self.packet.patient["id"])]
        day = datetime.fromisoformat(str(resource["date"])).date()
        wanted = _title(resource)
        body = self.connection.get(DOCUMENT, {"patient": patient, "date": day.isoformat()}).body
        found = [one for one in _resources(body, DOCUMENT) if _title(one) == wanted]
        return f"{DOCUMENT}/{found[0]['id']}" if found else ""

    def _post(self, resource: Json, headers: dict[str, str] | None = None) -> None:
        kind = str(resource["resourceType"])
        sent = resolved(self._slim(resource), self.known)
        answer = self.connection.post(kind, sent, headers)
        self._note(resource, _name(answer.location, answer.body))

    def _search(self, kind: str, query: tuple[str, str]) -> str:
        """Return the one resource of a name; empty: there is none. Refused: several."""
        body = self.connection.get(kind, dict([query])).body
        if not isinstance(body, dict) or body.get("resourceType") != "Bundle":
            raise Unavailable("garbled", "The chart did not answer a search.")
        found = _resources(body, kind)
        if len(found) > 1:
            raise Refused("several-match", "The chart has this more than once.")
        return f"{kind}/{found[0]['id']}" if found else ""

    def _query(self, resource: Json) -> tuple[str, str]:
        if resource["resourceType"] == "Provenance":  # it has no identifier in R4
            return "_tag", f"{SUBMISSION}|{self.packet.id}"
        return "identifier", f"{PART}|{resource['id']}"

    def _named(self, resource: Json) -> str:
        return "=".join(self._query(resource))

    def _slim(self, resource: Json) -> Json:
        """Put a large PDF beside its document, where the server takes that."""
        attachment = _attachment(resource)
        data = str(attachment.get("data", ""))
        if len(data) <= LARGEST_INLINE or not self.capability.takes_binary:
            return resource
        part = f"binary/{resource['id']}"
        if part not in self.known:
            answer = self.connection.send(
                "POST",
                "Binary",
                content=base64.b64decode(data),
                headers={"Content-Type": "application/pdf"},
            )
            self.known[part] = _name(answer.location, answer.body)
            self.progress(part, self.known[part])
        slim = {key: value for key, value in attachment.items() if key != "data"}
        return {**resource, "content": [{"attachment": {**slim, "url": self.known[part]}}]}

    def _note(self, resource: Json, name: str) -> None:
        kind, part = str(resource["resourceType"]), str(resource["id"])
        if not name.startswith(f"{kind}/"):
            raise Unavailable("garbled", "The chart did not say under which id it keeps a part.")
        self.known[part] = name
        self.progress(part, name)


_NO_STATUS = Unavailable("garbled", "The chart did not say what became of a part.")


def _name(location: str, body: object) -> str:
    """Return Type/id of what an answer is about."""
    if found := _LOCATION.search(location):
        return found[1]
    if isinstance(body, dict) and body.get("id"):
        return f"{body.get('resourceType')}/{body['id']}"
    return ""


def _resources(body: object, kind: str) -> list[Element]:
    return list(_found(body, kind))


def _found(body: object, kind: str) -> Iterator[Element]:
    for entry in children(body, "entry") if isinstance(body, dict) else []:
        resource = child(entry, "resource")
        if resource.get("resourceType") == kind and resource.get("id"):
            yield resource


def _attachment(resource: Element) -> Element:
    return child(next(iter(children(resource, "content")), {}), "attachment")


def _title(resource: Element) -> str:
    return string(_attachment(resource), "title") or string(resource, "description")
