"""Every check of `kiosk doctor`, in the order in which they are told."""

from collections.abc import Callable
from typing import Final

from kiosk.staff.doctor import equipment, transport, trust
from kiosk.staff.doctor.check import Check
from kiosk.staff.doctor.findings import Findings

CHECKS: Final[tuple[Callable[[Findings], Check], ...]] = (
    equipment.display,
    equipment.touch,
    equipment.fonts,
    equipment.speech,
    transport.power,
    transport.disk,
    transport.clock,
    transport.network,
    transport.inbox,
    transport.sending,
    trust.keyring,
    trust.manifest,
    trust.pack,
    trust.files,
    trust.policy,
    trust.versions,
)


def examine(found: Findings) -> tuple[Check, ...]:
    """Return what each check says."""
    return tuple(check(found) for check in CHECKS)
