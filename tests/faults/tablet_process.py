"""A tablet that seals and carries for ever, and says each id once it is committed."""

from multiprocessing.connection import Connection
from pathlib import Path

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.delivery.courier import Courier
from kiosk.outside.clock import SystemClock
from tests.envelopes import sealer


def live(folder: Path, says: Connection) -> None:
    clock = SystemClock()
    outbox = SqlOutbox(folder / "outbox.sqlite3")
    inbox = SqlInbox(sqlite_url(folder / "inbox.sqlite3"), clock)
    courier = Courier(outbox, inbox, clock, lambda: 0.0)
    number = 0
    while True:
        number += 1
        if number % 3 == 2:
            says.send(outbox.append("notice", sealer("notice")).id)
        else:
            says.send(outbox.append("intake", sealer()).id)
        courier.step()
