"""Each fault test says what it tried and what came of it; the table is printed at the end."""

from collections.abc import Callable

import pytest


class Reliability:
    """Notes rows of the table that `tests.reliability` prints."""

    def __init__(self, note: Callable[[str, object], None]) -> None:
        self._note = note

    def __call__(  # the columns, each by name
        self, row: str, tried: str, count: int, *, lost: int = 0, twice: int = 0, altered: int = 0
    ) -> None:
        self._note("reliability", (row, tried, count, lost, twice, altered))

    def control(self, row: str, taken_away: str, count: int, *, noticed: int) -> None:
        """Note that a promise was broken on purpose, and how often that was noticed."""
        self._note("negative control", (row, taken_away, count, noticed))


@pytest.fixture
def reliability(record_property: Callable[[str, object], None]) -> Reliability:
    return Reliability(record_property)
