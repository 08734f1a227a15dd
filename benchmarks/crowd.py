"""How an inbox of a large clinic answers a desk: 100,000 intakes, all really sealed.

They are made here, small (2 KB), and thrown away: what is measured is finding, not carrying. Run:
python benchmarks/crowd.py [INTAKES]. It needs PostgreSQL, and prints milliseconds (median, p95).
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterable

import psycopg

from db.inbox import SqlInbox
from kiosk.outside.pretend import FixedClock
from kiosk.record.envelope import Kind, parse
from tests.devices import Served
from tests.envelopes import sealed
from tests.postgres import Cluster

INTAKES = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
TABLETS, ROUNDS, PAGE = 60, 200, 300
KINDS: tuple[Kind, ...] = ("intake", "notice", "review")


def main() -> None:
    cluster = Cluster()
    try:
        served = Served(cluster)
        began = time.perf_counter()
        fill(served)
        print(f"{INTAKES} intakes sealed and stored in {time.perf_counter() - began:.0f} s")
        measure(SqlInbox(served.owner, FixedClock()))
    finally:
        cluster.remove()


def fill(served: Served) -> None:
    """Seal and store them, with a chain for each of sixty tablets."""
    with psycopg.connect(served.cluster.conninfo(served.name)) as connection:
        last = [""] * TABLETS
        for number in range(INTAKES):
            tablet, seq = number % TABLETS, number // TABLETS + 1
            body = sealed(seq=seq, prev=last[tablet], device=f"tablet-{tablet}")
            last[tablet] = parse(body).id
            connection.execute(
                "INSERT INTO received (id, kind, device, seq, body) "
                "VALUES (%s, 'intake', %s, %s, %s)",
                (last[tablet], f"tablet-{tablet}", seq, body),
            )
        connection.execute("ANALYZE received")


def measure(inbox: SqlInbox) -> None:
    newest = inbox.received_after(INTAKES - 1, KINDS)
    position, some = newest[-1]
    told("poll with nothing new", lambda: inbox.received_after(position, KINDS))
    told(f"page of {PAGE}", lambda: inbox.received_after(INTAKES // 2, KINDS, PAGE))
    told("one intake by id", lambda: inbox.find(some.id))
    told("last of a device", lambda: inbox.last_from("tablet-7"))
    told("how many of a device", lambda: inbox.head("tablet-7", 1))
    inbox.close()


def told(what: str, act: Callable[[], object]) -> None:
    taken = sorted(timed(act) for _ in range(ROUNDS))
    print(f"{what:24} {median(taken):7.2f} {taken[int(ROUNDS * 0.95)]:7.2f} ms")


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def median(taken: Iterable[float]) -> float:
    return statistics.median(taken)


if __name__ == "__main__":
    main()
