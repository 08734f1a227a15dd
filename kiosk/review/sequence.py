"""Gaps: what a device has sealed and the inbox does not hold, seen from sequence and chain.

A notice travels ahead of intakes, so a gap may be a matter of minutes; one that stays means that
something was lost, held back, or taken out of the inbox.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An envelope's place in its device's chain."""

    device: str
    seq: int
    id: str
    prev: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a device that have not arrived; none missing: the chain is broken at `last`."""

    device: str
    first: int
    last: int
    broken: bool = False


def gaps(links: Iterable[Link]) -> tuple[Gap, ...]:
    """Return every gap, by device and number; a chain begins with number 1."""
    found: list[Gap] = []
    for device, chain in groupby(sorted(links), key=lambda link: link.device):
        for before, link in pairwise([Link(device, 0, "", ""), *chain]):
            if link.seq > before.seq + 1:
                found.append(Gap(device, before.seq + 1, link.seq - 1))
            elif link.prev != before.id:
                found.append(Gap(device, link.seq, link.seq, broken=True))
    return tuple(found)
