"""A tablet that brings twenty envelopes to an inbox which others use at the same time."""

import sys

from db.inbox import SqlInbox
from kiosk.outside.clock import SystemClock
from tests.envelopes import sealed

ENVELOPES = 20


def main() -> None:
    url, device = sys.argv[1:]
    inbox = SqlInbox(url, SystemClock())
    for seq in range(1, ENVELOPES + 1):
        inbox.deliver(sealed(seq=seq, prev="ab" * 32 if seq > 1 else "", device=device))
    inbox.close()


if __name__ == "__main__":
    main()
