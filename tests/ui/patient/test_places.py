"""The questions of all forms in a row: where a visit goes on, and what still waits."""

from dataclasses import replace

from kiosk.content.pack import Pack
from kiosk.forms.questionnaire import Condition, Item, Questionnaire, Text
from kiosk.visit.visit import Visit
from tests.people import STARTED, a_pack, an_identity
from tests.ui.patient.sitting import Qml, a_sitting
from ui.patient.form import Form
from ui.patient.places import Walk, first_open, resume

START = Visit(id="v", started_at=STARTED, welcomed=True)


def a_form(name: str, *items: Item) -> Questionnaire:
    index = {item.link_id: item for top in items for item in top.walk()}
    return Questionnaire(name, "", "1", Text(name), items, index)


def packed(*forms: Questionnaire) -> Pack:
    ids = tuple(form.id for form in forms)
    asks = {"first": ids, "return": ids}
    return replace(a_pack(), questionnaires=forms, asks=asks, rules=())


def key(pack: Pack, visit: Visit) -> tuple[str, str] | None:
    place = resume(Walk().places(pack, visit))
    return place.key if place else None


WORDS_BETWEEN = packed(
    a_form("one", Item("a", "boolean")),
    a_form(
        "two",
        Item("group", "group", items=(Item("b", "boolean"), Item("well", "display"))),
        Item("c", "boolean"),
        Item("bye", "display"),
    ),
)


def test_a_visit_starts_at_the_first_question() -> None:
    assert key(WORDS_BETWEEN, START) == ("one", "a")


def test_a_visit_goes_on_at_the_words_before_the_first_open_question() -> None:
    visit = START.answer("one", "a", (True,)).answer("two", "b", ())
    assert key(WORDS_BETWEEN, visit) == ("two", "well")


def test_words_of_another_form_do_not_lead_to_a_question() -> None:
    ended = packed(
        a_form("one", Item("a", "boolean"), Item("bye", "display")),
        a_form("two", Item("b", "boolean")),
    )
    assert key(ended, START.answer("one", "a", (True,))) == ("two", "b")


def test_where_nothing_is_open_the_last_place_is_shown() -> None:
    visit = START.answer("one", "a", (True,)).answer("two", "b", ()).answer("two", "c", ())
    places = Walk().places(WORDS_BETWEEN, visit)
    assert first_open(places) is None
    assert key(WORDS_BETWEEN, visit) == ("two", "bye")


def test_a_pack_without_questions_has_no_place() -> None:
    assert key(packed(), START) is None


def test_the_forms_before_a_place_have_been_passed() -> None:
    walk = Walk()
    last = walk.places(WORDS_BETWEEN, START)[-1]
    assert walk.passed(WORDS_BETWEEN, "first", last) == ("one",)
    assert walk.passed(WORDS_BETWEEN, "first", None) == ("one", "two")


def test_a_form_is_not_left_while_a_later_answer_has_opened_an_earlier_question(qapp) -> None:
    earlier = Item("why", "text", conditions=(Condition("b", "=", True),))
    pack = packed(a_form("one", Item("a", "boolean"), earlier, Item("b", "boolean")))
    sitting = a_sitting(pack)
    sitting.visit.apply(sitting.record.identify(an_identity(), "return"))
    form: Qml = Form(sitting.visit)
    sitting.visit.changed.emit()
    for _ in ("a", "b"):
        form.question.say(True)
        form.next()
    assert sitting.visit.showing == "screening"
    assert not sitting.record.forms_done
    assert form.question.kind == "text"
    form.question.write("because")
    form.next()
    form.next()
    assert sitting.visit.showing == "review"
    sitting.close()
