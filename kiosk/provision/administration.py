"""Running a clinic: what an admin does, by command or at the desk.

The root is taken in hand for each act that signs, and let go with it.
"""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import Refused
from kiosk.ports import Clock, Membership, Registry
from kiosk.provision.clinic import Clinic, Premises, open_clinic
from kiosk.provision.founding import Founded, Founding, demand_empty
from kiosk.record.enrolment import MANIFEST_FILE


@dataclass(frozen=True, slots=True)
class RootKey:
    """Where the root file lies, and its passphrase."""

    folder: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Administration:
    """A clinic's papers, but for the root: this machine's home, and the database."""

    home: Path
    registry: Registry
    membership: Membership
    clock: Clock

    def premises(self, root_folder: Path) -> Premises:
        """Return where the clinic keeps its papers; Refused when a folder is missing."""
        for folder in (self.home, root_folder):
            if not folder.is_dir():
                raise Refused("no-folder", f"{folder}: no such folder: make it, or name another.")
        return Premises(self.home, root_folder, self.registry, self.membership, self.clock)

    def opened(self, root: RootKey) -> Clinic:
        """Take the clinic's root in hand; Refused for a wrong passphrase or a missing file."""
        return open_clinic(self.premises(root.folder), root.passphrase)

    def nothing_yet(self) -> bool:
        """Tell whether neither this machine nor the database knows a clinic."""
        return not (self.home / MANIFEST_FILE).exists() and not self.membership.manifests()

    def demand_empty(self, root_folder: Path) -> None:
        """Raise Refused where a clinic cannot be founded."""
        demand_empty(self.premises(root_folder))

    def found(self, founding: Founding, root_folder: Path) -> Founded:
        """Write a new clinic down; its root file goes into a folder that is kept offline."""
        return founding.write(self.premises(root_folder))
