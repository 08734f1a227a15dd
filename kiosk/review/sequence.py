"""Gaps: what a device has sealed and the inbox does not hold, seen from sequence and chain.

A notice travels ahead of intakes, so a gap may be a matter of minutes; one that stays means that
something was lost, held back, or taken out of the inbox.
"""

from dataclasses import dataclass

from kiosk.ports import Inbox
from kiosk.record.envelope import Envelope, parse

BROKEN = "It does not follow the envelope before it from the same device."  # set aside


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a device that have not arrived; none missing: the chain is broken at `last`."""

    device: str
    first: int
    last: int
    broken: bool = False


def gaps(inbox: Inbox) -> tuple[Gap, ...]:
    """Return every gap, by device and number.

    A chain begins with number 1, or goes on with the chain of a name that the device had before.
    """
    holes = (
        Gap(device, _begins(inbox, device, last) if first == 1 else first, last)
        for device, first, last in inbox.holes()
    )
    return tuple(gap for gap in holes if gap.first <= gap.last)


def _begins(inbox: Inbox, device: str, last: int) -> int:
    """Return the first number that a device has to have: of the chain that it goes on with."""
    first = inbox.numbered(device, last + 1)
    before = first and inbox.find(parse(first.body).header.prev)
    return before.seq + 1 if before else 1


def check_chain(inbox: Inbox, envelope: Envelope) -> None:
    """Set aside an envelope that does not follow the one before it, or the one after it.

    What was found stands for every desk, whatever is opened later.
    """
    header = envelope.header
    before = inbox.numbered(header.device, header.seq - 1)
    if before is not None and before.id != header.prev:
        inbox.set_aside(envelope.id, BROKEN)
    after = inbox.numbered(header.device, header.seq + 1)
    if after is not None and parse(after.body).header.prev != envelope.id:
        inbox.set_aside(after.id, BROKEN)
