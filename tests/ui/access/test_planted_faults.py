"""The check of screens finds each fault that is planted on a good page, and nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine, qmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.ui.access.screen_check import examine
from tests.ui.patient.tablet import Tablet
from ui.controls.pictures import ICONS, Icons
from ui.patient.window import TEN_INCHES, application

ROOT = Path(__file__).resolve().parents[3]
PAGE = """
import QtQuick
import QtQuick.Templates as T
import ui.controls

Window {
    width: 1280; height: 800; visible: true; color: Theme.ground
    Column {
        x: 100; y: 100; width: 600; spacing: Theme.gap
        BodyText { text: "Good words" }
        BigButton { text: "First" }
        ChoiceCard { text: "Second" }
        EntryField { label: "Third"; text: "typed"; width: parent.width }
        %s
    }
    %s
}
"""


@pytest.fixture
def found(qapp) -> Iterator[Callable[..., list[str]]]:
    """Show the page with something planted in its column or over it; return what is found."""
    application()
    engine = QQmlEngine()
    engine.addImportPath(str(ROOT))
    engine.addImageProvider(ICONS, Icons())
    shown: list[QQuickWindow] = []

    def look(inside: str = "", over: str = "") -> list[str]:
        component = QQmlComponent(engine)
        component.setData((PAGE % (inside, over)).encode(), QUrl())
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        shown.append(window)
        window.grabWindow()
        return [f"{finding.rule}: {finding.what}" for finding in examine(window, TEN_INCHES)]

    yield look
    for window in shown:
        shiboken6.delete(window)


def test_a_good_page_has_no_finding(found) -> None:
    assert found() == []


def test_what_has_the_focus_is_seen_where_there_is_little_room(found) -> None:
    cards = " ".join(f'ChoiceCard {{ text: "Card {n}" }}' for n in range(4))
    room = "x: 750; y: 100; width: 500; height: 230"
    page = f'PageScroller {{ {room}; BodyText {{ text: "Above" }} {cards} }}'
    assert not [one for one in found("", page) if one.startswith("tab:")]


def test_something_that_has_the_focus_and_does_not_show_it(found) -> None:
    plain = (
        'T.AbstractButton { text: "Plain"; width: 200; height: 100; focusPolicy: Qt.StrongFocus }'
    )
    assert "focus: Plain" in found(f"Item {{ width: 200; height: 100; {plain} }}")


def test_a_button_without_a_name(found) -> None:
    assert found('BigButton { iconName: "bell" }') == ["name: something of role Button"]


def test_something_to_tap_that_no_screen_reader_knows(found) -> None:
    mouse = "Rectangle { width: 200; height: 100; border.width: 3; %s }"
    area = 'MouseArea { objectName: "area"; anchors.fill: parent }'
    assert found(mouse % area) == ["name: area", "role: area", "tab: area"]


def test_a_target_of_nine_millimetres(found) -> None:
    assert found('BigButton { text: "Low"; height: 9 * 5.9 }') == ["target: Low"]


def test_two_targets_too_near_to_each_other(found) -> None:
    pair = 'Row { spacing: 6; BigButton { text: "A" } BigButton { text: "B" } }'
    assert found(pair) == ["gap: A and B"]


def test_controls_that_overlap(found) -> None:
    over = 'BigButton { text: "Over"; x: 620; y: 300; width: 300 }'
    assert "overlap: Second and Over" in found(over=over)


def test_words_over_other_words(found) -> None:
    over = 'BodyText { text: "Stray"; x: 100; y: 104; width: 100 }'
    assert found(over=over) == ["overlap: Good words"]


def test_words_that_run_out_of_their_box(found) -> None:
    long = 'BodyText { text: "Unbreakablewords"; width: 60; wrapMode: Text.NoWrap }'
    assert found(long) == ["overflow: Unbreakablewords"]


def test_words_that_run_out_of_what_they_stand_on(found) -> None:
    card = 'Rectangle { width: 100; height: 50; BodyText { width: 300; text: "Spilt words" } }'
    assert found(card) == ["overflow: Spilt words"]


def test_words_that_run_out_of_the_window(found) -> None:
    over = 'BodyText { text: "Over the edge"; x: 1200; y: 700; width: 200 }'
    assert found(over=over) == ["overflow: Over the edge"]


def test_elided_words(found) -> None:
    short = 'BodyText { text: "Long words"; width: 80; wrapMode: Text.NoWrap; elide: %s }'
    assert found(short % "Text.ElideRight") == ["elided: Long words"]


def test_a_word_that_is_broken(found) -> None:
    narrow = 'BodyText { text: "An unbreakable word"; width: 150 }'
    assert found(narrow) == ["broken: An unbreakable word"]


def test_words_that_are_too_small(found) -> None:
    assert found('BodyText { text: "Fine print"; font.pixelSize: 18 }') == ["small: Fine print"]


def test_words_of_a_contrast_of_four_point_six(found) -> None:
    assert found('BodyText { text: "Pale"; color: "#6F7276" }') == ["contrast: Pale"]


def test_words_that_opacity_makes_pale(found) -> None:
    assert found('BodyText { text: "Veiled"; opacity: 0.6 }') == ["contrast: Veiled"]


def test_a_control_whose_edge_is_hardly_seen(found) -> None:
    ring = "FocusRing { shown: parent.parent.visualFocus }"
    edge = 'color: Theme.card; border.color: "#C0C0C0"; border.width: 2'
    flat = f"background: Rectangle {{ {edge}; {ring} }}"
    assert found(f'BigButton {{ text: "Flat"; {flat} }}') == ["contrast: edge of Flat"]


def test_a_control_that_tab_does_not_reach(found) -> None:
    assert found('BigButton { text: "Skipped"; focusPolicy: Qt.NoFocus }') == ["tab: Skipped"]


def test_a_tab_order_that_is_not_the_reading_order(found) -> None:
    over = 'BigButton { text: "Late"; x: 100; y: 10 }'
    assert found(over=over) == ["order: Late"]


def test_two_controls_of_one_name(found) -> None:
    pair = 'BigButton { text: "Change" } BigButton { text: "Change" }'
    assert found(pair) == ["twins: Change"]


def test_a_page_that_is_cut_without_a_word(found) -> None:
    cut = """Flickable {
        width: 600; height: 100; contentHeight: 300; contentWidth: width; clip: true
        BigButton { y: 10; text: "Seen" }
        BigButton { y: 200; text: "Below" }
    }"""
    assert "cut: page" in found(cut)


def test_a_control_that_has_the_focus_out_of_sight(found) -> None:
    cut = """Flickable {
        width: 600; height: 100; contentHeight: 300; contentWidth: width; clip: true
        BigButton { y: 200; text: "Below" }
    }"""
    assert "tab: Below" in found(cut)


FAULT = 'BigButton { objectName: "low"; text: "Low"; height: 9 * 5.9 }'
WHOLE = "width: 1280; height: 800"


@pytest.mark.parametrize(
    "cover",
    [
        pytest.param(f'Item {{ {WHOLE}; BodyText {{ x: 900; text: "A" }} }}', id="empty"),
        pytest.param(f'Rectangle {{ {WHOLE}; color: "#80000000" }}', id="half clear"),
        pytest.param(f"Rectangle {{ {WHOLE}; opacity: 0.5 }}", id="pale"),
        pytest.param(f"Item {{ opacity: 0.5; Rectangle {{ {WHOLE} }} }}", id="in something pale"),
        pytest.param("Rectangle { width: 1280; height: 700 }", id="shorter"),
    ],
)
def test_a_fault_below_what_does_not_hide_it(found, cover: str) -> None:
    assert "target: low" in found(FAULT, cover)


def test_what_a_page_hides_is_not_looked_at(found) -> None:
    page = f'Rectangle {{ {WHOLE}; color: Theme.ground; BodyText {{ text: "A page" }} }}'
    assert not [one for one in found(FAULT, page) if not one.startswith("tab:")]


@pytest.mark.parametrize(("taps", "beside"), [(0, "nextButton"), (1, "codeField")])
def test_a_fault_on_a_step_of_a_visit(qapp, taps: int, beside: str) -> None:
    tablet = Tablet()
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    for _ in range(taps):
        tablet.hands.tap("nextButton")
    assert examine(tablet.window.root, TEN_INCHES) == []
    engine = qmlEngine(tablet.window.root)
    assert engine is not None
    component = QQmlComponent(engine)
    component.setData(f"import ui.controls; {FAULT}".encode(), QUrl())
    planted = component.create()
    assert isinstance(planted, QQuickItem)
    planted.setParentItem(tablet.hands.find(beside).parentItem())
    tablet.hands.settle()
    found = [f"{one.rule}: {one.what}" for one in examine(tablet.window.root, TEN_INCHES)]
    assert "target: low" in found
    tablet.window.close()


def test_a_control_outside_the_window(found) -> None:
    assert found(over='BigButton { text: "Away"; x: 1250; y: 700 }')[0] == "cut: Away"
