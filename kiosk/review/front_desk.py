"""What the front desk does: expect a patient, say that they are here, take a code back.

Not signed and no evidence, like claims; that it was done is in the audit.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from kiosk.errors import Damaged, Refused
from kiosk.ports.arrivals import StoredArrival
from kiosk.review.expected import Expected, Wish, expected, opened, sealed
from kiosk.review.reader import Reader

_KEPT = timedelta(hours=24)


@dataclass
class FrontDesk:
    """The expected patients as somebody at this desk sees and changes them."""

    reader: Reader
    unreadable: int = 0  # of what is kept; told, so that nobody waits for who is not on the list
    _opened: dict[bytes, Expected | None] = field(default_factory=dict, repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return what patients may speak here: the languages of the packs, English first."""
        spoken = {language for pack in self.reader.packs.values() for language in pack.languages}
        return ("en", *sorted(spoken - {"en"}))

    def look(self) -> tuple[Expected, ...]:
        """Return who is expected, oldest first; who was expected a day ago is forgotten."""
        now, arrivals = self.reader.clock.now(), self.reader.arrivals
        kept = arrivals.kept()
        for stored in kept:
            if now - stored.at > _KEPT:
                arrivals.remove(stored.id)
        fresh = [stored for stored in kept if now - stored.at <= _KEPT]
        self._opened = {one.body: self._known(one) for one in fresh}
        seen = [patient for patient in self._opened.values() if patient]
        self.unreadable = len(fresh) - len(seen)
        return tuple(seen)

    def expect(self, wish: Wish, taken: Collection[str] = ()) -> Expected:
        """Make a code that is none of `taken` nor any other patient's, and expect its bearer."""
        reader = self.reader
        mine = {known.code for known in self._opened.values() if known}
        patient = expected(wish, reader.clock.now(), reader.reviewer.name, {*mine, *taken})
        reader.note("expect", patient.id)
        self._keep(patient)
        return patient

    def arrived(self, patient: Expected) -> None:
        """Say that a patient is here."""
        self.reader.note("arrived", patient.id)
        self._keep(patient.model_copy(update={"here_at": self.reader.clock.now()}))

    def forget(self, patient: Expected) -> None:
        """Take a code back: it was a slip, or the patient does not come."""
        self.reader.note("expect-no-more", patient.id)
        self.reader.arrivals.remove(patient.id)

    def _keep(self, patient: Expected) -> None:
        self.reader.arrivals.put(sealed(patient, self.reader.manifest.seal_to))

    def _known(self, stored: StoredArrival) -> Expected | None:
        """Open one, unless that was done before; None when it cannot be read."""
        if stored.body in self._opened:
            return self._opened[stored.body]
        try:
            return opened(stored, self.reader.reviewer.identities)
        except (Damaged, Refused):
            return None
