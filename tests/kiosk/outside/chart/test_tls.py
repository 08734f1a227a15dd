"""TLS with the chart: whom the desk trusts, who asks for its certificate, what IT is told."""

import base64
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc.jwk import ECKey

from kiosk.errors import Unavailable
from kiosk.filing.chart_settings import FhirChart, MllpChart
from kiosk.outside.chart.fhir.chart import FhirServer
from kiosk.outside.chart.mllp.interface import Hl7Interface
from kiosk.outside.clock import SystemClock
from kiosk.ports.filing import UNKNOWN_OUTCOME, ChartPatient
from kiosk.provision.certificates import authority, issue
from tests.charts import FilingClinic
from tests.mllp_receiver import Receiver

NOW = datetime.now(UTC)
SINCE = date(2026, 1, 1)


@dataclass
class Papers:
    """An authority in a folder, and what it has signed; the desk's PEM has its key as well."""

    folder: Path

    def __post_init__(self) -> None:
        self._root = Ed25519PrivateKey.generate()
        self.folder.mkdir()
        self.authority = self.folder / "authority.pem"
        self.authority.write_bytes(authority(self._root, NOW))

    def server(self, name: str = "127.0.0.1", since: datetime = NOW) -> Path:
        return self._pem("server", name, since)

    def desk(self) -> Path:
        return self._pem("device", "desk-1", NOW)

    def _pem(self, what: Any, name: str, since: datetime) -> Path:
        issued = issue(self._root, name, what, since, days=30)
        file = self.folder / f"{what}.pem"
        file.write_bytes(issued.certificate + issued.key)
        return file


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path / "papers")


@pytest.fixture
def listening() -> Iterator[Callable[..., Receiver]]:
    """Start receivers by their certificate; with `only` they ask for one of that authority."""
    made: list[Receiver] = []

    def listen(certificate: Path, only: Path | None = None) -> Receiver:
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trust.load_cert_chain(certificate)
        if only is not None:
            trust.load_verify_locations(only)
            trust.verify_mode = ssl.CERT_REQUIRED
        made.append(Receiver(trust).__enter__())
        return made[-1]

    yield listen
    for receiver in made:
        receiver.__exit__()


def interface(port: int, **more: Any) -> Hl7Interface:
    said: dict[str, Any] = {"kind": "hl7v2", "since": SINCE, "host": "127.0.0.1", "port": port}
    return Hl7Interface(MllpChart(number_system="CLINIC", **{**said, **more}))


def test_both_sides_show_a_certificate_and_the_documents_arrive(tmp_path, papers, listening):
    receiver = listening(papers.server(), only=papers.authority)
    chart = interface(
        receiver.port, ca_file=papers.authority, certificate_file=papers.desk(), answer_seconds=60
    )
    assert "(TLS)" in chart.ability().words
    clinic = FilingClinic(tmp_path, chart)
    intake, review = clinic.signed()
    clerk = clinic.clerk()
    clerk.choose(intake.id, ChartPatient(number="4711"))
    after = clinic.once(clerk)
    assert after is not None
    assert after.state == "filed"
    pdfs = [base64.b64decode(one.extract_field("OBX", 1, 5, 1, 5)) for one in receiver.taken]
    assert pdfs == [intake.read.consent_pdf, clinic.desk().intake_pdf(review)]
    clinic.close()


def test_an_interface_that_wants_the_desks_certificate_says_so(papers, listening):
    receiver = listening(papers.server(), only=papers.authority)
    with pytest.raises(Unavailable, match=r"see that certificate_file in \[chart\]"):
        interface(receiver.port, ca_file=papers.authority).ability()


def test_without_the_desks_certificate_nothing_is_taken_and_a_person_is_told(
    tmp_path, papers, listening, expect_log
):
    expect_log("kiosk.filing.clerk")
    receiver = listening(papers.server(), only=papers.authority)
    clinic = FilingClinic(tmp_path, interface(receiver.port, ca_file=papers.authority))
    intake, _review = clinic.signed()
    clerk = clinic.clerk()
    clerk.choose(intake.id, ChartPatient(number="4711"))
    after = clinic.once(clerk)
    assert after is not None
    assert (after.state, after.why) == ("person", UNKNOWN_OUTCOME)
    assert receiver.taken == []
    clinic.close()


@pytest.mark.parametrize(
    ("name", "age", "trusted", "said"),
    [
        ("127.0.0.1", 0, False, "nobody whom this machine trusts: set ca_file"),
        ("127.0.0.1", 90, True, "certificate has expired"),
        ("127.0.0.2", 0, True, "not valid for '127.0.0.1'"),
    ],
)
def test_a_certificate_that_is_not_right_is_told_by_either_door(
    papers, listening, name, age, trusted, said
):
    receiver = listening(papers.server(name, NOW - timedelta(days=age)))
    ca_file = papers.authority if trusted else None
    with pytest.raises(Unavailable, match=said):
        interface(receiver.port, ca_file=ca_file).ability()
    with pytest.raises(Unavailable, match=said) as told:
        fhir(f"https://127.0.0.1:{receiver.port}/r4", ca_file).ability()
    assert f"https://127.0.0.1:{receiver.port}/r4/.well-known" in told.value.message


@pytest.mark.parametrize("key", ["ca_file", "certificate_file"])
def test_a_file_that_is_no_certificate_is_named_with_its_setting(papers, listening, key):
    receiver = listening(papers.server())
    for file in (papers.folder / "nowhere.pem", Path(__file__)):
        with pytest.raises(Unavailable, match=rf"{file.name}: no PEM .* {key} in \[chart\]"):
            interface(receiver.port, **{key: file}).ability()


def test_a_host_that_nobody_knows_is_told_as_that():
    with pytest.raises(Unavailable, match=r"chart.invalid:6661: no such host"):
        interface(6661, host="chart.invalid").ability()
    with pytest.raises(Unavailable, match=r"https://chart.invalid/r4.*: no such host"):
        fhir("https://chart.invalid/r4", None).ability()


def fhir(url: str, ca_file: Path | None) -> FhirServer:
    said: dict[str, Any] = {"kind": "fhir", "since": SINCE, "client_id": "kiosk-1"}
    settings = FhirChart(url=url, ca_file=ca_file, **said)
    return FhirServer(settings, SystemClock(), lambda: ECKey.generate_key("P-384", private=True))
