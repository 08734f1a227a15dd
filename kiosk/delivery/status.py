"""How delivery stands, for staff and for monitoring."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.ports import Outbox


@dataclass(frozen=True, slots=True)
class DeliveryStatus:
    """How many envelopes are where, and when the inbox last answered."""

    waiting: int
    delivered: int  # and kept here still
    quarantined: int
    oldest: datetime | None  # when the longest waiting envelope was sealed
    last_contact: datetime | None  # when the inbox last answered, by this tablet's clock
    on_their_way: int = 0  # of those waiting: they lie in a folder
    clock_skew_seconds: float | None = None  # how far this tablet's clock is ahead of the inbox's


NOTHING_SEALED = DeliveryStatus(0, 0, 0, None, None)


def delivery_status(outbox: Outbox) -> DeliveryStatus:
    """Return how delivery stands."""
    contact = outbox.last_contact()
    return DeliveryStatus(
        **outbox.counts(),
        oldest=outbox.oldest_waiting(),
        last_contact=contact.at if contact else None,
        clock_skew_seconds=contact.skew_seconds if contact else None,
    )
