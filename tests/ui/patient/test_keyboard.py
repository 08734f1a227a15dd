"""The on-screen keyboard: what it types, and that the field is never covered."""

import pytest

from tests.people import CODE
from tests.ui.patient.tablet import Tablet


@pytest.fixture
def at_name(tablet: Tablet) -> Tablet:
    """Stand at the first name."""
    tablet.hands.type(CODE)
    tablet.hands.tap("key_done")
    return tablet


def press(tablet: Tablet, *keys: str) -> str:
    for key in keys:
        tablet.hands.tap(f"key_{key}")
    return str(tablet.hands.find("givenField").property("text"))


def test_a_name_starts_with_a_capital(at_name: Tablet) -> None:
    assert press(at_name, "j", "o") == "Jo"


def test_accents_hyphen_and_apostrophe_are_there(at_name: Tablet) -> None:
    assert press(at_name, "j", "o", "s", "á", "é", "α", "-", "'") == "José-'"


def test_delete_and_shift_do_what_they_say(at_name: Tablet) -> None:
    assert press(at_name, "a", "b", "delete", "shift", "b", "c", "space") == "ABc "


def test_numbers_have_their_own_level(at_name: Tablet) -> None:
    assert press(at_name, "a", "#", "2", "?", "α", "b") == "A2?b"


def test_a_code_is_typed_in_capitals(tablet: Tablet) -> None:
    for letter in CODE.lower():
        tablet.hands.tap(f"key_{letter}")
    assert tablet.hands.find("codeField").property("text") == CODE
    assert not tablet.hands.sees("key_o"), "letters that are mistaken for others are not offered"


def test_spanish_has_its_letter(tablets) -> None:
    tablet: Tablet = tablets(language="es")
    tablet.start()
    tablet.hands.type(CODE)
    tablet.hands.tap("key_done")
    assert press(tablet, "ñ") == "Ñ"


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_field_is_never_covered(tablets, size, scale) -> None:
    from dataclasses import replace

    from tests.ui.patient.tablet import LOOK

    tablet: Tablet = tablets(size=size)
    tablet.window.wear(replace(LOOK, text_scale=scale))
    tablet.start()
    tablet.identify()
    tablet.agree()
    tablet.hands.tap("typeInstead")
    field = tablet.hands.find("typedName")
    top_of_keys = tablet.hands.find("key_q").mapToScene(field.boundingRect().topLeft()).y()
    assert field.mapRectToScene(field.boundingRect()).bottom() <= top_of_keys
