"""A clinic whose desk files into a chart: the inbox and the queue in one SQLite file."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.catalogue import SqlCatalogue
from db.filing import SqlFilings
from db.inbox import SqlInbox
from db.store import sqlite_url
from kiosk.filing.clerk import Clerk
from kiosk.ports.filing import Ability, Chart, ChartPatient, Filing, Packet, Progress, Wanted
from kiosk.review.opened import OpenedIntake, Review
from tests.desks import Clinic, resolved
from tests.people import FORM, HARM, OFTEN, a_visit

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
RED = {FORM: {HARM: (OFTEN[2],)}}
ANA = ChartPatient("Patient/1", "MRN-7", "urn:example:mrn", "Beispiel, Testa", date(1957, 4, 12))


@dataclass
class PaperChart:
    """A chart in memory that does as it is told; what it filed is there to be looked at."""

    needs_patient: bool = False
    filed: list[str] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    matches: tuple[ChartPatient, ...] = (ANA,)

    def ability(self) -> Ability:
        return Ability("invented", searches_patients=True)

    def patients(self, wanted: Wanted) -> tuple[ChartPatient, ...]:
        return self.matches

    def file(self, packet: Packet, before: Filing, progress: Progress) -> None:
        if self.faults:
            raise self.faults.pop(0)
        progress(packet.documents[0].part, "DocumentReference/1")
        self.filed.append(packet.reference)

    def test_document(self, pdf: bytes) -> str:
        return "filed"


class FilingClinic(Clinic):
    """Keys and people as ever; what arrives lies in a database, and a clerk works its queue."""

    def __init__(self, folder: Path, chart: Chart | None = None, **options) -> None:
        super().__init__(**options)
        url = sqlite_url(folder / "inbox.sqlite3")
        self.inbox = SqlInbox(url, self.clock)  # type: ignore[assignment]  # another of the port
        self.catalogue = SqlCatalogue(url)  # type: ignore[assignment]  # another of the port
        self.filings = SqlFilings(url)
        self.chart = chart or PaperChart()

    def clerk(self, nurse: str = "nurse-1", chart: Chart | None = None) -> Clerk:
        desk = self.desk(nurse)
        return Clerk(desk, self.filings, chart or self.chart, SINCE, lambda: 0.5)

    def signed(self, *, red: bool = False) -> tuple[OpenedIntake, Review]:
        """Have a patient finish and a nurse sign off."""
        said = a_visit(self.pack, answers=RED) if red else a_visit(self.pack)
        visit = replace(said, id=str(uuid.uuid4()))  # a chart would find the parts of another's
        intake = self.desk().open(self.send(visit))
        return intake, self.desk().sign_off(intake, resolved(self.desk(), intake))

    def once(self, clerk: Clerk) -> Filing | None:
        """Have a clerk do one thing."""
        clerk.queue()
        delivery = clerk.next()
        if delivery is None:
            return None
        after = delivery.send()
        clerk.came(after)
        return after

    def later(self, **time: float) -> None:
        self.clock.advance(timedelta(**time).total_seconds())

    def close(self) -> None:
        self.inbox.close()  # type: ignore[attr-defined]  # a SqlInbox
        self.catalogue.close()  # type: ignore[attr-defined]  # a SqlCatalogue
        self.filings.close()


def queued(number: int, intake: int = 1, **changes: object) -> Filing:
    """Make a filing by small numbers."""
    return replace(Filing(f"{number:064x}", f"{intake:064x}", number), **changes)  # type: ignore[arg-type]
