"""However a visit ends, nothing of it is left: not in an object, a field, or the clipboard."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from secrets import choice
from string import ascii_lowercase

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.visit.identity import new_code
from tests.people import FORM, HARM, OFTEN, a_pack
from tests.ui.patient.tablet import Tablet
from ui.patient.signature import SignaturePad

CONTROL = Qt.KeyboardModifier.ControlModifier
# Words that nobody else types, new for each test. They are kept backwards, so that this module
# does not hold what it looks for.
BACKWARDS: list[str] = []


def marker(number: int) -> str:
    return BACKWARDS[number][::-1]


@pytest.fixture(autouse=True)
def new_marks() -> None:
    BACKWARDS[:] = ["".join(choice(ascii_lowercase) for _ in range(14)) for _ in range(4)]


@pytest.fixture
def tablet(tablets: Callable[..., Tablet]) -> Tablet:
    """Make a tablet whose questions are asked at return visits only."""
    steps = ("identify", "screening", "signature")
    flows = {"first": steps, "return": steps}
    pack = replace(a_pack(), flows=flows, asks={"first": (), "return": (FORM,)}, rules=())
    tablet = tablets(pack=pack)
    tablet.start()
    return tablet


def leave_marks(tablet: Tablet) -> None:
    """Type a name, an answer and a signature that nobody else has, and copy the answer."""
    hands = tablet.hands
    for words in (new_code("return"), marker(0), marker(1)):
        hands.type(words)
        hands.tap("key_done")
    tablet.give_birth_date(4, 12, 1957)
    tablet.visit.apply(tablet.visit.record.answer(FORM, "interest", (OFTEN[0],)))
    tablet.visit.apply(tablet.visit.record.answer(FORM, "down", (OFTEN[0],)))
    tablet.visit.apply(tablet.visit.record.answer(FORM, HARM, (OFTEN[1],)))
    hands.type_into("textField", f"{marker(2)} words")
    hands.press(Qt.Key.Key_A, CONTROL)
    hands.press(Qt.Key.Key_C, CONTROL)
    hands.tap("key_#")
    hands.tap("key_done")
    tablet.visit.apply(tablet.visit.record.answer(FORM, "escort", (True,)))
    tablet.visit.apply(tablet.visit.record.finish_form(FORM))
    tablet.agree()
    hands.tap("typeInstead")
    hands.type(marker(3))
    hands.settle()


def seal(tablet: Tablet) -> None:
    tablet.hands.tap("key_done")
    tablet.hands.tap("nextButton")


def wait(tablet: Tablet) -> None:
    tablet.idle(5_000)


def start_over(tablet: Tablet) -> None:
    tablet.hands.tap("key_done")
    tablet.hands.tap("moreButton")
    tablet.hands.tap("startOverButton")
    tablet.hands.tap("startOverNow")


def staff_end_it(tablet: Tablet) -> None:
    tablet.window.idle.wipe()


def after_a_fault(tablet: Tablet) -> None:
    tablet.visit.breakOff("Invented")
    tablet.visit.breakOff("")
    tablet.window.idle.wipe()


WAYS = [seal, wait, start_over, staff_end_it, after_a_fault]


@pytest.mark.parametrize("leave", WAYS, ids=lambda way: way.__name__)
def test_nothing_is_left_after(leave: Callable[[Tablet], None], tablet: Tablet) -> None:
    leave_marks(tablet)
    assert any(where for number in range(4) for where in traces(tablet, marker(number)))
    assert marker(2) in QGuiApplication.clipboard().text()
    first = tablet.visit.record.id
    leave(tablet)
    tablet.hands.settle(lambda: tablet.visit.record.id != first)
    settle_deletions(tablet)
    for number in range(4):
        assert not list(traces(tablet, marker(number)))
    assert marker(2) not in QGuiApplication.clipboard().text()
    tablet.hands.tap("nextButton")
    assert tablet.hands.sees("key_q"), "the keyboard shows letters again"
    assert tablet.hands.find("codeField").property("text") == ""
    assert not tablet.hands.find("codeField").property("canUndo")


def settle_deletions(tablet: Tablet) -> None:
    """Let Qt delete what it was told to delete later, and Python what is in circles."""
    tablet.hands.settle()
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tablet.hands.settle()
    gc.collect()


def traces(tablet: Tablet, word: str) -> Iterator[str]:
    """Find a word in every live Python object, in every item, and in QML's own properties."""
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if isinstance(held, str) and word in held:
                yield f"{type(holder).__name__}: {str(holder)[:80]}"
    for item in _items(tablet.window.root.contentItem()):
        for name in ("text", "heading", "words", "typed"):
            if word in str(item.property(name) or ""):
                yield f"{item.metaObject().className()}.{name}"


def _items(item: QQuickItem) -> Iterator[QObject]:
    for child in item.childItems():
        yield child
        yield from _items(child)


def test_what_was_drawn_is_left_in_no_pad(tablet: Tablet) -> None:
    leave_marks(tablet)
    tablet.hands.tap("key_done")
    tablet.hands.tap("drawInstead")
    tablet.hands.draw("signaturePad", [(0.1, 0.5), (0.4, 0.2), (0.8, 0.6)])
    assert any(pad.has_strokes() for pad in pads())
    tablet.visit.startOver()
    tablet.hands.settle()
    settle_deletions(tablet)
    assert not [pad for pad in pads() if pad._strokes or pad._live]


def pads() -> list[SignaturePad]:
    return [one for one in gc.get_objects() if type(one) is SignaturePad]


def test_selected_text_is_not_left_for_a_middle_click(tablet: Tablet) -> None:
    tablet.hands.type("F")
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection():
        clipboard.setText(marker(0), QClipboard.Mode.Selection)
    clipboard.setText(marker(0))
    tablet.visit.startOver()
    tablet.hands.settle()
    assert marker(0) not in clipboard.text()
    assert marker(0) not in clipboard.text(QClipboard.Mode.Selection)
