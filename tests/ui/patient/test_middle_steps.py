"""The steps between the name and the signature, on the screen, worked by a pair of hands."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from kiosk.content.pack import Pack
from kiosk.forms.questionnaire import Coding, Item, Option, Questionnaire, Text
from kiosk.visit.flow import Step
from tests.people import ESCORT, FORM, HARM, OFTEN, STARTED, WORDS, a_pack, an_identity
from tests.ui.patient.tablet import LOOK, Tablet
from ui.patient.display import Look

Tablets = Callable[..., Tablet]


def every_kind() -> Pack:
    """Make a pack that asks one question of every kind."""
    fruits = tuple(Option(Coding(name, display=name), Text(name)) for name in ("Apples", "Pears"))
    items = (
        Item("several", "choice", Text("Which do you eat?"), repeats=True, options=fruits),
        Item(
            *("pain", "integer", Text("How bad is it?")),
            control="slider",
            minimum=Decimal(0),
            maximum=Decimal(10),
        ),
        Item("weight", "decimal", Text("What do you weigh?"), unit=Text("kg")),
        Item("town", "string", Text("Where do you live?")),
        Item("since", "date", Text("Since when?")),
        Item("scan", "attachment", Text("Your scan")),
        Item("end", "display", Text("These were all.")),
    )
    form = Questionnaire("all", "", "1", Text("Everything"), items, {i.link_id: i for i in items})
    steps = ("identify", "screening", "review", "consent", "signature")
    asks = {"first": (form.id,)}
    return replace(a_pack(), questionnaires=(form,), asks=asks, rules=(), flows={"first": steps})


def at(tablets: Tablets, step: Step, pack: Pack | None = None, **given: object) -> Tablet:
    """Bring a tablet to a step of the visit; what comes before has happened."""
    tablet = tablets(pack=pack or a_pack(), **given)
    tablet.start()
    record = tablet.visit.record.identify(an_identity(), "first")
    if step is not Step.SLIDES:
        for slide in tablet.pack.slides["en"]:
            record = record.see_slide(slide.id, STARTED)
        record = record.leave_slides()
    if step not in (Step.SLIDES, Step.TEACH_BACK):
        record = replace(record, attempts=()) if not tablet.pack.teach_back else record
        tablet.visit.apply(record)
        pass_teach_back(tablet)
    else:
        tablet.visit.apply(record)
    tablet.hands.settle()
    return tablet


def pass_teach_back(tablet: Tablet) -> None:
    tablet.hands.settle()
    if tablet.shows("showing") == "teach-back":
        tablet.hands.tap("teachChoice_1")
        tablet.hands.tap("nextButton")
        tablet.hands.tap("nextButton")


def left_and_width(item: QQuickItem) -> tuple[float, float, float]:
    return (item.y(), item.width(), item.height())


def test_slides_are_turned_marked_and_left(tablets: Tablets) -> None:
    tablet = at(tablets, Step.SLIDES)
    hands = tablet.hands
    assert "What it is" in hands.reads()
    hands.tap("askNurse")
    hands.tap("nextButton")
    assert "What to expect" in hands.reads()
    hands.tap("backButton")
    assert "What it is" in hands.reads()
    hands.tap("nextButton")
    hands.tap("nextButton")
    assert tablet.shows("showing") == "teach-back"
    assert tablet.visit.record.ask_nurse == {"what-it-is"}


def test_a_missed_question_shows_its_slide_and_asks_again(tablets: Tablets) -> None:
    tablet = at(tablets, Step.TEACH_BACK)
    hands = tablet.hands
    hands.tap("nextButton")
    assert hands.sees("problem")
    for _ in range(2):
        hands.tap("teachChoice_0")
        hands.tap("nextButton")
        if hands.sees("lookAgain"):
            assert "A slow drip." in hands.reads()
            hands.tap("nextButton")
    assert "Your nurse will talk about this with you" in hands.reads()
    assert not hands.find("teachChoice_0").isEnabled()
    hands.tap("nextButton")
    assert tablet.shows("showing") == "screening"


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)], ids=["landscape", "portrait"])
def test_a_visit_from_the_questions_to_the_signature(
    tablets: Tablets, size: tuple[int, int]
) -> None:
    tablet = at(tablets, Step.SCREENING, size=size)
    hands = tablet.hands
    for _ in range(3):
        assert hands.find("lead").property("text") == "The last two weeks"
        hands.tap("choice_0")
        hands.tap("nextButton")
    yes, no = hands.find("yesButton"), hands.find("noButton")
    assert left_and_width(yes) == left_and_width(no)
    hands.tap("noButton")
    hands.tap("nextButton")
    assert tablet.shows("showing") == "review"
    assert "Will someone take you home?" in hands.reads()
    hands.tap("change_3")
    hands.tap("declineToSay")
    assert hands.sees("declined")
    hands.tap("nextButton")
    assert "You chose not to answer." in hands.reads()
    assert tablet.visit.record.answers[FORM][ESCORT] == ()
    hands.tap("nextButton")
    agree, decline = hands.find("agreeButton"), hands.find("declineButton")
    assert left_and_width(agree) == left_and_width(decline)
    hands.tap("nextButton")
    assert hands.sees("problem")
    hands.tap("declineButton")
    assert "Saying no is fine" in hands.reads()
    hands.tap("agreeButton")
    hands.tap("nextButton")
    assert tablet.shows("showing") == "signature"
    assert tablet.visit.record.decisions[0].agreed


def test_an_urgent_answer_is_met_with_calm_words_in_view(tablets: Tablets) -> None:
    tablet = at(tablets, Step.SCREENING)
    hands = tablet.hands
    for _ in range(2):
        hands.tap("choice_0")
        hands.tap("nextButton")
    hands.tap("choice_3")
    assert tablet.kinds() == ["notice"]
    assert "Please tell a member of staff now." in hands.reads()
    assert "Call the invented line." in hands.reads()
    assert hands.find("urgentPanel").hasActiveFocus()
    assert "A nurse has been told." not in hands.reads()
    tablet.outbox.noticed(tablet.sent()[0].id, STARTED)
    tablet.window.courier_told()
    hands.settle(lambda: hands.sees("urgentTold"))
    hands.tap("choice_0")
    assert "A nurse has been told." in hands.reads()
    assert tablet.kinds() == ["notice"]


def test_every_kind_of_question_can_be_answered_by_hand(tablets: Tablets) -> None:
    tablet = at(tablets, Step.SCREENING, every_kind())
    hands = tablet.hands
    hands.tap("choice_0")
    hands.tap("choice_1")
    hands.tap("nextButton")
    hands.tap("scale_7")
    hands.tap("nextButton")
    hands.tap("numberField")
    for key in ("8", "0", ".", "5"):
        hands.tap(f"key_{key}")
    hands.tap("key_done")
    hands.tap("nextButton")
    hands.type_into("textField", "Invented Springs")
    hands.tap("key_done")
    hands.tap("nextButton")
    hands.tap("nextButton")
    assert "Choose the month" in str(hands.find("problem").property("text"))
    tablet.give_birth_date(3, 5, 2024)
    hands.tap("nextButton")
    assert "Your nurse will take this from you." in hands.reads()
    hands.tap("nextButton")
    assert "These were all." in hands.reads()
    hands.tap("nextButton")
    assert tablet.shows("showing") == "review"
    for words in ("Apples; Pears", "7", "80.5 kg", "Invented Springs", "March 5, 2024"):
        assert words in hands.reads().splitlines()


def test_what_was_typed_stands_there_again(tablets: Tablets) -> None:
    tablet = at(tablets, Step.SCREENING, every_kind())
    hands = tablet.hands
    for _ in range(4):
        hands.tap("declineToSay")
        hands.tap("nextButton")
    tablet.give_birth_date(3, 5, 2024)
    hands.tap("backButton")
    hands.tap("nextButton")
    assert hands.find("dayField").property("text") == "5"
    assert hands.find("yearField").property("text") == "2024"


def test_a_language_switch_keeps_the_question_and_its_answer(tablets: Tablets) -> None:
    tablet = at(tablets, Step.SCREENING)
    hands = tablet.hands
    hands.tap("choice_2")
    tablet.visit.chooseLanguage("es")
    hands.settle()
    assert "Poca alegría en las cosas" in hands.reads()
    assert hands.find("choice_2").property("chosen")


def test_everything_can_be_reached_at_twice_the_size_by_keyboard(tablets: Tablets) -> None:
    tablet = at(tablets, Step.SCREENING, size=(800, 1280))
    tablet.window.wear(Look(5.9, 2.0, motion=0))
    hands = tablet.hands
    hands.settle()
    names = set()
    for _ in range(12):
        hands.press(Qt.Key.Key_Tab)
        focused = tablet.window.root.activeFocusItem()
        names.add(focused.objectName())
    assert {"choice_0", "choice_3", "nextButton"} <= names
    tablet.window.wear(LOOK)


def test_harm_and_words_are_asked_together(tablets: Tablets) -> None:
    tablet = at(tablets, Step.SCREENING)
    hands = tablet.hands
    for choice in ("choice_0", "choice_0", "choice_1"):
        hands.tap(choice)
        hands.tap("nextButton")
    hands.type_into("textField", "On bad days")
    hands.tap("key_done")
    hands.tap("nextButton")
    assert tablet.visit.record.answers[FORM][WORDS] == ("On bad days",)
    assert tablet.visit.record.answers[FORM][HARM] == (OFTEN[1],)
