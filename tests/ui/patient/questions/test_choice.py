"""Choices: one, several, with pictures, side by side, and in words of one's own."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.forms.questionnaire import Attachment, Coding, Item, Option, Text, Value
from tests.ui.patient.questions.asked import Asked, answered, shown
from tests.ui.patient.sitting import rows
from ui.patient.question_words import in_words

APPLES, PEARS, NONE = (
    Coding(name[0].lower(), display=name) for name in ("Apples", "Pears", "None of these")
)
SEVERAL = Item(
    "s",
    "choice",
    Text("Which do you eat?"),
    repeats=True,
    options=(
        Option(APPLES, Text("Apples", {"es": "Manzanas"})),
        Option(PEARS, Text("Pears", {"es": "Peras"})),
        Option(NONE, Text("None of these"), exclusive=True),
    ),
)
ONE = replace(SEVERAL, repeats=False)
OPEN = replace(ONE, type="open-choice")
OPEN_SEVERAL = replace(SEVERAL, type="open-choice")


def red() -> str:
    """Draw a red square, and return its PNG in base64."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill("red")
    file = QBuffer()
    file.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]  # the stub wants bytes
    return bytes(file.data().toBase64().data()).decode()


def chosen(asked: Asked) -> list[object]:
    return [is_chosen for _text, is_chosen in rows(asked.question.choices)]


def test_several_choices_can_be_chosen_and_let_go(qapp: QGuiApplication) -> None:
    asked = Asked(SEVERAL)
    asked.question.choose(0)
    asked.question.choose(1)
    assert chosen(asked) == [True, True, False]
    asked.question.choose(2)
    assert chosen(asked) == [False, False, True]


def test_the_last_choice_let_go_is_no_decline(qapp: QGuiApplication) -> None:
    asked = Asked(SEVERAL)
    asked.question.choose(0)
    asked.question.choose(0)
    assert asked.values is None
    assert not asked.question.declined


@pytest.mark.parametrize(
    ("limits", "help_", "advice"),
    [
        ({}, "", ""),
        ({"min_occurs": 1}, "", ""),
        ({"min_occurs": 2}, "Choose at least 2.", "Choose or add at least 2."),
        ({"max_occurs": 2}, "Choose 2 at most.", ""),
        ({"min_occurs": 2, "max_occurs": 3}, "Choose from 2 to 3.", "Choose or add at least 2."),
    ],
)
def test_how_many_may_be_chosen_is_said_before_and_after(
    qapp: QGuiApplication, limits: dict, help_: str, advice: str
) -> None:
    asked = Asked(replace(SEVERAL, **limits))
    assert asked.question.help == help_
    asked.question.choose(0)
    assert asked.advice() == advice


def test_too_many_choices_are_told(qapp: QGuiApplication) -> None:
    asked = Asked(replace(SEVERAL, max_occurs=1))
    asked.question.choose(0)
    asked.question.choose(1)
    assert asked.advice() == "1 at most."


def test_days_times_and_yes_are_offered_as_a_patient_reads_them(qapp: QGuiApplication) -> None:
    moment = datetime(2025, 11, 3, 9, tzinfo=UTC)
    values: tuple[Value, ...] = (date(2025, 11, 3), moment, time(18), True)
    options = tuple(Option(value, Text(str(value))) for value in values)
    offered = replace(ONE, options=options)
    english, spanish = (Asked(offered, language=spoken) for spoken in ("en", "es"))
    assert [row[0] for row in rows(english.question.choices)] == [
        *("November 3, 2025", "November 3, 2025, 9:00 AM", "6:00 PM", "Yes")
    ]
    assert rows(spanish.question.choices)[0][0] == "3 de noviembre de 2025"
    assert in_words(offered, values, "en").startswith("November 3, 2025; November 3, 2025, 9:00")


def test_a_choice_carries_the_letter_that_the_form_gives_it(qapp: QGuiApplication) -> None:
    first = replace(SEVERAL.options[0], prefix="a)")
    assert rows(Asked(replace(ONE, options=(first,))).question.choices)[0][0] == "a) Apples"


@pytest.mark.parametrize("item", [OPEN, replace(ONE, open=True)])
def test_words_of_ones_own_are_an_answer(qapp: QGuiApplication, item: Item) -> None:
    asked = Asked(item)
    asked.question.choose(0)
    asked.question.chooseOwn()
    assert asked.values is None
    assert chosen(asked) == [False, False, False]
    asked.question.writeOwn(" Plums")
    own: Value = "Plums" if item.type == "open-choice" else Coding(None, None, "Plums")
    assert asked.values == (own,)
    assert asked.question.own == " Plums"
    asked.question.choose(1)
    assert asked.values == (PEARS,)
    assert not asked.question.ownChosen


def test_own_words_stand_beside_other_choices_but_not_beside_none_of_these(
    qapp: QGuiApplication,
) -> None:
    asked = Asked(OPEN_SEVERAL)
    asked.question.choose(0)
    asked.question.chooseOwn()
    asked.question.writeOwn("Plums")
    assert asked.values == (APPLES, "Plums")
    asked.question.choose(2)
    assert asked.values == (NONE,)
    assert not asked.question.ownChosen
    asked.question.chooseOwn()
    assert asked.values == ("Plums",), "they were kept, and none of these went"
    asked.question.chooseOwn()
    assert asked.values is None


def test_own_words_that_are_wanted_must_be_there(qapp: QGuiApplication) -> None:
    asked = Asked(OPEN_SEVERAL)
    asked.question.choose(0)
    asked.question.chooseOwn()
    assert asked.advice() == "Type your answer. You may also leave this one out."
    asked.question.chooseOwn()
    assert asked.advice() == ""


def test_own_words_are_there_again(qapp: QGuiApplication) -> None:
    question = Asked(OPEN_SEVERAL, (APPLES, "Plums")).question
    assert (question.ownChosen, question.own) == (True, "Plums")


def test_declining_lets_go_of_own_words(qapp: QGuiApplication) -> None:
    asked = Asked(OPEN, ("Plums",))
    asked.question.decline()
    assert not asked.question.ownChosen
    assert asked.question.problem() is None


def test_own_words_are_typed_under_their_card(tablets) -> None:
    tablet = shown(tablets, replace(OPEN_SEVERAL, open_label=Text("Other fruit:")))
    hands = tablet.hands
    hands.tap("choice_1")
    hands.tap("ownChoice")
    assert hands.find("ownField").hasActiveFocus()
    for key in ("f", "i", "g", "done"):
        hands.tap(f"key_{key}")
    assert answered(tablet, "s") == (PEARS, "Fig")
    assert "Other fruit:" in hands.reads()
    tablet.visit.chooseLanguage("es")
    hands.settle()
    assert hands.find("ownField").property("text") == "Fig"


def test_choices_stand_side_by_side_where_the_form_wants_it_and_they_fit(tablets) -> None:
    tablet = shown(tablets, replace(ONE, orientation="horizontal"))
    tops = {tablet.hands.find(f"choice_{n}").y() for n in range(2)}
    assert len(tops) == 1
    narrow = shown(
        tablets,
        replace(ONE, options=tuple(Option(n, Text("long " * 30)) for n in (APPLES, PEARS))),
    )
    assert narrow.hands.find("choice_0").y() < narrow.hands.find("choice_1").y()


def test_a_choice_shows_the_picture_that_the_form_carries(tablets) -> None:
    media = Attachment("image/png", red())
    options = (replace(ONE.options[0], media=media), ONE.options[1])
    tablet = shown(tablets, replace(ONE, options=options))
    plain = tablet.hands.find("choice_1").height()
    assert tablet.hands.find("choice_0").height() > plain
    picture = tablet.window.root.grabWindow()
    card = tablet.hands.find("choice_0")
    at = card.mapToScene(card.boundingRect().topLeft()).toPoint()
    reds = [
        picture.pixelColor(at.x() + x, at.y() + int(card.height()) // 2).name()
        for x in range(10, 200, 5)
    ]
    assert "#ff0000" in reds


@pytest.mark.parametrize(
    "media",
    [
        Attachment("image/svg+xml", "PHN2Zy8+"),
        Attachment("image/png", "!"),
        Attachment("image/png", url="https://example.org/a.png"),
        Attachment("image/png", "A" * 4_000_000),
    ],
)
def test_what_is_no_picture_of_the_form_is_not_shown(
    qapp: QGuiApplication, media: Attachment
) -> None:
    options = (replace(ONE.options[0], media=media),)
    assert Asked(replace(ONE, options=options)).question.pictures == []
