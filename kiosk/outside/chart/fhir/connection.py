"""HTTP with a FHIR server: one token, no redirects, every answer read and understood.

Tokens go to the server's own address alone.
"""

import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import httpx

from kiosk.errors import Unavailable
from kiosk.filing.chart_settings import FhirChart
from kiosk.forms.values import Json
from kiosk.outside.chart.fhir.answers import fault_of
from kiosk.outside.chart.fhir.tokens import Tokens
from kiosk.outside.chart.reaching import why_unreached
from kiosk.ports import Clock

FHIR: Final = "application/fhir+json"
_TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)
_TALKATIVE = ("httpx", "httpcore")  # at level INFO they log each address with its parameters
_UNAUTHORIZED = 401
_LARGEST = 32 * 1024 * 1024  # bytes of an answer


def client_for(settings: FhirChart) -> httpx.Client:
    """Return a client that trusts what the system trusts, and the clinic's own authority."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    trust = ssl.create_default_context()
    if settings.ca_file is not None:
        try:
            trust.load_verify_locations(settings.ca_file)
        except (OSError, ssl.SSLError):
            raise Unavailable(
                "ca-file", f"{settings.ca_file}: no certificates can be read there."
            ) from None
    return httpx.Client(timeout=_TIMEOUT, verify=trust, follow_redirects=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer: what it says, and where the new resource is."""

    status: int
    body: object
    location: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Connection:
    """Asks a server, with a token that is renewed once where it is refused."""

    settings: FhirChart
    client: httpx.Client
    tokens: Tokens
    clock: Clock

    def get(self, path: str, parameters: Mapping[str, str] | None = None) -> Answer:
        """Read or search; raises as `send` does."""
        return self.send("GET", path, parameters=parameters)

    def post(self, path: str, resource: Json, headers: Mapping[str, str] | None = None) -> Answer:
        """Create; raises as `send` does."""
        more = {"Content-Type": FHIR, "Prefer": "return=representation", **(headers or {})}
        return self.send("POST", path, json=resource, headers=more)

    def send(
        self,
        method: str,
        path: str,
        *,
        parameters: Mapping[str, str] | None = None,
        json: Json | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask, and return a good answer.

        Raises Unavailable or Busy when the same request later will do; what became of this one is
        then unknown. Raises Refused when a person must look.
        """
        for renew in (False, True):
            token = self.tokens.token(renew=renew)
            wanted = {"Accept": FHIR, "Authorization": f"Bearer {token}", **(headers or {})}
            try:
                answer = self.client.request(
                    method,
                    f"{self.settings.url}/{path}" if path else self.settings.url,
                    params=parameters,
                    json=json,
                    content=content,
                    headers=wanted,
                )
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                why = why_unreached(error)
                raise Unavailable("no-answer", f"{self.settings.url}: {why}.") from None
            if answer.status_code != _UNAUTHORIZED:
                break
        return self._understood(answer)

    def _understood(self, answer: httpx.Response) -> Answer:
        body = _json(answer)
        fault = fault_of(answer.status_code, answer.headers, body, self.clock.now())
        if fault is not None:
            raise fault
        is_json = "json" in answer.headers.get("content-type", "")
        if len(answer.content) > _LARGEST or (body is None and answer.content and is_json):
            raise Unavailable("garbled", "The chart's answer was cut off.")
        return Answer(answer.status_code, body, answer.headers.get("location", ""), answer.content)


def _json(answer: httpx.Response) -> object:
    """Return what an answer says as JSON; None: nothing that is whole."""
    try:
        return answer.json()
    except (ValueError, RecursionError):
        return None
