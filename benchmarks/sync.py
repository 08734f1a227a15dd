"""The courier into PostgreSQL, against bare psycopg; sixty tablets at once; the outbox's commit.

Everything durable: fsync on, TLS with client certificates. Each comparison is made in turns, so
that noise falls on both alike. Run: python benchmarks/sync.py [ENVELOPES]. It needs PostgreSQL.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import psycopg

from db.outbox import SqlOutbox
from db.postgres.remote import RemoteInbox
from kiosk.delivery.courier import Courier
from kiosk.outside.clock import SystemClock
from kiosk.record.envelope import parse
from tests.devices import Served
from tests.envelopes import BUNDLE, sealed
from tests.postgres import Cluster

ENVELOPES = int(sys.argv[1]) if len(sys.argv) > 1 else 640
TABLETS, BACKLOG = 60, 4  # an hour of a very busy clinic
SIZE = 50_000  # bytes of answers and a PDF
BATCH = 64  # what the courier notes in one commit
INSERT = b"INSERT INTO received (id, kind, seq, body) VALUES (%s, %s, %s, %s)"
Row = tuple[str, str, int, bytes]
INTAKE = {**BUNDLE, "padding": "x" * SIZE}


def main() -> None:
    cluster = Cluster(fsync="on")
    try:
        with tempfile.TemporaryDirectory() as folder:
            served = Served(cluster).emptied(Path(folder))
            compare_inserts(served)
            drain(served)
            compare_commits(Path(folder))
    finally:
        cluster.remove()


def chain(device: str, count: int) -> list[bytes]:
    made, last = [], ""
    for seq in range(1, count + 1):
        made.append(sealed(seq=seq, prev=last, device=device, bundle=INTAKE))
        last = parse(made[-1]).id
    return made


def compare_inserts(served: Served) -> None:
    """Deliver in turns, a batch each: bare inserts, by our inbox, by a whole courier.

    The courier has a backlog; all that it does counts: reading, noting, and asking what is there
    before and after, shared among the envelopes.
    """
    bare, ours = chain("bare", ENVELOPES), chain("port", ENVELOPES)
    rows = [row(envelope) for envelope in bare]
    inbox, courier = RemoteInbox(served.url("port")), tablet(served, "courier", ENVELOPES)
    around = timed(courier.step)  # it asks what the inbox holds
    taken: dict[str, list[float]] = {"bare psycopg": [], "our inbox": [], "whole courier": []}
    with served.connection(served.url("bare")) as connection:
        for start in range(0, ENVELOPES, BATCH):
            batch = slice(start, start + BATCH)
            ways: dict[str, Callable[[], object]] = {
                "bare psycopg": partial(insert, connection, rows[batch]),
                "our inbox": partial(deliver, inbox, ours[batch]),
                "whole courier": courier.step,
            }
            for name in random.sample(list(ways), len(ways)):
                taken[name].append(timed(ways[name]) / BATCH)
    inbox.close()
    around += timed(courier.sync_once)
    usual = {name: statistics.median(times) for name, times in taken.items()}
    usual["whole courier"] += around / ENVELOPES
    for name, seconds in usual.items():
        share = usual["bare psycopg"] / seconds
        print(f"{name:14} {seconds * 1000:.1f} ms an envelope  {share:5.0%}")
    print(f"left in the courier's outbox: {courier.sync_once().waiting}")


def insert(connection: psycopg.Connection, rows: Sequence[Row]) -> None:
    for values in rows:
        connection.execute(INSERT, values)


def deliver(inbox: RemoteInbox, envelopes: Sequence[bytes]) -> None:
    for envelope in envelopes:
        inbox.deliver(envelope)


def row(envelope: bytes) -> Row:
    parsed = parse(envelope)
    return parsed.id, parsed.header.kind, parsed.header.seq, envelope


def tablet(served: Served, device: str, count: int) -> Courier:
    """Return a courier with a backlog."""
    outbox = SqlOutbox(served.folder / f"{device}.sqlite3")
    for envelope in chain(device, count):
        append(outbox, envelope)
    return Courier(outbox, RemoteInbox(served.url(device)), SystemClock(), lambda: 0.5)


def drain(served: Served) -> None:
    """Let sixty tablets come back to the network at one moment."""
    couriers = [tablet(served, f"tablet-{number}", BACKLOG) for number in range(TABLETS)]
    with ThreadPoolExecutor(TABLETS) as pool:
        taken = timed(lambda: list(pool.map(lambda courier: courier.sync_once(), couriers)))
    print(f"{TABLETS} tablets with {BACKLOG} each: all {TABLETS * BACKLOG} there in {taken:.1f} s")


def compare_commits(folder: Path) -> None:
    """Commit in turns: to the outbox, and bare with its PRAGMAs."""
    outbox, envelopes = SqlOutbox(folder / "outbox.sqlite3"), chain("tablet-1", ENVELOPES)
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "foreign_keys = ON"):
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE sealed (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, body BLOB)")
    ours, theirs = [], []
    for seq, body in enumerate(envelopes, 1):
        ours.append(timed(partial(append, outbox, body)))
        theirs.append(timed(partial(commit, bare, (seq, parse(body).id, body))))
    bare.close()
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"outbox commit {ms(ours)}, bare SQLite {ms(theirs)}: {ratio:.2f} x")


def append(outbox: SqlOutbox, envelope: bytes) -> None:
    outbox.append("intake", lambda _seq, _prev: envelope)


def commit(bare: sqlite3.Connection, row: tuple[int, str, bytes]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("INSERT INTO sealed VALUES (?, ?, ?)", row)
    bare.execute("COMMIT")


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def ms(taken: Sequence[float]) -> str:
    return f"{statistics.median(taken) * 1000:.1f} ms"


if __name__ == "__main__":
    main()
