"""Forms of our own in the patient's real window: opened at their first question."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtQuick import QQuickItem

from kiosk.content.pack import Pack
from kiosk.forms.questionnaire import Questionnaire
from tests.kiosk.forms.shapes import questionnaire
from tests.people import a_pack, an_identity
from tests.ui.patient.tablet import Tablet

Tablets = Callable[..., Tablet]
FORM = "invented"


def asking(form: Questionnaire) -> Pack:
    """Make a pack that asks one form, and then for its review."""
    steps = ("identify", "screening", "review", "consent", "signature")
    return replace(
        a_pack(),
        questionnaires=(form,),
        asks={"first": (form.id,)},
        flows={"first": steps},
        rules=(),
    )


def opened(tablets: Tablets, *items: dict, size: tuple[int, int] = (1280, 800), **more) -> Tablet:
    """Open a form in the window."""
    tablet = tablets(pack=asking(questionnaire(*items, **more)), size=size)
    tablet.start()
    tablet.visit.apply(tablet.visit.record.identify(an_identity(), "first"))
    tablet.hands.settle()
    return tablet


def answers(tablet: Tablet) -> dict[str, tuple[object, ...]]:
    return dict(tablet.visit.record.answers.get(FORM, {}))


def words(tablet: Tablet, name: str) -> str:
    return str(tablet.hands.find(name).property("text"))


def inside(tablet: Tablet, number: int, name: str) -> QQuickItem:
    """Return a control of one of several questions on a screen."""
    block = tablet.hands.find(f"question_{number}").parentItem().parentItem()
    found = [item for item in everything_in(block) if item.objectName() == name]
    assert found, f"question {number} has no {name}"
    return found[0]


def everything_in(item: QQuickItem) -> list[QQuickItem]:
    return [item, *(each for child in item.childItems() for each in everything_in(child))]


def touch(tablet: Tablet, number: int, name: str) -> None:
    """Scroll to a control of one of several questions, and touch it."""
    tablet.hands.touch(tablet.hands.bring_into_view(inside(tablet, number, name)))


def answer_yes(tablet: Tablet, number: int) -> None:
    touch(tablet, number, "yesButton")
