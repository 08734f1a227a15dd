"""The chart as a FHIR R4 server; see kiosk.ports.filing.Chart."""

import base64
import hashlib
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.errors import Refused, Unavailable
from kiosk.filing.chart_settings import FhirChart
from kiosk.forms.elements import Element, child, children, string
from kiosk.forms.values import Json
from kiosk.outside.chart.fhir.capability import DOCUMENT, Capability, capability
from kiosk.outside.chart.fhir.connection import Connection, client_for
from kiosk.outside.chart.fhir.reading_back import read_back
from kiosk.outside.chart.fhir.sending import Sending
from kiosk.outside.chart.fhir.tokens import Key, Tokens
from kiosk.ports import Clock
from kiosk.ports.filing import Ability, ChartPatient, Filing, Packet, Progress, Wanted

_MOST = "20"  # patients of an answer
_WAYS = {
    "A": "level A: one transaction, each part once",
    "B": "level B: part by part, each once",
    "C": "level C: part by part, each looked for before it is created",
    "D": "level D: documents alone, looked for by patient, date and title after a lost answer",
}


@dataclass
class FhirServer:
    """A FHIR R4 server; its CapabilityStatement is read once a process."""

    settings: FhirChart
    clock: Clock
    key: Callable[[], Key]
    _read: Capability | None = None
    _connected: Connection | None = None

    @property
    def needs_patient(self) -> bool:
        """Tell that every resource is some patient's."""
        return True

    def ability(self) -> Ability:
        """Return what the server says it can do, and by which level it is fed."""
        found = self._capability()
        return Ability(
            f"{found.software} at {self.settings.url}, {_WAYS[found.level]}",
            searches_patients=found.searches_patients,
            can_be_asked=found.level != "D",
            missing=found.missing,
        )

    def patients(self, wanted: Wanted) -> Sequence[ChartPatient]:
        """Return whoever has this number, or this family name and birth date."""
        if wanted.number:
            name = f"{self.settings.number_system}|{wanted.number}"
            query = {"identifier": name if self.settings.number_system else wanted.number}
        else:
            query = {"family": wanted.family, "birthdate": wanted.birth_date.isoformat()}
        body = self._connection.get("Patient", {**query, "_count": _MOST}).body
        if not isinstance(body, dict) or body.get("resourceType") != "Bundle":
            raise Unavailable("garbled", "The chart did not answer the search.")
        return list(self._patients(body))

    def file(self, packet: Packet, before: Filing, progress: Progress) -> None:
        """Bring a packet into the chart by the best level, and read it back."""
        if packet.chosen is None or not packet.chosen.reference.startswith("Patient/"):
            raise Refused("no-patient", "Nobody has chosen the patient in the chart.")
        found = self._capability()
        sending = Sending(self._connection, found, packet, before, progress)
        sending.send()
        read_back(self._connection, packet.resources, sending.known, found.reads)

    def test_document(self, pdf: bytes) -> str:
        """File a marked document without a patient, where that is allowed."""
        if not self.settings.test_documents:
            raise Refused("no-test", "[chart] test_documents = true allows a test document.")
        self._capability()
        answer = self._connection.post(DOCUMENT, _test_document(pdf, self.clock.now().isoformat()))
        return f"{answer.location or DOCUMENT} was created and says TEST: delete it."

    @property
    def _connection(self) -> Connection:
        if self._connected is None:
            client = client_for(self.settings)
            weakref.finalize(self, client.close)  # whoever forgets a server forgets its lines
            tokens = Tokens(self.settings, client, self.clock, self.key)
            self._connected = Connection(self.settings, client, tokens, self.clock)
        return self._connected

    def _capability(self) -> Capability:
        if self._read is None:
            said = self._metadata()
            if not isinstance(said, dict) or said.get("resourceType") != "CapabilityStatement":
                raise Unavailable("garbled", f"{self.settings.url}: no FHIR server: correct url.")
            self._read = capability(said, self.settings.at_most, self.settings.resources)
        return self._read

    def _metadata(self) -> object:
        try:
            return self._connection.get("metadata").body
        except Refused as error:
            if error.code != "refused":
                raise
            url = self.settings.url
            raise Refused("no-fhir", f"{url}: no FHIR server: correct url in [chart].") from None

    def _patients(self, body: Element) -> Iterator[ChartPatient]:
        for entry in children(body, "entry"):
            resource = child(entry, "resource")
            if resource.get("resourceType") == "Patient" and resource.get("id"):
                yield _patient(resource, self.settings.number_system)


def _patient(resource: Element, number_system: str) -> ChartPatient:
    identifiers = children(resource, "identifier")
    ours = [one for one in identifiers if string(one, "system") == number_system]
    number = next(iter(ours or [one for one in identifiers if _is_record_number(one)]), {})
    name = next(iter(children(resource, "name")), {})
    given = name.get("given")
    first = " ".join(map(str, given)) if isinstance(given, list) else ""
    last = string(name, "family")
    return ChartPatient(
        reference=f"Patient/{resource['id']}",
        number=string(number, "value"),
        system=string(number, "system"),
        name=string(name, "text") or ", ".join(part for part in (last, first) if part),
        birth_date=_day(string(resource, "birthDate")),
    )


def _is_record_number(identifier: Element) -> bool:
    codings = children(child(identifier, "type"), "coding")
    return any(string(one, "code") == "MR" for one in codings)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _test_document(pdf: bytes, now: str) -> Json:
    sha1 = hashlib.sha1(pdf, usedforsecurity=False).digest()
    return {
        "resourceType": DOCUMENT,
        "status": "current",
        "docStatus": "preliminary",
        "type": {"text": "TEST"},
        "date": now,
        "description": "TEST of Intake Kiosk: about nobody, to be deleted",
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "data": base64.b64encode(pdf).decode(),
                    "size": len(pdf),
                    "hash": base64.b64encode(sha1).decode(),
                    "title": "TEST of Intake Kiosk",
                }
            }
        ],
    }
