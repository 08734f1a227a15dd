"""Looking back never shows a later step than the current one, whatever happens meanwhile."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.flow import Step
from tests.people import a_pack, a_visit
from ui.patient.whereabouts import Whereabouts

PACK = a_pack()
FULL = a_visit(PACK, finished_at=None)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STATES = (
    FULL,
    FULL.decide(FULL.decisions[0]),
    FULL.answer("mood", "interest", ()),
    FULL.answer("mood", "interest", ()).decide(FULL.decisions[0]),
)


@given(st.lists(st.one_of(st.sampled_from(["back", "forward"]), st.sampled_from(STATES))))
def test_what_is_shown_is_never_later_than_the_current_step(happenings) -> None:
    where = Whereabouts()
    where.follow(FULL, PACK)
    for happening in happenings:
        if happening == "back":
            where.back()
        elif happening == "forward":
            where.forward()
        else:
            where.follow(happening, PACK)
        assert where.steps.index(where.showing) <= where.steps.index(where.current)


def test_back_and_forward_return_to_where_it_was() -> None:
    where = Whereabouts()
    where.follow(FULL.decide(FULL.decisions[0]), PACK)
    shown = [where.showing]
    for way in (where.back, where.back, where.back, where.forward, where.forward, where.forward):
        way()
        shown.append(where.showing)
    assert shown[0] is Step.SIGNATURE
    assert shown[3] is Step.SCREENING
    assert shown == shown[::-1]


def test_there_is_nothing_before_the_welcome() -> None:
    where = Whereabouts()
    where.follow(FULL, PACK)
    for _ in range(20):
        where.back()
    assert where.showing is Step.WELCOME
