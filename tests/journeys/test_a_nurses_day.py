"""A nurse's whole day in the real window: once by the keys alone, once by the mouse.

Words have to be typed in both; with the mouse everything else is pressed where it is seen.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPushButton,
    QScrollArea,
    QWidget,
)

from kiosk.errors import Refused
from kiosk.forms.questionnaire import Item, Questionnaire, Text
from kiosk.review.desk import Desk
from tests.desks import Clinic
from tests.people import ESCORT, FORM, HARM, INTEREST, OFTEN, a_visit
from ui.background import Background
from ui.desk import theme
from ui.desk.intake.page import INTAKE, IntakePage
from ui.desk.sign_in import SignInDialog
from ui.desk.window import DeskWindow

RED = {FORM: {INTEREST: (OFTEN[2],), HARM: (OFTEN[1],), ESCORT: (True,)}}
PASSPHRASE = "invented lantern passphrase"
_TABS = 60  # no way on a page is longer

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clinic() -> Clinic:
    """A patient has called, and finished with a red flag; the nurse measures the pulse."""
    made = Clinic()
    pulse = Item("pulse", "integer", Text("Heart rate"))
    form = Questionnaire(
        "vitals", "urn:vitals", "1", Text("Vital signs"), (pulse,), {"pulse": pulse}
    )
    made.pack = replace(made.pack, nurse_questionnaires=(form,))
    visit = a_visit(made.pack, answers=RED)
    made.call(visit, "help-wanted")
    made.send(visit)
    return made


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    theme.dress(qapp)
    made = Background()
    yield made
    made.close()
    qapp.setStyleSheet("")


@pytest.fixture
def dialog(clinic: Clinic, background: Background, qtbot) -> SignInDialog:
    def sign_in(person: str, passphrase: str) -> Desk:
        if passphrase != PASSPHRASE:
            raise Refused("passphrase", "The passphrase is wrong: try again.")
        return clinic.desk(person)

    shown = SignInDialog(clinic.manifest.people, sign_in, background)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    return shown


@pytest.fixture
def opened(dialog: SignInDialog, background: Background, qtbot) -> Callable[[], DeskWindow]:
    def window() -> DeskWindow:
        qtbot.waitUntil(lambda: dialog.desk is not None)
        assert dialog.desk is not None
        made = DeskWindow(dialog.desk, background)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(lambda: made.notices.isVisible() and made.list.model.rowCount() == 1)
        return made

    return window


def page_of(window: DeskWindow) -> IntakePage:
    assert window.page is not None
    page: IntakePage = window.page
    return page


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keys go."""
    at = QApplication.focusWidget() or QApplication.activeWindow()
    assert at is not None
    QTest.keyClick(at, key, modifier)


def tab_to(wanted: QWidget) -> None:
    """Go to a widget with Tab alone; the way there must exist."""
    for _ in range(_TABS):
        if QApplication.focusWidget() is wanted:
            return
        press(Key.Key_Tab)
    raise AssertionError(f"no Tab leads to {wanted.accessibleName() or wanted}")


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press a widget where it is seen; what lies below the edge is brought up with the wheel."""
    window, spot = widget.window(), at or widget.rect().center()
    bring_up(widget)
    place = widget.mapTo(window, spot)
    hit = window.childAt(place)
    assert hit is not None
    assert hit is widget or widget.isAncestorOf(hit), f"{hit} lies over {widget}"
    QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(window, place))


def tick(box: QCheckBox) -> None:
    """Press a check box on its square."""
    click(box, QPoint(10, box.height() // 2))
    assert box.isChecked()


def choose(box: QComboBox, data: object) -> None:
    """Open a list of choices and press one."""
    click(box)
    shown = box.view()
    assert shown.isVisible()
    index = box.model().index(box.findData(data), 0)
    place = shown.visualRect(index).center()
    QTest.mouseMove(shown.viewport(), place)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert box.currentData() == data


def bring_up(widget: QWidget) -> None:
    """Turn the wheel over the page until a widget is whole in sight."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if not isinstance(parent, QScrollArea):
        return
    view = parent.viewport()
    for _ in range(_TABS):
        top = widget.mapTo(view, QPoint(0, 0)).y()
        if top >= 0 and top + widget.height() <= view.height():
            return
        turn = 120 if top < 0 else -120
        middle = QPointF(view.rect().center())
        QApplication.sendEvent(
            view,
            QWheelEvent(
                middle,
                QPointF(view.mapToGlobal(view.rect().center())),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )
    raise AssertionError(f"{widget} cannot be brought into sight")


def signed(clinic: Clinic, window: DeskWindow, qtbot) -> None:
    """See that the intake is signed once, with all that was done, and shows intake.pdf."""
    page = page_of(window)
    qtbot.waitUntil(lambda: page.tabs.isTabEnabled(INTAKE))
    kinds = [received.kind for received in clinic.received()]
    assert kinds == ["notice", "intake", "review"]
    (review,) = clinic.desk().take_out(page.intake.id).reviews
    assert (review.person, review.act) == ("nurse-1", "sign-off")
    assert review.talked_at is not None
    assert [one.reason for one in review.resolutions] == ["She has a plan for tonight."]
    assert "72" in str(review.responses["vitals"])


def test_by_the_keys_alone(clinic: Clinic, dialog: SignInDialog, opened, qtbot) -> None:
    tab_to(dialog.person)
    while dialog.person.currentData() != "nurse-1":
        press(Key.Key_Down)
    tab_to(dialog.passphrase)
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    press(Key.Key_Return)
    window = opened()

    press(Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: not window.notices.isVisible())
    press(Key.Key_1, CTRL)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None and window.page.work.mine)
    page = page_of(window)

    (dealing,) = page.flags.dealings.values()
    tab_to(dealing.action)
    press(Key.Key_Down)
    press(Key.Key_Down)
    tab_to(dealing.reason)
    QTest.keyClicks(dealing.reason, "She has a plan for tonight.")
    press(Key.Key_Return)
    assert "She has a plan for tonight." in dealing.said.text()
    pulse = page.forms["vitals"].fields["pulse"].edit
    tab_to(pulse)
    QTest.keyClicks(pulse, "72")
    press(Key.Key_Tab)

    tab_to(page.sign_off.talked)
    press(Key.Key_Space)
    press(Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is page.sign_off.attested
    press(Key.Key_Space)
    tab_to(page.sign_off.sign)
    press(Key.Key_Space)
    signed(clinic, window, qtbot)
    press(Key.Key_Escape)
    assert window.page is None
    press(Key.Key_4, CTRL)
    assert window.rooms.currentWidget() is window.day


@pytest.fixture
def steady_hand(qapp: QApplication) -> Iterator[None]:
    """Press as often as one likes: a list takes no press within a double click of its opening."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(before)


@pytest.mark.usefixtures("steady_hand")
@pytest.mark.qt_log_ignore(  # what the off-screen platform cannot do for the list of a combo box
    r"does not support (raise\(\)|grabbing the keyboard|propagateSizeHints)"
)
def test_by_the_mouse_alone(clinic: Clinic, dialog: SignInDialog, opened, qtbot) -> None:
    choose(dialog.person, "nurse-1")
    click(dialog.passphrase)
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    click(next(b for b in dialog.findChildren(QPushButton) if b.isDefault()))
    window = opened()

    click(window.notices.findChildren(QPushButton)[0])
    qtbot.waitUntil(lambda: not window.notices.isVisible())
    view = window.list.view
    row = view.visualRect(view.model().index(0, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    qtbot.waitUntil(lambda: window.page is not None and window.page.work.mine)
    page = page_of(window)

    (dealing,) = page.flags.dealings.values()
    choose(dealing.action, "talked")
    click(dealing.reason)
    QTest.keyClicks(dealing.reason, "She has a plan for tonight.")
    click(dealing.done)
    pulse = page.forms["vitals"].fields["pulse"].edit
    click(pulse)
    QTest.keyClicks(pulse, "72")

    tick(page.sign_off.talked)
    tick(page.sign_off.attested)
    click(page.sign_off.sign)
    signed(clinic, window, qtbot)
    click(next(b for b in page.head.findChildren(QPushButton) if "Worklist" in b.text()))
    assert window.page is None
    tabs = window.places
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(tabs.count() - 1).center())
    assert window.rooms.currentWidget() is window.day
