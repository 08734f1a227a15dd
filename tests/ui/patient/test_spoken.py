"""How things on the screen sound."""

import pytest
from PySide6.QtCore import QRectF

from ui.patient.heard import Heard, Role
from ui.patient.spoken import aloud, change, in_passing, sentence


def thing(role: Role, name: str, **given) -> Heard:
    usual = {"value": "", "checked": None, "enabled": True, "focused": False, "place": QRectF()}
    return Heard(1, role, name, **{**usual, **given})


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (thing(Role.Heading, "When were you born?"), "When were you born?"),
        (thing(Role.Button, "Next"), "Next, button."),
        (thing(Role.Button, "Next", enabled=False), "Next, button, cannot be used now."),
        (thing(Role.RadioButton, "No", checked=False), "No, choice, not chosen."),
        (thing(Role.CheckBox, "Ask", checked=True), "Ask, check box, chosen."),
        (thing(Role.EditableText, "Year", value="1957"), "Year, text field, 1957."),
        (thing(Role.EditableText, "What helps?"), "What helps? text field, empty."),
        (
            thing(Role.EditableText, "Code", value="FDXNJ2", spelled=True),
            "Code, text field, F, D, X, N, J, 2.",
        ),
        (thing(Role.Graphic, "A hand"), "Picture: A hand."),
        (thing(Role.Button, "q", part=True), "Q."),
    ],
)
def test_a_thing_is_told_by_name_kind_and_state(heard: Heard, said: str) -> None:
    assert sentence(heard) == said


def test_without_its_name_a_field_is_still_told() -> None:
    assert in_passing(thing(Role.EditableText, "Year"), named=False) == "Text field, empty."


def test_what_is_pressed_is_never_said_without_its_name() -> None:
    assert in_passing(thing(Role.Button, "Back"), named=False) == "Back, button."
    yes = thing(Role.RadioButton, "Yes", checked=False)
    assert in_passing(yes, named=False) == "Yes, choice, not chosen."


def test_an_answer_of_the_same_words_is_an_answer_all_the_same() -> None:
    assert in_passing(thing(Role.StaticText, "No"), named=False) == "No."


def test_that_an_answer_cannot_be_changed_is_said_when_it_is_touched() -> None:
    shut = thing(Role.RadioButton, "No", checked=True, enabled=False)
    assert in_passing(shut, named=True) == "No, choice, chosen."
    assert sentence(shut) == "No, choice, chosen, cannot be used now."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Version 2 · English", "Version 2, English"),
        ("It may help a little.¹²", "It may help a little."),
        ("One\nTwo.\n\nThree", "One. Two. Three"),
        ("**Bold** and\n- a point", "Bold and. a point"),
        ("Calling…", "Calling."),
        ("“Type my name”", '"Type my name"'),
        ("Such as F7K 2MD.", "Such as F, 7, K, 2, M, D."),
        ("The FDA has not.", "The FDA has not."),
        ("Call 911, or text 988.", "Call 9 1 1, or text 9 8 8."),
        ("From 0 to 9110", "From 0 to 9110"),
        ("No estoy seguro(a)", "No estoy seguro o segura"),
    ],
)
def test_marks_for_the_eye_are_not_said(words: str, said: str) -> None:
    assert aloud(words) == said


def test_letters_are_said_as_they_are_typed_and_all_of_it_after_a_deletion() -> None:
    before, after = (thing(Role.EditableText, "Name", value=value) for value in ("Tes", "Test"))
    assert change(before, after) == "t"
    assert change(after, before) == "Name, text field, Tes."
    assert change(before, before) == ""
    assert change(None, before) == "Name, text field, Tes."
