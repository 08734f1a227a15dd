"""Two desks on one PostgreSQL: who has an intake, who is first, and a line that breaks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

import psycopg
import pytest

from db.arrivals import SqlArrivals
from db.audit import SqlAudit
from db.catalogue import SqlCatalogue
from db.claims import SqlClaims
from db.inbox import SqlInbox
from kiosk.audit.trail import Trail
from kiosk.errors import Refused, Unavailable
from kiosk.review.desk import Desk
from kiosk.review.expected import Wish
from kiosk.review.front_desk import FrontDesk
from kiosk.review.worklist import Worklist
from tests.desks import CLINIC, Clinic, resolved
from tests.devices import Served
from tests.people import ESCORT, FORM, HARM, INTEREST, OFTEN, a_visit

T = TypeVar("T")

RED = {FORM: {INTEREST: (OFTEN[2],), HARM: (OFTEN[1],), ESCORT: (True,)}}


class Breaking(SqlInbox):
    """An inbox whose server ends every connection of its desk, before or after it has stored."""

    breaks = ""

    def __init__(self, url: str, clinic: Clinic, served: Served) -> None:
        super().__init__(url, clinic.clock)
        self._served = served

    def deliver_first(self, envelope: bytes, act: str, intake_id: str) -> str:
        if self.breaks == "before":
            with self._cut_within():
                return super().deliver_first(envelope, act, intake_id)
        stands = super().deliver_first(envelope, act, intake_id)
        if self.breaks == "after":
            self.breaks = ""
            raise Unavailable("no-answer", "The answer was lost on the way.")
        return stands

    @contextmanager
    def _cut_within(self) -> Iterator[None]:
        """End the server's sessions now, so that what is sent next meets a dead line."""
        self.breaks = ""
        with psycopg.connect(
            self._served.cluster.conninfo(self._served.name), autocommit=True
        ) as o:
            o.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        yield


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def at_desk(clinic: Clinic, served: Served):
    """Sign somebody in at a desk with a certificate of its own."""
    opened: list[Any] = []

    def signed_in(nurse: str) -> Desk:
        url = served.url(f"desk-{nurse}", desk=True)
        inbox = Breaking(url, clinic, served)
        claims, catalogue, waiting, audit = (
            SqlClaims(url),
            SqlCatalogue(url),
            SqlArrivals(url),
            SqlAudit(url),
        )
        opened.extend((inbox, claims, catalogue, waiting, audit))
        return replace(
            clinic.desk(nurse),
            inbox=inbox,
            claims=claims,
            catalogue=catalogue,
            arrivals=waiting,
            trail=Trail(audit, clinic.clock, CLINIC, f"desk-of-{nurse}"),
        )

    yield signed_in
    for store in opened:
        store.close()


@pytest.fixture
def sent(clinic: Clinic, served: Served) -> str:
    """A red intake that a tablet put into the server's inbox."""
    clinic.send(a_visit(clinic.pack, answers=RED))
    (received,) = clinic.received()
    inbox = SqlInbox(served.owner, clinic.clock)
    inbox.deliver(received.body)
    inbox.close()
    return received.id


def persistent(act: Callable[[], T]) -> T:
    """Try again as a person does: each store of a desk learns for itself that its line is dead."""
    for _ in range(5):
        try:
            return act()
        except Unavailable:
            continue
    return act()


def reviews(desk: Desk) -> list[str]:
    return persistent(
        lambda: [one.kind for _place, one in desk.inbox.received_after(0, ("review",))]
    )


def test_whom_one_desk_expects_the_other_sees(at_desk) -> None:
    nora, otto = FrontDesk(at_desk("nurse-1")), FrontDesk(at_desk("nurse-2"))
    made = nora.expect(Wish(kind="first", name="Rosa Inventada"))
    assert otto.look() == (made,)
    otto.arrived(made)
    assert nora.look()[0].here_at is not None


def test_one_works_the_other_sees_who_and_takes_over_only_by_saying_so(at_desk, sent: str) -> None:
    nora, otto = at_desk("nurse-1"), at_desk("nurse-2")
    work = nora.begin(nora.open(sent))
    nora.keep(nora.open(sent), replace(work.draft, notes="Called her daughter."))
    assert otto.begin(otto.open(sent)).other == "Nora Invented, RN"
    assert otto.look(Worklist()).rows[0].at_work == "Nora Invented, RN"
    with pytest.raises(Refused, match="Nora Invented, RN works on this intake now"):
        otto.sign_off(otto.open(sent), resolved(otto, otto.open(sent)))
    taken = otto.begin(otto.open(sent), take_over=True)
    assert taken.draft.notes == "Called her daughter."
    with pytest.raises(Refused, match="Somebody else works on this intake now"):
        nora.keep(nora.open(sent), work.draft)


def test_who_is_second_is_shown_the_sign_off_that_stands(at_desk, sent: str) -> None:
    nora, otto = at_desk("nurse-1"), at_desk("nurse-2")
    intake = nora.open(sent)
    first = nora.sign_off(intake, resolved(nora, intake))
    later = otto.sign_off(otto.open(sent), resolved(otto, otto.open(sent)))
    assert (later.id, later.person) == (first.id, "nurse-1")
    assert reviews(nora) == ["review"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_line_that_breaks_in_the_middle_of_a_sign_off_loses_and_doubles_nothing(
    at_desk, sent: str, when: str
) -> None:
    desk = at_desk("nurse-1")
    intake = desk.open(sent)
    assessment = resolved(desk, intake, "Talked for half an hour.")
    desk.begin(intake)
    desk.keep(intake, assessment)
    desk.inbox.breaks = when
    with pytest.raises(Unavailable):
        desk.sign_off(intake, assessment)
    stored = 1 if when == "after" else 0
    assert len(reviews(desk)) == stored
    if not stored:
        kept = persistent(lambda: desk.begin(intake))
        assert kept.draft.notes == "Talked for half an hour."
    stands = persistent(lambda: desk.sign_off(intake, assessment))
    assert (stands.person, stands.notes) == ("nurse-1", "Talked for half an hour.")
    assert len(reviews(desk)) == 1
    assert desk.claims.held() == {}
