"""All of an inbox, a page after the other: nobody holds the bytes of more than a page."""

from collections.abc import Iterator

from kiosk.ports import Inbox, Received
from kiosk.record.envelope import Kind

_PAGE = 100  # envelopes


def every(inbox: Inbox, *kinds: Kind) -> Iterator[Received]:
    """Yield every envelope of these kinds, oldest first; Unavailable without the inbox."""
    position = 0
    while pairs := inbox.received_after(position, kinds, _PAGE):
        position = pairs[-1][0]
        yield from (received for _, received in pairs)
