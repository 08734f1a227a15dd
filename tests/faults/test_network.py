"""Tablets send into a real PostgreSQL through a line that fails in every way that TCP lets it.

Nothing is missing, twice or altered, and each device's intakes arrive in its order. Without the
inbox's unique constraints the same line leaves duplicates behind: the test can fail.
"""

import os
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url

from db.answering import OPTION
from db.inbox import SqlInbox
from db.postgres.remote import RemoteInbox
from kiosk.delivery.courier import Courier
from kiosk.errors import Unavailable
from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_outbox import MemoryOutbox
from kiosk.ports import Receipt
from kiosk.record.envelope import parse
from tests.devices import Served
from tests.envelopes import sealed, sealer
from tests.faults.network import Fault, Line, What, a_lost_answer
from tests.postgres import Cluster

TABLETS = int(os.environ.get("TABLETS", "3"))
EACH = int(os.environ.get("ENVELOPES_EACH", "100"))
COURIER = "kiosk.delivery.courier"


class CountingInbox(RemoteInbox):
    """An inbox that counts the answers that had been lost: what it has already comes again."""

    answers_lost = 0

    def deliver(self, envelope: bytes) -> Receipt:
        receipt = super().deliver(envelope)
        self.answers_lost += receipt == "already there"
        return receipt


class Tablet:
    """A tablet that sends all it has, as often as it takes."""

    def __init__(self, name: str, url: str, count: int) -> None:
        self.clock = FixedClock()
        self.outbox = MemoryOutbox()
        self.sealed: dict[str, bytes] = {}
        for number in range(count):
            kind = "notice" if number % 10 == 9 else "intake"
            queued = self.outbox.append(kind, sealer(kind, name))  # type: ignore[arg-type]  # one of them
            self.sealed[queued.id] = queued.body
        self.inbox = CountingInbox(url)
        self.courier = Courier(self.outbox, self.inbox, self.clock, lambda: 0.5)

    def send_all(self) -> None:
        while self.outbox.counts()["waiting"]:
            self.clock.advance(self.courier.step().wait)
        self.inbox.close()


@dataclass(frozen=True)
class Result:
    """What the inbox holds in the end."""

    missing: int
    twice: int
    altered: int
    disordered: int
    broken: Counter[What]  # connections, by what became of them
    answers_lost: int  # after a commit


def send(served: Served, line: Line, tablets: int, each: int) -> Result:
    names = [f"tablet-{number}" for number in range(1, tablets + 1)]
    senders = [Tablet(name, through(line, served.url(name)), each) for name in names]
    threads = [threading.Thread(target=tablet.send_all) for tablet in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    inbox = SqlInbox(served.owner, FixedClock())
    found = [received for _, received in inbox.received_after(0, ("intake", "notice"))]
    assert not inbox.aside()
    inbox.close()
    known = {name: body for tablet in senders for name, body in tablet.sealed.items()}
    times = Counter(received.id for received in found)
    order = [(r.device, r.seq) for r in found if r.kind == "intake"]
    return Result(
        missing=len(known.keys() - times.keys()),
        twice=sum(many - 1 for many in times.values()),
        altered=sum(known.get(parse(r.body).id) != r.body for r in found),
        disordered=sum(
            seqs != sorted(seqs)
            for device in {device for device, _ in order}
            for seqs in [[seq for name, seq in order if name == device]]
        ),
        broken=line.broken,
        answers_lost=sum(tablet.inbox.answers_lost for tablet in senders),
    )


def through(line: Line, url: str) -> str:
    """Return how a device reaches its server at the end of this line, with TLS as ever."""
    impatient = {"connect_timeout": "2", OPTION: "1"}
    known = make_url(url).set(port=line.port).update_query_dict(impatient)
    return known.render_as_string(hide_password=False)


def test_through_a_line_that_breaks_all_the_time_everything_arrives_once_and_in_order(
    served: Served, reliability, expect_log
) -> None:
    expect_log(COURIER)
    with Line(served.cluster.port, seed=7) as line:
        result = send(served, line, TABLETS, EACH)
    how = ", ".join(f"{times} {what}" for what, times in sorted(result.broken.items()))
    reliability("R3", f"lines {how}; {result.answers_lost} lost answers",
                TABLETS * EACH, lost=result.missing, twice=result.twice,
                altered=result.altered + result.disordered)  # fmt: skip
    assert result.broken.keys() == {"cut", "stalled", "garbled", "doubled"}
    assert result.answers_lost > 0
    assert (result.missing, result.twice, result.altered, result.disordered) == (0, 0, 0, 0)


def test_without_the_unique_constraints_the_same_line_leaves_duplicates(
    postgres: Cluster, tmp_path: Path, reliability, expect_log
) -> None:
    expect_log(COURIER)
    served = Served(postgres).emptied(tmp_path)
    for constraint in ("uq_received_id", "uq_received_device_seq"):
        postgres.run(f"ALTER TABLE received DROP CONSTRAINT {constraint} CASCADE", served.name)
    with Line(postgres.port, seed=7, draw=a_lost_answer) as line:
        result = send(served, line, 2, 60)
    reliability.control("R3", "the unique constraints are taken away", 120, noticed=result.twice)
    assert result.twice > 0


@pytest.mark.parametrize("fault", [Fault("stalled", up=0), Fault("stalled", down=2_700)])
def test_a_server_that_takes_everything_and_never_answers_is_given_up(
    served: Served, fault: Fault
) -> None:
    """From the first byte on, and amid the answers of a connection that was well."""
    url = served.url("tablet-1")
    with Line(served.cluster.port, seed=7, draw=lambda _lot: fault) as line:
        inbox, sent = RemoteInbox(through(line, url)), [sealed()]
        assert given_up(inbox, sent) == "database"
        line.healed = True
        assert inbox.deliver(sent[-1]) in ("accepted", "already there")
        inbox.close()


def given_up(inbox: RemoteInbox, sent: list[bytes]) -> str:
    """Deliver one after the other until it fails; return why it did."""
    try:
        while len(sent) < 9:
            inbox.deliver(sent[-1])
            sent.append(sealed(seq=len(sent) + 1, prev=parse(sent[-1]).id))
    except Unavailable as error:
        return error.code
    return ""
