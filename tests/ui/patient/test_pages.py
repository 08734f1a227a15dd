"""Screens with more than one plain question, in the real window, by tapping."""

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from tests.kiosk.forms.shapes import (
    answer_to,
    calculated,
    control,
    extension,
    group,
    item,
    sdc,
    when,
)
from tests.ui.patient.forms_on_screen import (
    FORM,
    Tablets,
    answer_yes,
    answers,
    inside,
    opened,
    words,
)


def name_of(thing: QQuickItem) -> str:
    return QAccessible.queryAccessibleInterface(thing).text(QAccessible.Text.Name)


def page(*items: dict, **more) -> dict:
    return group("page", *items, extension=[control("page")], **more)


def rule(text: str, human: str, severity: str = "error") -> dict:
    """Make a questionnaire-constraint."""
    parts = [
        {"url": "key", "valueId": "k"},
        {"url": "severity", "valueCode": severity},
        {"url": "expression", "valueString": text},
        {"url": "human", "valueString": human},
    ]
    return extension("questionnaire-constraint", extension=parts)


class TestPage:
    def test_shows_its_questions_together_under_its_name(self, tablets: Tablets) -> None:
        tablet = opened(tablets, page(item("a", "boolean"), item("b", "boolean")), item("c"))
        assert words(tablet, "pageHeading") == "Words of page"
        assert [words(tablet, f"question_{n}") for n in (0, 1)] == ["Words of a", "Words of b"]
        assert "Questions 1 to 2 · 1 to go" in tablet.hands.reads()
        answer_yes(tablet, 0)
        answer_yes(tablet, 1)
        assert answers(tablet) == {"a": (True,), "b": (True,)}
        tablet.hands.tap("nextButton")
        assert words(tablet, "question") == "Words of c"
        tablet.hands.tap("backButton")
        assert words(tablet, "question_1") == "Words of b"

    def test_lets_a_question_appear_below_without_moving_the_others(self, tablets: Tablets) -> None:
        asked = [when("a", "=", answerBoolean=True)]
        tablet = opened(
            tablets, page(item("a", "boolean"), item("why", "text", enableWhen=asked)), item("z")
        )
        first = inside(tablet, 0, "yesButton")
        answer_yes(tablet, 0)
        assert words(tablet, "question_1") == "Words of why"
        assert inside(tablet, 0, "yesButton") is first
        tablet.hands.touch(inside(tablet, 0, "noButton"))
        assert not tablet.hands.sees("question_1")

    def test_that_is_too_long_for_a_tablet_is_asked_one_by_one(self, tablets: Tablets) -> None:
        tablet = opened(tablets, page(*(item(f"q{n}", "boolean") for n in range(13))))
        assert words(tablet, "question") == "Words of q0"

    def test_gathers_what_is_missing_and_one_tap_leads_there(self, tablets: Tablets) -> None:
        tablet = opened(
            tablets, page(*(item(f"q{n}", "boolean", required=n == 4) for n in range(5)))
        )
        for number in range(4):
            answer_yes(tablet, number)
        tablet.hands.tap("nextButton")
        assert words(tablet, "fault_0") == "Words of q4"
        assert tablet.hands.find("faultSummary").hasActiveFocus()
        assert (
            QAccessible.queryAccessibleInterface(tablet.hands.find("fault_0")).text(
                QAccessible.Text.Description
            )
            == "Choose Yes or No."
        )
        tablet.hands.tap("fault_0")
        yes = inside(tablet, 4, "yesButton")
        assert yes.hasActiveFocus()
        tablet.hands.touch(yes)
        assert not tablet.hands.sees("faultSummary")
        tablet.hands.tap("nextButton")
        assert tablet.shows("showing") == "review"


class TestTable:
    def test_asks_a_row_a_screen_under_the_words_of_the_table(self, tablets: Tablets) -> None:
        rows = (group(r, item(f"{r}1", "boolean"), item(f"{r}2", "boolean")) for r in "xy")
        tablet = opened(tablets, group("t", *rows, extension=[control("gtable")]))
        assert words(tablet, "pageHeading") == "Words of x"
        assert "Words of t" in tablet.hands.reads()
        answer_yes(tablet, 0)
        answer_yes(tablet, 1)
        tablet.hands.tap("nextButton")
        assert words(tablet, "pageHeading") == "Words of y"

    def test_of_questions_asks_each_with_the_words_of_the_table(self, tablets: Tablets) -> None:
        tablet = opened(
            tablets, group("t", item("a", "boolean"), item("b"), extension=[control("table")])
        )
        assert (words(tablet, "lead"), words(tablet, "question")) == ("Words of t", "Words of a")


class TestRepetitions:
    def medicines(self, tablets: Tablets, **more):
        return opened(
            tablets,
            group("m", item("name"), item("daily", "boolean"), text="Medicine", **more),
            item("z"),
        )

    def give(self, tablet, name: str) -> None:
        tablet.hands.type_into("textField", name)
        tablet.hands.tap("key_done")
        if tablet.hands.sees("textField"):
            tablet.hands.tap("nextButton")
        tablet.hands.tap("yesButton")
        tablet.hands.tap("nextButton")

    def test_are_added_and_named_by_their_number(self, tablets: Tablets) -> None:
        tablet = self.medicines(tablets, repeats=True)
        self.give(tablet, "Aspirin")
        assert "Aspirin; Yes" in tablet.hands.reads()
        assert not tablet.hands.sees("remove_0")
        tablet.hands.tap("addAnother")
        assert (words(tablet, "lead"), words(tablet, "question")) == ("Medicine 2", "Words of name")
        self.give(tablet, "Heparin")
        assert {"name": ("Aspirin",), "name@1": ("Heparin",)}.items() <= answers(tablet).items()
        assert "Medicine 2" in tablet.hands.reads()

    def test_go_away_only_when_the_patient_is_sure(self, tablets: Tablets) -> None:
        tablet = self.medicines(tablets, repeats=True)
        self.give(tablet, "Aspirin")
        tablet.hands.tap("addAnother")
        self.give(tablet, "Heparin")
        tablet.hands.tap("remove_0")
        assert "Remove Medicine 1 and what you answered there?" in tablet.hands.reads()
        tablet.hands.tap("keep_0")
        tablet.hands.tap("remove_0")
        tablet.hands.tap("removeNow_0")
        assert answers(tablet)["name"] == ("Heparin",)
        assert "name@1" not in answers(tablet)
        assert not tablet.hands.sees("remove_0")

    def test_are_not_offered_beyond_the_limit_of_the_form(self, tablets: Tablets) -> None:
        most = [extension("questionnaire-maxOccurs", valueInteger=1)]
        tablet = self.medicines(tablets, repeats=True, extension=most)
        self.give(tablet, "Aspirin")
        assert not tablet.hands.sees("addAnother")

    def test_can_be_changed_and_lead_back(self, tablets: Tablets) -> None:
        tablet = self.medicines(tablets, repeats=True)
        self.give(tablet, "Aspirin")
        tablet.hands.tap("changeEntry_0")
        assert words(tablet, "question") == "Words of name"


class TestRules:
    def test_of_the_form_block_in_its_own_words_beside_the_answer(self, tablets: Tablets) -> None:
        tablet = opened(
            tablets,
            item("a", "boolean", extension=[rule("answer.value = false", "Say no here.")]),
            item("b"),
        )
        tablet.hands.tap("yesButton")
        tablet.hands.tap("nextButton")
        assert "Say no here." in tablet.hands.reads()
        assert words(tablet, "question") == "Words of a"
        tablet.hands.tap("noButton")
        assert "Say no here." not in tablet.hands.reads()
        tablet.hands.tap("nextButton")
        assert words(tablet, "question") == "Words of b"

    def test_that_only_warn_are_read_once_and_let_the_patient_go_on(self, tablets: Tablets) -> None:
        warning = rule("answer.value = false", "Is that so?", "warning")
        tablet = opened(tablets, item("a", "boolean", extension=[warning]), item("b"))
        tablet.hands.tap("yesButton")
        tablet.hands.tap("nextButton")
        assert "Is that so? You can go on all the same." in tablet.hands.reads()
        tablet.hands.tap("nextButton")
        assert words(tablet, "question") == "Words of b"
        tablet.hands.tap("backButton")
        tablet.hands.tap("nextButton")
        assert words(tablet, "question") == "Words of b"

    def test_never_keep_who_would_rather_not_say(self, tablets: Tablets) -> None:
        strict = rule("answer.value = false", "Say no here.")
        tablet = opened(tablets, item("a", "boolean", extension=[strict]), item("b"))
        tablet.hands.tap("declineToSay")
        tablet.hands.tap("nextButton")
        assert words(tablet, "question") == "Words of b"

    def test_of_a_group_wait_for_its_end_and_lead_to_its_question(self, tablets: Tablets) -> None:
        either = rule("item.where(answer.value = true).exists()", "Say yes at least once.")
        tablet = opened(
            tablets,
            group("g", item("a", "boolean"), item("b", "boolean"), extension=[either]),
            item("c"),
        )
        tablet.hands.tap("noButton")
        tablet.hands.tap("nextButton")
        assert words(tablet, "question") == "Words of b"
        tablet.hands.tap("noButton")
        tablet.hands.tap("nextButton")
        assert words(tablet, "fault_0") == "Say yes at least once."
        tablet.hands.tap("yesButton")
        tablet.hands.tap("nextButton")
        assert words(tablet, "question") == "Words of c"

    def test_that_a_later_answer_breaks_lead_back_before_the_form_ends(
        self, tablets: Tablets
    ) -> None:
        other = rule(f"{answer_to('b')} != answer.value", "Say the same twice.")
        tablet = opened(tablets, item("a", "boolean", extension=[other]), item("b", "boolean"))
        tablet.hands.tap("yesButton")
        tablet.hands.tap("nextButton")
        tablet.hands.tap("yesButton")
        tablet.hands.tap("nextButton")
        assert words(tablet, "fault_0") == "Say the same twice."
        tablet.hands.tap("fault_0")
        assert words(tablet, "question") == "Words of a"


class TestWhatTheFormKnows:
    def test_is_told_as_such_and_cannot_be_changed(self, tablets: Tablets) -> None:
        double = calculated(f"{answer_to('n')} * 2")
        tablet = opened(
            tablets,
            item("n", "integer"),
            item("d", "integer", readOnly=True, extension=[double]),
            item("z"),
        )
        tablet.hands.type_into("numberField", "21")
        tablet.hands.tap("key_done")
        if words(tablet, "question") == "Words of n":
            tablet.hands.tap("nextButton")
        assert words(tablet, "toldValue") == "42"
        assert "This follows from your answers." in tablet.hands.reads()
        assert not tablet.hands.sees("declineToSay")

    def test_is_never_a_score(self, tablets: Tablets) -> None:
        weights = calculated("%resource.item.answer.value.ordinal().sum() + 1")
        tablet = opened(
            tablets,
            item("total", "decimal", readOnly=True, extension=[weights]),
            item("named", "decimal", readOnly=True, text="Your score", extension=[calculated("5")]),
            item("z"),
        )
        assert words(tablet, "question") == "Words of z"

    def test_becomes_the_answer_when_the_patient_goes_on_with_it(self, tablets: Tablets) -> None:
        tablet = opened(tablets, item("a", "boolean", initial=[{"valueBoolean": True}]), item("b"))
        assert tablet.hands.sees("filledIn")
        assert answers(tablet) == {}
        tablet.hands.tap("nextButton")
        assert answers(tablet) == {"a": (True,)}
        tablet.hands.tap("backButton")
        assert not tablet.hands.sees("filledIn")

    def test_can_be_cleared_and_stays_so(self, tablets: Tablets) -> None:
        tablet = opened(tablets, item("a", initial=[{"valueString": "x"}]), item("b"))
        tablet.hands.tap("textField")
        tablet.hands.tap("key_delete")
        assert words(tablet, "textField") == ""
        assert answers(tablet) == {}
        assert not tablet.hands.sees("filledIn")

    def test_of_the_patient_is_their_birth_date(self, tablets: Tablets) -> None:
        born = sdc("initialExpression", "%patient.birthDate")
        tablet = opened(tablets, item("born", "date", extension=[born]), item("b"))
        tablet.hands.tap("nextButton")
        assert [str(day) for day in answers(tablet)["born"]] == ["1957-04-12"]


def test_long_help_is_opened_by_a_button_and_short_help_is_there(tablets: Tablets) -> None:
    def helped(link_id: str, text: str) -> dict:
        helping = item(f"{link_id}h", "display", text=text, extension=[control("help")])
        return item(link_id, "boolean", item=[helping])

    tablet = opened(tablets, helped("a", "Long. " * 40), helped("b", "Short."))
    assert "Long." not in tablet.hands.reads()
    tablet.hands.tap("meaningButton")
    assert "Long." in tablet.hands.reads()
    tablet.hands.tap("yesButton")
    tablet.hands.tap("nextButton")
    assert "Short." in tablet.hands.reads()
    assert not tablet.hands.sees("meaningButton")


def test_the_review_leads_back_to_the_answer_that_was_changed(tablets: Tablets) -> None:
    tablet = opened(
        tablets,
        *(item(f"q{n}", "boolean") for n in range(12)),
        page(item("pa", "boolean"), item("pb", "boolean")),
    )
    record = tablet.visit.record
    for key in (*(f"q{n}" for n in range(12)), "pa", "pb"):
        record = record.answer(FORM, key, (True,))
    tablet.visit.apply(record)
    tablet.hands.settle()
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "review"
    tablet.hands.tap("change_13")
    assert inside(tablet, 1, "yesButton").hasActiveFocus()
    tablet.hands.touch(inside(tablet, 1, "noButton"))
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "review"
    assert tablet.hands.find("change_13").hasActiveFocus()
    assert answers(tablet)["pb"] == (False,)


PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGPg8o8BIgYI"
    "BQASkgLV3V6EVgAAAABJRU5ErkJggg=="
)


def test_a_picture_in_the_form_stands_with_its_question(tablets: Tablets) -> None:
    photo = {"contentType": "image/png", "data": PIXEL, "title": "A green square"}
    media = extension("questionnaire-itemMedia", valueAttachment=photo)
    tablet = opened(tablets, item("a", "boolean", extension=[media]), item("b"))
    tablet.hands.settle(lambda: tablet.hands.find("picture").height() > 0)
    assert name_of(tablet.hands.find("picture")) == "A green square"
    tablet.hands.tap("yesButton")
    tablet.hands.tap("nextButton")
    assert not tablet.hands.sees("picture")


def test_long_instructions_are_read_once_and_then_on_request(tablets: Tablets) -> None:
    tablet = opened(
        tablets, group("g", item("a", "boolean"), item("b", "boolean"), text="Read this. " * 30)
    )
    assert "Read this." in words(tablet, "lead")
    tablet.hands.tap("yesButton")
    tablet.hands.tap("nextButton")
    assert words(tablet, "question") == "Words of b"
    assert "Read this." not in tablet.hands.reads()
    tablet.hands.tap("instructionsButton")
    assert "Read this." in tablet.hands.reads()
