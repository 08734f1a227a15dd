"""What waits that nobody has answered, told without a key: when it came, and nothing else.

A desk where nobody is signed in cannot tell a call for help from a visit that begins: both are
sealed, and of one length. So it tells of each, and asks for somebody who can.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.ports import Clock, Inbox, Received
from kiosk.review.sequence import BROKEN

Waiting = Mapping[str, datetime]  # a notice's id → when it arrived


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The inbox as a desk may look at it before anybody has signed in."""

    inbox: Inbox
    clock: Clock

    def look(self) -> Waiting:
        """Return the notices that nobody has answered; Unavailable: the inbox does not answer."""
        found = waiting(self.inbox.notices_since(self.clock.now()))
        return waiting_still(found, self.inbox.aside()) if found else found


def waiting(notices: Iterable[Received]) -> Waiting:
    """Return those of these notices that nobody has answered."""
    return {one.id: one.received_at for one in notices if one.acknowledged_at is None}


def waiting_still(found: Waiting, aside: Iterable[tuple[Received, str]]) -> Waiting:
    """Return what waits without what a desk could not take in: nobody can ever answer that.

    What is whole, and only does not follow the envelope before it, was taken in and waits.
    """
    refused = {received.id for received, why in aside if why != BROKEN}
    return {name: at for name, at in found.items() if name not in refused}


def seen_twice(before: Waiting, now: Waiting) -> Waiting:
    """Return what waited at two looks: a desk with somebody at it takes a begun visit away."""
    return {name: at for name, at in now.items() if name in before}
