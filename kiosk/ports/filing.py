"""Filing: the clinic's chart system as one port, and the queue of what goes there.

A filing is one signed act about an intake. Nothing about a patient is in the queue: a filing names
sealed envelopes, and the patient who was chosen in the chart lies there sealed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from kiosk.errors import Unavailable
from kiosk.forms.values import Json

State = Literal["queued", "sending", "filed", "person"]

UNKNOWN_OUTCOME = "unknown-outcome"  # it may be in the chart, and the chart cannot be asked
WAITS_FOR_IMPORT = "waits-for-import"  # handed over; the chart's import has not answered
NOT_THERE = "-"  # in place of the chart's id: it was tried, and is certainly not in the chart
NO_PATIENT = "no-patient"
SECOND_DUE = "second-due"  # nothing is filed before a clinician has signed as well


class Busy(Unavailable):
    """The chart asks for time: try again after some seconds."""

    def __init__(self, code: str, message: str, seconds: float) -> None:
        super().__init__(code, message)
        self.seconds = seconds


class Pending(Busy):
    """It was handed over, and the chart has not yet said that it took it: look again later."""


@dataclass(frozen=True, slots=True)
class ChartPatient:
    """A patient as the chart knows them; somebody at the desk chose them."""

    reference: str = ""  # Patient/ID on a FHIR server; empty: the chart has no such thing
    number: str = ""  # the medical record number
    system: str = ""  # whose number it is: a URI, or an HL7 v2 assigning authority
    name: str = ""
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to look for in the chart: a record number alone, or name and birth date."""

    family: str
    given: str
    birth_date: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF that goes into the chart."""

    part: str  # UUID
    name: str  # consent.pdf or intake.pdf
    title: str  # with the packet's short reference
    language: str
    created: datetime
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Packet:
    """What a chart takes of one signed act: cut from sealed envelopes, in memory only.

    `resources` are FHIR R4, each with `id` (its part's UUID), in the order of sending; they refer
    to one another and to `patient` by urn:uuid. The PDFs are in them, inline.
    """

    id: str  # UUID of the submission: the same at every try
    reference: str  # short, for people and for titles: K7F3-92QX
    intake_id: str
    patient: Json = field(repr=False)  # FHIR Patient, as they gave themselves at the tablet
    chosen: ChartPatient | None = field(repr=False)
    documents: tuple[Document, ...] = field(repr=False)
    resources: tuple[Json, ...] = field(repr=False)
    signed_at: datetime
    signer: str  # who signed off


@dataclass(frozen=True, slots=True)
class Ability:
    """What a chart can do, as it said when it was last asked."""

    words: str  # one line for IT: the kind, the level, the version
    searches_patients: bool = False
    can_be_asked: bool = True  # whether something is there already: a lost answer does no harm
    missing: tuple[str, ...] = ()  # what of an intake it will not take, a sentence each


@dataclass(frozen=True, slots=True)
class Filing:
    """One signed act about an intake and how its way into the chart stands."""

    id: str  # of the review's envelope
    intake_id: str
    place: int  # its position in the inbox: an intake's acts are filed in this order
    state: State = "queued"
    why: str = ""  # code: what went wrong last, or what a person must do
    attempts: int = 0  # tries in a row that did not end well
    due_at: datetime | None = None  # not before; None: at once
    begun_at: datetime | None = None  # the first time that anything of it was sent
    sender: str = ""  # the desk that sends it now
    lease_until: datetime | None = None
    filed_at: datetime | None = None
    # part → the chart's id of it; empty: it was about to be sent, nobody knows whether it was
    parts: Mapping[str, str] = field(default_factory=dict)


# part, the chart's id, or nothing just before it is sent: committed before it returns
Progress = Callable[[str, str], None]


class Chart(Protocol):
    """The clinic's chart system. Every call may take seconds, and holds no key of the clinic."""

    @property
    def needs_patient(self) -> bool:
        """Tell whether a filing must name a patient of the chart; answers at once."""
        ...

    def ability(self) -> Ability:
        """Return what the chart can do; asks it the first time. Unavailable: no answer."""
        ...

    def patients(self, wanted: Wanted) -> Sequence[ChartPatient]:
        """Return whoever may be this patient; nobody is chosen here.

        Raises Refused where the chart cannot be searched, Unavailable when it does not answer.
        """
        ...

    def file(self, packet: Packet, before: Filing, progress: Progress) -> None:
        """Bring a packet into the chart, and read it back; what an earlier try brought stays one.

        Raises Unavailable or Busy: the same call later will do. Pending: it was handed over.
        Refused or Damaged: a person must look; UNKNOWN_OUTCOME: it may be there or not.
        """
        ...

    def test_document(self, pdf: bytes) -> str:
        """File a document that is marked as a test, where that is allowed; return what was done."""
        ...


class Filings(Protocol):
    """The queue; every call raises Unavailable without the inbox's database."""

    def unqueued(self, since: datetime, after: int, most: int) -> Sequence[tuple[int, str]]:
        """Return (position, id) of reviews that arrived since, and that nobody has queued."""
        ...

    def add(self, filing: Filing) -> None:
        """Queue a signed act once."""
        ...

    def take(self, sender: str, now: datetime, until: datetime) -> Filing | None:
        """Take what is due next, as it stood before; no other sender gets it until then.

        What an earlier act of the same intake waits for is not due. One that was being sent when
        its sender's lease ran out is due again.
        """
        ...

    def progress(self, filing: Filing, part: str, chart_id: str, until: datetime) -> None:
        """Note that a part is in the chart, and hold on; Refused when the lease was lost."""
        ...

    def leave(self, filing: Filing) -> None:
        """Write how a filing stands and let go of it, unless another sender has it by now."""
        ...

    def decide(self, filing_id: str, state: State, at: datetime) -> None:
        """Send again, or take as filed, what needs a person; anything else is left alone.

        What was about to be sent counts as not sent from now on: a person has looked.
        """
        ...

    def of(self, intake_id: str) -> Sequence[Filing]:
        """Return the filings of an intake, in order."""
        ...

    def unfinished(self, most: int) -> Sequence[Filing]:
        """Return what is not in the chart yet: what needs a person first, then the oldest."""
        ...

    def choose(self, intake_id: str, patient: bytes) -> None:
        """Keep who was chosen in the chart, sealed, in place of an earlier choice.

        Refused once part of the intake is in the chart. What waited for the choice is due at once.
        """
        ...

    def chosen(self, intake_id: str) -> bytes:
        """Return who was chosen, sealed; empty: nobody."""
        ...
