"""The on-screen keyboard: what it types, and that the field is never covered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

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
    assert press(at_name, "j", "o", "s", "accents", "é", "α", "-", "'") == "José-'"


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

    from tests.ui.patient.tablet import LOOK

    tablet: Tablet = tablets(size=size)
    tablet.window.wear(LOOK._replace(text_scale=scale))
    tablet.start()
    tablet.identify()
    tablet.agree()
    tablet.hands.tap("typeInstead")
    field = tablet.hands.find("typedName")
    top_of_keys = tablet.hands.find("key_q").mapToScene(field.boundingRect().topLeft()).y()
    assert field.mapRectToScene(field.boundingRect()).bottom() <= top_of_keys


def test_an_address_is_typed_from_one_row_of_signs(at_name: Tablet) -> None:
    assert press(at_name, "shift", "j", "#", "@", "_", "-", ".", "com") == "j@_-..com"


def test_capital_accents_are_there_in_both_languages(at_name: Tablet) -> None:
    assert press(at_name, "accents", "é", "shift", "ñ", "ü") == "ÉÑü"


def test_every_key_says_its_name_and_no_two_say_the_same(at_name: Tablet) -> None:
    for level in ((), ("#",), ("α", "accents")):
        press(at_name, *level)
        names = [spoken(key) for key in keys(at_name)]
        assert len(names) > 20
        assert all(names)
        assert len(set(names)) == len(names)
        assert not [name for name in names if len(name) == 1 and not name.isalnum()]


def keys(tablet: Tablet) -> list:
    return [item for item in tablet.hands._visible() if item.objectName().startswith("key_")]


def spoken(item) -> str:
    return QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Name)


def test_nothing_that_is_typed_is_learned_or_guessed(at_name: Tablet) -> None:
    hints = Qt.InputMethodHint(at_name.hands.find("givenField").property("inputMethodHints"))
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert hints & Qt.InputMethodHint.ImhSensitiveData


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_key_is_on_the_screen_and_the_curtains_field_above_them(tablets, size, scale) -> None:

    from tests.ui.patient.tablet import LOOK

    tablet: Tablet = tablets(size=size)
    tablet.window.wear(LOOK._replace(text_scale=scale))
    tablet.start()
    for key in keys(tablet):
        box = key.mapRectToScene(key.boundingRect())
        assert box.left() >= 0
        assert box.right() <= size[0]
        assert box.bottom() <= size[1]
    tablet.identify()
    tablet.agree()
    tablet.window.idle.takeBreak()
    tablet.hands.tap("dayField")
    field = tablet.hands.find("dayField")
    top_of_keys = tablet.hands.find("key_1").mapToScene(field.boundingRect().topLeft()).y()
    assert field.mapRectToScene(field.boundingRect()).bottom() <= top_of_keys
