"""A tablet that seals for ever and says each number once it is committed, until it is killed."""

import sys
from pathlib import Path

from db.outbox import SqlOutbox
from tests.envelopes import sealer


def main() -> None:
    outbox = SqlOutbox(Path(sys.argv[1]))
    while True:
        queued = outbox.append("intake", sealer())
        sys.stdout.write(f"{queued.seq} {queued.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
