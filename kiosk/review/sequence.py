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
    """Return every gap, by device and number.

    A chain begins with number 1, or goes on with the chain of a name that the device had before.
    """
    found: list[Gap] = []
    ordered = sorted(links)
    by_id = {link.id: link for link in ordered}
    for device, grouped in groupby(ordered, key=lambda link: link.device):
        chain = list(grouped)
        start = by_id.get(chain[0].prev, Link(device, 0, "", ""))
        for before, link in pairwise([start, *chain]):
            if link.seq > before.seq + 1:
                found.append(Gap(device, before.seq + 1, link.seq - 1))
            elif link.prev != before.id:
                found.append(Gap(device, link.seq, link.seq, broken=True))
    return tuple(found)
