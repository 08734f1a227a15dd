"""A tablet off-screen with an invented pack, an outbox in memory and an idle clock in our hands."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.content.pack import Pack
from kiosk.drafts import Drafts
from kiosk.errors import KioskError, Unavailable
from kiosk.intake import Intake
from kiosk.outside.pretend import FixedClock, TextSpeech
from kiosk.outside.pretend_drafts import MemoryDrafts
from kiosk.outside.pretend_outbox import MemoryOutbox
from kiosk.ports import Files, Queued
from kiosk.record.envelope import Kind, parse
from kiosk.record.reading_notice import read_notice
from kiosk.record.seal import Sealing
from kiosk.record.unseal import unseal
from kiosk.settings import settings_of
from kiosk.staff.access import StaffAccess
from tests.people import BIRTH_DATE, CODE, DEVICE, FAMILY, GIVEN, STARTED, a_decision, a_pack
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.window import PatientWindow

LOOK = Look(5.9, motion=0)
EPOCH = pyrage.x25519.Identity.generate()


class FullDisk(MemoryOutbox):
    """An outbox whose disk refuses while `full`."""

    full = False

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        if self.full:
            raise Unavailable("disk-full", "The disk is full: free some space.")
        return super().append(kind, seal)


@dataclass
class IdleClock:
    """Seconds that pass when we say so."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def short_pack() -> Pack:
    """Make a pack whose visit asks who is there and for a signature, nothing else."""
    steps = ("identify", "signature")
    return replace(a_pack(), flows={"first": steps, "return": steps})


def tells_of_a_beginning(queued: Queued) -> bool:
    """Tell whether an envelope of these tablets says that a patient gave their name."""
    bundle = unseal(parse(queued.body), [str(EPOCH)])
    return queued.kind == "notice" and read_notice(bundle).reason == "visit-started"


@dataclass
class Tablet:
    """One patient's window, the hands that work it, and what it has stored."""

    pack: Pack = field(default_factory=short_pack)
    language: str = "en"
    size: tuple[int, int] = (1280, 800)
    outbox: FullDisk = field(default_factory=FullDisk)
    idle_clock: IdleClock = field(default_factory=IdleClock)
    files: Files | None = None
    staff: Callable[[], StaffAccess] | None = None
    drafts: MemoryDrafts = field(default_factory=MemoryDrafts)
    clock: FixedClock = field(default_factory=lambda: FixedClock(STARTED))
    free_bytes: int | None = None  # on its disk
    speech: TextSpeech = field(default_factory=TextSpeech)
    settings: dict[str, object] = field(default_factory=dict)
    refused: list[KioskError] = field(default_factory=list)  # instead of opening, one each time

    def __post_init__(self) -> None:
        given = {"language": self.language, "thank_you_seconds": 0.01, **self.settings}
        settings = settings_of({"full_screen": False, **given}, "tablet")
        self.window = PatientWindow(
            self.open_intake,
            settings,
            staff=self.staff,
            now=self.idle_clock,
            speech=self.speech,
            again=0.01,
        )
        self.window.wear(LOOK)
        self.window.root.setWidth(self.size[0])
        self.window.root.setHeight(self.size[1])
        self.hands = Hands(self.window)
        self.visit = self.window.visit

    def open_intake(self) -> Intake:
        """Open the use cases over memory and fresh keys."""
        if self.refused:
            raise self.refused.pop(0)
        recipient = str(EPOCH.to_public())
        sealing = Sealing("invented", DEVICE, Ed25519PrivateKey.generate(), (recipient,))
        drafts = Drafts(self.drafts)
        return Intake(
            self.pack,
            self.clock,
            self.outbox,
            sealing,
            self.files,
            drafts=drafts,
            free_bytes=lambda: self.free_bytes,
        )

    def start(self) -> None:
        """Show the welcome and go on from it."""
        self.window.show()
        self.hands.settle(lambda: self.visit.is_open)
        self.hands.tap("nextButton")

    def identify(self) -> None:
        """Give the invented patient's code, name and birth date, as a person would."""
        for words in (CODE, GIVEN, FAMILY):
            self.hands.type(words)
            self.hands.tap("key_done")
        self.give_birth_date(BIRTH_DATE.month, BIRTH_DATE.day, BIRTH_DATE.year)

    def give_birth_date(self, month: int, day: int, year: int) -> None:
        """Fill in a date with cards and keys, and press Done."""
        self.hands.tap("monthField")
        self.hands.tap(f"month_{month}")
        for name, number in (("dayField", day), ("yearField", year)):
            self.hands.tap(name)
            for _ in range(4):
                self.hands.tap("key_delete")
            for digit in str(number):
                self.hands.tap(f"key_{digit}")
        self.hands.tap("key_done")

    def agree(self, *, agreed: bool = True) -> None:
        """Decide on the pack's agreement without its screen."""
        decision = a_decision(self.pack, self.visit.record.language, agreed=agreed)
        self.visit.apply(self.visit.record.decide(decision))
        self.hands.settle()

    def idle(self, seconds: float) -> None:
        """Let time pass in which nobody touches the tablet."""
        self.idle_clock.seconds += seconds
        self.window.idle.tick()
        self.hands.settle()

    def kinds(self) -> list[str]:
        """Return the kinds of what was stored so far, as `sent` does."""
        return [queued.kind for queued in self.sent()]

    def sent(self) -> list[Queued]:
        """Return the envelopes stored so far; that a visit began goes without saying."""
        return [queued for queued in self.outbox.waiting() if not tells_of_a_beginning(queued)]

    def heard(self) -> list[str]:
        """Return what was said since the last time, in order, once all is said."""
        self.hands.settle(lambda: self.speech.held or not self.window.read_aloud.speaking)
        said = [utterance.words for utterance in self.speech.said]
        self.speech.said.clear()
        return said

    def shows(self, name: str) -> object:
        """Return a property of the visit as QML reads it."""
        return self.visit.property(name)

    def idles(self, name: str) -> object:
        """Return a property of the idle watch as QML reads it."""
        return self.window.idle.property(name)
