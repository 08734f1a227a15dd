"""Idle time goes through its stages in order, and never back by itself."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.idle import Idle, Patience

ORDER = list(Idle)


def test_the_stages_fall_where_the_clinic_set_them() -> None:
    patience = Patience(warn_after=90, warn_for=20, wipe_after=900)
    stages = [patience.stage(s) for s in (0, 89.9, 90, 109.9, 110, 899, 900)]
    assert stages == [
        Idle.ACTIVE, Idle.ACTIVE, Idle.WARNING, Idle.WARNING, Idle.CURTAIN, Idle.CURTAIN, Idle.WIPE,
    ]  # fmt: skip
    assert patience.seconds_left(95.2) == 15
    assert patience.seconds_left(500) == 0


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_more_idle_time_never_means_an_earlier_stage(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert ORDER.index(Patience().stage(low)) <= ORDER.index(Patience().stage(high))
