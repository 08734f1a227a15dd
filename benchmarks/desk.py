"""How quick a desk is with years in the inbox: sign-in, list, one intake, the archive, a poll.

Each is set against a bare reading of the same rows with their age files opened and nothing else
done, in the same run. The inbox is made once (benchmarks/large_inbox.py): minutes, and some GB.
Run: python -m benchmarks.desk [INTAKES] [sqlite|postgresql …]
"""

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import psycopg
import pyrage

from benchmarks.large_inbox import (
    DAYS,
    FOLDER,
    LAST_DAY,
    NOW,
    NURSE,
    UNFINISHED,
    clinic,
    key,
    sqlite_file,
)
from db.arrivals import SqlArrivals
from db.audit import SqlAudit
from db.catalogue import SqlCatalogue
from db.claims import SqlClaims
from db.inbox import SqlInbox
from db.store import sqlite_url
from kiosk.audit.trail import Trail
from kiosk.outside.pretend import FixedClock
from kiosk.record.envelope import parse
from kiosk.review.desk import Desk
from kiosk.review.lookup import find_code, find_day, find_person
from kiosk.review.reader import Reviewer
from kiosk.review.worklist import Worklist
from tests.devices import Served
from tests.postgres import Cluster

ROUNDS = 7
Bare = Callable[[Sequence[str]], list[bytes]]


@dataclass
class Opened:
    """A desk on an inbox, as after a sign-in, and the same rows read barely."""

    url: str
    bare: Bare

    def desk(self) -> Desk:
        known, clock = clinic(), FixedClock(NOW)
        manifest = known.manifest
        return Desk(
            inbox=SqlInbox(self.url, clock),
            clock=clock,
            manifest=manifest,
            packs={known.pack.reference: known.pack},
            device="desk-9:desk",
            reviewer=Reviewer(NURSE, "Nora Invented, RN", (known.epoch,), key(NURSE), known.index),
            claims=SqlClaims(self.url),
            arrivals=SqlArrivals(self.url),
            catalogue=SqlCatalogue(self.url),
            trail=Trail(SqlAudit(self.url), clock, manifest.clinic, "desk-9:desk"),
        )


def main() -> None:
    asked = sys.argv[1:]
    intakes = next((int(word) for word in asked if word.isdigit()), 100_000)
    engines = [word for word in asked if not word.isdigit()] or ["sqlite", "postgresql"]
    began = time.perf_counter()
    file = sqlite_file(intakes)
    size, took = file.stat().st_size / 1e9, time.perf_counter() - began
    print(
        f"{intakes} intakes, {UNFINISHED} unfinished: {size:.1f} GB, made or found in {took:.0f} s"
    )
    for engine in engines:
        print(f"\n{engine:30} median     max     own    bare   ratio")
        with {"sqlite": in_sqlite, "postgresql": in_postgresql}[engine](file) as opened:
            measure(opened, intakes)


@contextmanager
def in_sqlite(file: Path) -> Iterator[Opened]:
    raw = sqlite3.connect(file, check_same_thread=False)

    def bare(ids: Sequence[str]) -> list[bytes]:
        return [raw.execute("SELECT body FROM received WHERE id = ?", (name,)).fetchone()[0]
                for name in ids]  # fmt: skip

    yield Opened(sqlite_url(file), bare)
    raw.close()


@contextmanager
def in_postgresql(file: Path) -> Iterator[Opened]:
    cluster = Cluster(shared_buffers="256MB")
    try:
        served = Served(cluster)
        served.folder = cluster.folder / "devices"
        served.folder.mkdir()
        _copy(file, served)
        url = served.url("desk-9", desk=True)
        with served.connection(url) as connection:

            def bare(ids: Sequence[str]) -> list[bytes]:
                wanted = b"SELECT body FROM received WHERE id = %s"
                return [connection.execute(wanted, (name,)).fetchone()[0] for name in ids]  # type: ignore[index]  # it is there

            yield Opened(url, bare)
    finally:
        cluster.remove()


def _copy(file: Path, served: Served) -> None:
    """Bring every row over; the server checks each digest and gives each its place."""
    raw = sqlite3.connect(file)
    with psycopg.connect(served.cluster.conninfo(served.name)) as connection:
        connection.execute("SET session_replication_role = replica")
        for table in ("received", "first", "mark", "summary", "tag"):
            rows = raw.execute(f"SELECT * FROM {table}")
            names = ", ".join(column[0] for column in rows.description)
            with connection.cursor().copy(f"COPY {table} ({names}) FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row(row)
        connection.execute(b"SELECT setval(pg_get_serial_sequence('received', 'position'), "
                           b"(SELECT max(position) FROM received))")  # fmt: skip
        connection.execute("ANALYZE")
    raw.close()


def measure(opened: Opened, intakes: int) -> None:
    desk = opened.desk()
    signed_in = desk.look(Worklist())
    ids = [row.id for row in signed_in.rows]
    opened_barely = lambda: [barely(body) for body in opened.bare(ids)]  # noqa: E731
    told("sign-in, list shown", lambda: opened.desk().look(Worklist()), opened_barely)
    told("sign-in, all of it opened", lambda: read_all(opened.desk()), opened_barely, rounds=2)
    done = desk.catalogue.finished_between(
        clinic().index.kid, NOW - timedelta(days=DAYS), NOW - timedelta(days=2)
    )
    some = iter(done[:: len(done) // 97])
    one = lambda: barely(opened.bare(ids[:1])[0])  # noqa: E731
    told("open one of the archive", lambda: desk.take_out(next(some)), one, rounds=25)
    told("open one that waits", lambda: desk.take_out(ids[9]), one, rounds=25)
    row = desk.archive.summaries([done[len(done) // 2]])[0].row
    told("find a person", lambda: find_person(desk, row.name, row.birth_date), one)
    told("find a code", lambda: find_code(desk, row.code), one)
    told("find a day", lambda: find_day(desk, LAST_DAY - timedelta(days=400)), one)
    worklist = read_all(desk)
    while not desk.upkeep.rests:
        worklist = desk.look(worklist)
    told("poll, nothing new", lambda: desk.look(worklist), one, rounds=50)
    told("upkeep, every mark checked", lambda: keep_up(opened.desk()), opened_barely, rounds=1)
    was = statistics.median(timed(partial(desk.file, name)) for name in ids[:40])
    print(f"opening everything, as before: some {was * intakes / 1000:.0f} s ({was:.1f} ms each)")


def read_all(desk: Desk) -> Worklist:
    worklist = desk.look(Worklist())
    while worklist.to_open:
        worklist = desk.look(worklist)
    return worklist


def keep_up(desk: Desk) -> None:
    while not desk.upkeep.rests:
        desk.upkeep.step(desk)


def barely(body: bytes) -> bytes:
    plain: bytes = pyrage.decrypt(parse(body).body, [identity()])
    return plain


def told(
    what: str, act: Callable[[], object], bare: Callable[[], object], rounds: int = ROUNDS
) -> None:
    """Print milliseconds of an act, its own share of the processor, and its baseline, in turns."""
    ours, theirs, spent = [], [], 0.0
    for _ in range(rounds):
        before = time.process_time()
        ours.append(timed(act))
        spent += time.process_time() - before
        theirs.append(timed(bare))
    usual, plain, own = statistics.median(ours), statistics.median(theirs), spent / rounds * 1000
    print(f"{what:26} {usual:9.1f} {max(ours):8.1f} {own:7.1f} {plain:7.1f} {usual / plain:7.1f}")


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def identity() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str((FOLDER / "epoch.txt").read_text())


if __name__ == "__main__":
    main()
