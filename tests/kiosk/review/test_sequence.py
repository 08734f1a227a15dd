"""Gaps in the chain of a device."""

from collections.abc import Collection, Iterable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.record.envelope import parse
from kiosk.review.sequence import BROKEN, Gap, check_chain, gaps
from tests.envelopes import sealed


def chain(length: int, before: str = "", first: int = 1, device: str = "t") -> list[bytes]:
    made: list[bytes] = []
    for seq in range(first, first + length):
        before = parse(made[-1]).id if made else before
        made.append(sealed(seq=seq, prev=before, device=device))
    return made


CHAIN = chain(30)


def inbox_of(envelopes: Iterable[bytes]) -> MemoryInbox:
    inbox = MemoryInbox(FixedClock())
    for envelope in envelopes:
        inbox.deliver(envelope)
        check_chain(inbox, parse(envelope))
    return inbox


def kept(numbers: Collection[int]) -> Sequence[bytes]:
    return [CHAIN[number - 1] for number in numbers]


@settings(deadline=None)
@given(st.integers(0, 30), st.randoms())
def test_a_whole_chain_has_no_gap_in_whatever_order_it_came(length, random):
    envelopes = CHAIN[:length]
    random.shuffle(envelopes)
    inbox = inbox_of(envelopes)
    assert (gaps(inbox), inbox.aside()) == ((), [])


@settings(deadline=None)
@given(st.sets(st.integers(1, 30)))
def test_exactly_what_is_missing_before_the_newest_is_named(numbers):
    found = gaps(inbox_of(kept(numbers)))
    named = {number for gap in found for number in range(gap.first, gap.last + 1)}
    assert named == set(range(1, max(numbers, default=0))) - numbers


@settings(deadline=None)
@given(st.permutations(range(3)))
def test_a_number_that_does_not_follow_the_one_before_is_set_aside(order):
    envelopes = [*CHAIN[:2], sealed(seq=3, prev="ab" * 32, device="t")]
    inbox = inbox_of(envelopes[place] for place in order)
    assert gaps(inbox) == ()
    assert [(received.seq, why) for received, why in inbox.aside()] == [(3, BROKEN)]


def test_chains_of_devices_do_not_mix():
    assert gaps(inbox_of([sealed(device="a"), sealed(device="b")])) == ()


def test_a_device_that_was_let_in_anew_goes_on_with_the_chain_of_its_first_name() -> None:
    before, last = CHAIN[:3], parse(CHAIN[2]).id
    assert gaps(inbox_of([*before, *chain(1, last, 4, "t-anew")])) == ()
    assert gaps(inbox_of([*before, *chain(1, last, 5, "t-anew")])) == (Gap("t-anew", 4, 4),)
    assert gaps(inbox_of(chain(1, last, 4, "t-anew"))) == (Gap("t-anew", 1, 3),)
