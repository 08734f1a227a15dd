"""What Windows tells of a battery."""

import pytest

from kiosk.outside.windows_power import Power, understood


@pytest.mark.parametrize(
    ("told", "power"),
    [
        ((0, 0, 63), Power(63, charging=False)),
        ((1, 8, 63), Power(63, charging=True)),  # charging
        ((1, 1, 100), Power(100, charging=True)),  # full, on the mains
        ((0, 4, 3), Power(3, charging=False)),  # critical
        ((255, 1, 80), Power(80)),
        ((1, 128, 255), Power()),  # a desktop
        ((1, 255, 255), Power()),
        ((1, 1, 255), Power()),
    ],
)
def test_what_is_told_is_understood(told: tuple[int, int, int], power: Power) -> None:
    assert understood(*told) == power
