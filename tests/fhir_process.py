"""The FHIR server of the tests: one process, started by the first test that asks for it."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import httpx

_FOLDER = Path(__file__).with_name("fhir_server")
_WITH = {"Authorization": "Bearer invented", "Accept": "application/fhir+json"}


class FhirProcess:
    """A server on loopback; it ends with this process, however that ends."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", "server.cjs"],
            cwd=_FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        self.url = f"http://127.0.0.1:{self.port}/fhir/R4"

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def emptied(self) -> Self:
        """Forget everything."""
        httpx.get(f"http://127.0.0.1:{self.port}/empty", trust_env=False).raise_for_status()
        return self

    def found(self, kind: str, **query: str) -> list[dict[str, Any]]:
        """Search as the clinic's own people would."""
        asked = {"_count": "1000", **query}
        answer = httpx.get(f"{self.url}/{kind}", params=asked, headers=_WITH, trust_env=False)
        answer.raise_for_status()
        return [entry["resource"] for entry in answer.json().get("entry", ())]

    def create(self, resource: dict[str, Any]) -> str:
        """Put something into the chart; return its reference."""
        kind = resource["resourceType"]
        answer = httpx.post(f"{self.url}/{kind}", json=resource, headers=_WITH, trust_env=False)
        answer.raise_for_status()
        return f"{kind}/{answer.json()['id']}"

    def patient(
        self, number: str, family: str = "Beispiel", given: Sequence[str] = ("Testa",)
    ) -> str:
        """Put an invented patient into the chart; return their reference."""
        return self.create(
            {
                "resourceType": "Patient",
                "identifier": [{"system": "urn:example:mrn", "value": number}],
                "name": [{"family": family, "given": list(given)}],
                "birthDate": "1957-04-12",
            }
        )
