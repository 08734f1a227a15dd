"""How far a patient is: never a number that the next tap makes untrue."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.forms.questionnaire import Questionnaire
from kiosk.visit.visit import Visit
from tests.kiosk.forms.shapes import group, item, questionnaire, when
from tests.people import STARTED
from tests.ui.patient.forms_on_screen import asking
from ui.patient.places import Walk
from ui.patient.progress import progress

START = Visit(id="v", started_at=STARTED, welcomed=True)
IF_A = [when("a", "=", answerBoolean=True)]


def said(form: Questionnaire, answers: dict[str, tuple[object, ...]] | None = None) -> list[str]:
    """Return what each screen says, for one state of the answers."""
    visit = START
    for key, values in (answers or {}).items():
        visit = visit.answer(form.id, key, values)  # type: ignore[arg-type]  # values of a form
    places = Walk().places(asking(form), visit)
    return [progress(places, place) for place in places]


def test_what_nothing_can_change_is_said_exactly() -> None:
    form = questionnaire(item("a", "boolean"), item("w", "display"), item("b"), item("c"))
    assert said(form) == [
        "Question 1 · 2 to go",
        "Question 2 · 1 to go",
        "Question 3 · the last one",
    ]


def test_while_an_answer_may_bring_more_no_number_is_promised() -> None:
    form = questionnaire(item("a", "boolean"), item("b", enableWhen=IF_A), item("c"))
    assert said(form) == ["Question 1 · a few to go", "Question 2 · the last one"]
    assert said(form, {"a": (True,)})[1:] == ["Question 2 · 1 to go", "Question 3 · the last one"]


def test_many_to_come_are_said_in_fives() -> None:
    form = questionnaire(
        item("a", "boolean"), *(item(f"q{n}") for n in range(11)), item("z", enableWhen=IF_A)
    )
    assert said(form)[:2] == ["Question 1 · about 15 to go", "Question 2 · about 10 to go"]
    assert said(form)[-1] == "Question 12 · nearly done"


def test_a_group_that_may_stand_once_more_ends_no_count() -> None:
    form = questionnaire(group("m", item("a"), repeats=True), item("z"))
    assert said(form) == ["Question 1 · a few to go", "A few to go", "Question 2 · the last one"]


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=6, max_size=6))
def test_the_number_grows_from_screen_to_screen(answers: list[bool]) -> None:
    form = questionnaire(
        *(
            item(f"q{n}", "boolean", enableWhen=[when(f"q{n - 1}", "=", answerBoolean=True)])
            if n % 2
            else item(f"q{n}", "boolean")
            for n in range(6)
        )
    )
    given_so_far: dict[str, tuple[object, ...]] = {}
    numbers = []
    for number, answer in enumerate(answers):
        places = said(form, given_so_far)
        if number < len(places):
            numbers.append(int(places[number].split()[1]))
        given_so_far[f"q{number}"] = (answer,)
    assert all(after == before + 1 for before, after in pairwise(numbers))
