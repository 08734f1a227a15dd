"""Times always have an offset."""

from kiosk.outside.clock import SystemClock
from kiosk.outside.pretend import FixedClock


def test_the_system_clock_tells_its_offset_and_goes_on() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() is not None
    assert clock.now() <= clock.now()


def test_a_fixed_clock_moves_when_it_is_moved() -> None:
    clock = FixedClock()
    before = clock.now()
    assert clock.now() == before
    clock.advance(-60)
    assert (before - clock.now()).total_seconds() == 60
