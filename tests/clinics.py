"""A real clinic for tests: one nurse, one tablet, papers in a folder, the database in memory."""

from dataclasses import replace
from pathlib import Path

from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_clinic import MemoryMembership, MemoryRegistry
from kiosk.ports import StoredPerson
from kiosk.provision import (
    Clinic,
    Founded,
    NewPerson,
    Premises,
    add_person,
    enrol_device,
    equip,
    found_clinic,
    try_sheet,
)
from kiosk.record.envelope import Envelope, parse
from kiosk.record.seal import Sealing, seal
from tests.envelopes import BUNDLE, PACK, PUBLIC_KEY, SEALED_AT, SIGNING_KEY

ROOT_WORDS = "meadow kettle willow"
NURSE_WORDS = "invented lantern passphrase"
NURSE = NewPerson("nurse-1", "Nora Invented", "nurse")


def premises_in(folder: Path) -> Premises:
    """Make the folders of a clinic whose database is in memory."""
    home, offline = folder / "home", folder / "offline"
    for made in (home, offline):
        made.mkdir(parents=True)
    return Premises(home, offline, MemoryRegistry(), MemoryMembership(), FixedClock())


class Made:
    """A clinic with one nurse and one tablet; making one takes seconds, as passphrases must."""

    def __init__(self, folder: Path) -> None:
        self.premises = premises_in(folder)
        self.founded: Founded = found_clinic(self.premises, "Invented Clinic", ROOT_WORDS)
        clinic = add_person(self.founded.clinic, NURSE, NURSE_WORDS, self.founded.secrets)
        clinic = try_sheet(clinic, self.founded.recovery)
        self.clinic: Clinic = enrol_device(clinic, "tablet-1", PUBLIC_KEY)
        equip(self.clinic, "tablet-1")

    def copied(self, folder: Path) -> "Made":
        """Return the clinic as it is now, with papers and people of its own."""
        copy = object.__new__(Made)
        copy.premises, copy.founded = premises_in(folder), self.founded
        registry = self.premises.registry
        for person in registry.people():
            copy.premises.registry.put(person)
        copy.premises.registry.wrap_for_recovery(registry.wrapped_for_recovery())
        copy.clinic = replace(self.clinic, premises=copy.premises).write()
        return copy

    @property
    def stored(self) -> StoredPerson:
        stored = self.premises.registry.find("nurse-1")
        assert stored is not None
        return stored


def sealed_for(clinic: Clinic, device: str = "tablet-1", seq: int = 1) -> Envelope:
    """Seal an invented intake for a clinic, as its tablet does; a lone link of a chain."""
    return parse(sealed_bytes(clinic, device, seq))


def sealed_bytes(clinic: Clinic, device: str = "tablet-1", seq: int = 1) -> bytes:
    """Return such an intake as it travels."""
    sealing = Sealing(clinic.manifest.clinic, device, SIGNING_KEY, clinic.manifest.seal_to)
    prev = "ab" * 32 if seq > 1 else ""
    return seal(BUNDLE, sealing, kind="intake", seq=seq, prev=prev, pack=PACK, sealed_at=SEALED_AT)
