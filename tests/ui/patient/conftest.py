"""Fixtures of the patient's screens."""

from collections.abc import Callable, Iterator

import pytest

from tests.ui.patient.tablet import Tablet


@pytest.fixture
def tablets(qapp) -> Iterator[Callable[..., Tablet]]:
    """Make tablets that are taken down at the end."""
    made: list[Tablet] = []

    def make(**given) -> Tablet:
        made.append(Tablet(**given))
        return made[-1]

    yield make
    for tablet in made:
        tablet.window.close()


@pytest.fixture
def tablet(tablets: Callable[..., Tablet]) -> Tablet:
    """Make a tablet that shows the step after the welcome."""
    tablet = tablets()
    tablet.start()
    return tablet
