"""A question on a screen of its own, or on a tablet: for tests."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from kiosk.content.pack import Pack
from kiosk.forms.questionnaire import Item, Questionnaire, Text, Value
from tests.people import a_pack, an_identity
from tests.ui.patient.tablet import Tablet
from ui.patient.question import Values
from ui.patient.questions.kinds import question_for

if TYPE_CHECKING:
    from tests.ui.patient.sitting import Qml


class Asked:
    """A question, and the answer it has recorded."""

    def __init__(self, item: Item, values: Values = None, language: str = "en") -> None:
        self.owner = QObject()
        self.item, self.language = item, language
        self.values: Any = values
        self.question: Qml = question_for(item, self.owner, self.take)
        self.show()

    def take(self, values: Values) -> None:
        self.values = values
        self.show()

    def show(self) -> None:
        self.question.show(self.item, self.values, self.language)

    def advice(self) -> str:
        self.question.tell()
        return str(self.question.advice)


def a_pack_asking(*items: Item) -> Pack:
    """Make a pack whose only form asks these."""
    index = {item.link_id: item for item in items}
    form = Questionnaire("asking", "", "1", Text("Asking"), items, index)
    steps = ("identify", "screening", "review", "signature")
    asks = {"first": (form.id,)}
    return replace(a_pack(), questionnaires=(form,), asks=asks, rules=(), flows={"first": steps})


def shown(tablets: Callable[..., Tablet], *items: Item, **given: object) -> Tablet:
    """Bring a tablet to the first of these questions."""
    tablet = tablets(pack=a_pack_asking(*items), **given)
    tablet.start()
    tablet.visit.apply(tablet.visit.record.identify(an_identity(), "first"))
    tablet.hands.settle()
    return tablet


def answered(tablet: Tablet, link_id: str) -> Values:
    """Return what the visit holds as the answer to one of them."""
    answers: Mapping[str, tuple[Value, ...]] = tablet.visit.record.answers.get("asking", {})
    return answers.get(link_id)
