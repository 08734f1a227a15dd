"""What is kept of half-done work opens for whoever typed it."""

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Damaged
from kiosk.review.unfinished import Unfinished, keep, restore

OWN, OTHER = (pyrage.x25519.Identity.generate() for _ in range(2))


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_what_is_kept_comes_back_as_it_was(intake: str, notes: dict[str, str]) -> None:
    typed = Unfinished(intake, notes)
    assert restore(keep(typed, str(OWN.to_public())), str(OWN)) == typed


def test_nobody_else_opens_it_and_nothing_of_it_is_readable() -> None:
    kept = keep(Unfinished("ab" * 32, {"ab" * 32: "The nights are long"}), str(OWN.to_public()))
    assert b"nights" not in kept
    with pytest.raises(Damaged, match="type it anew"):
        restore(kept, str(OTHER))
