"""Gaps in the chain of a device."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.review.sequence import Gap, Link, gaps


def chain(length: int) -> list[Link]:
    return [Link("t", n, f"id{n}", f"id{n - 1}" if n > 1 else "") for n in range(1, length + 1)]


@given(st.integers(0, 30), st.randoms())
def test_a_whole_chain_has_no_gap_in_whatever_order_it_came(length, random):
    links = chain(length)
    random.shuffle(links)
    assert gaps(links) == ()


@given(st.sets(st.integers(1, 30)))
def test_exactly_what_is_missing_before_the_newest_is_named(kept):
    found = gaps(link for link in chain(30) if link.seq in kept)
    named = {number for gap in found for number in range(gap.first, gap.last + 1)}
    assert named == set(range(1, max(kept, default=0))) - kept


def test_a_number_that_does_not_follow_the_one_before_is_named():
    first, second = chain(2)
    other = Link("t", 2, second.id, "another")
    assert gaps([first, other]) == (Gap("t", 2, 2, broken=True),)


def test_chains_of_devices_do_not_mix():
    assert gaps([Link("a", 1, "x", ""), Link("b", 1, "y", "")]) == ()


def test_a_device_that_was_let_in_anew_goes_on_with_the_chain_of_its_first_name() -> None:
    before = chain(3)
    assert gaps([*before, Link("t-anew", 4, "id4", "id3")]) == ()
    assert gaps([*before, Link("t-anew", 5, "id5", "id3")]) == (Gap("t-anew", 4, 4),)
    assert gaps([Link("t-anew", 4, "id4", "id3")]) == (Gap("t-anew", 1, 3),)
