"""What a desk remembers, what it hides, and when it rings."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from kiosk.review.worklist import Worklist
from tests.desks import NOW, Clinic, later
from tests.people import DOWN, ESCORT, FORM, HARM, INTEREST, OFTEN, WORDS, a_visit
from ui.desk.bell import Bell
from ui.desk.habits import Habits
from ui.desk.surroundings import Surroundings
from ui.desk.window import DeskWindow
from ui.desk.worklist_model import FINISHED, NAME

DARK = {
    FORM: {
        INTEREST: (OFTEN[2],),
        DOWN: (OFTEN[3],),
        HARM: (OFTEN[1],),
        WORDS: ("Own words",),
        ESCORT: (False,),
    }
}


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def open_window(qtbot, background, clinic):
    def opened(habits: Habits | None = None, ring=lambda: None) -> DeskWindow:
        around = Surroundings(habits or Habits(), ring)
        window = DeskWindow(clinic.desk(), background, around=around)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.contact.text()))
        return window

    return opened


def names(window: DeskWindow) -> list[str]:
    model = window.list.model
    return [model.row(place).name.split()[0] for place in range(model.rowCount())]


def some(clinic: Clinic) -> None:
    clinic.send(later(a_visit(clinic.pack), 1, given="Walter"))
    clinic.send(later(a_visit(clinic.pack), 2, given="Anna"))
    clinic.send(later(a_visit(clinic.pack, answers=DARK), 3, given="Maria"))


def test_sorting_leaves_red_on_top_and_a_third_click_ends_it(clinic, open_window, qtbot):
    some(clinic)
    window = open_window()
    qtbot.waitUntil(lambda: names(window) == ["Maria", "Walter", "Anna"])
    head = window.list.view.horizontalHeader()
    place = head.sectionViewportPosition(NAME) + 30
    seen = []
    for _ in range(3):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=_at(place, head))
        seen.append(names(window))
    assert seen == [
        ["Maria", "Anna", "Walter"],
        ["Maria", "Walter", "Anna"],
        ["Maria", "Walter", "Anna"],
    ]
    assert head.sortIndicatorSection() == -1


def _at(x, head):
    point = head.rect().topLeft()
    point.setX(x)
    point.setY(head.height() // 2)
    return point


def test_columns_window_and_sound_are_as_the_desk_was_left(clinic, open_window, tmp_path, qtbot):
    some(clinic)
    window = open_window(Habits(tmp_path / "desk.ini"))
    head = window.list.view.horizontalHeader()
    head.moveSection(head.visualIndex(FINISHED), 0)
    window.list.view.setColumnWidth(FINISHED, 150)
    window.list.view.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
    window.resize(788, 650)  # the screen of tests is small
    left = window.list.view.columnWidth(FINISHED)
    window.findChild(QAction, "be_heard").trigger()
    window.close()
    again = open_window(Habits(tmp_path / "desk.ini"))
    qtbot.waitUntil(lambda: names(again) == ["Maria", "Walter", "Anna"])
    head = again.list.view.horizontalHeader()
    assert head.visualIndex(FINISHED) == 0
    assert again.list.view.columnWidth(FINISHED) == left < 150  # in so little room
    assert (head.sortIndicatorSection(), again.width()) == (NAME, 788)
    assert not again.findChild(QAction, "be_heard").isChecked()
    kept = (tmp_path / "desk.ini").read_text()
    assert not any(name in kept for name in ("Walter", "Anna", "Maria"))


def test_what_is_kept_of_another_version_changes_nothing(tmp_path, open_window, clinic, qtbot):
    (tmp_path / "desk.ini").write_text("[General]\nworklist-9=@ByteArray(nonsense)\nwindow=7\n")
    some(clinic)
    window = open_window(Habits(tmp_path / "desk.ini"))
    qtbot.waitUntil(lambda: names(window) == ["Maria", "Walter", "Anna"])


def test_filters_say_what_they_hide_and_one_click_shows_all(clinic, open_window, qtbot):
    some(clinic)
    window = open_window()
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    filters = window.list.filters
    filters.flags.setCurrentIndex(filters.flags.findData("info"))
    assert names(window) == []
    assert filters.hidden.text() == "Not shown: 3 waiting, 1 of them red"
    QTest.mouseClick(filters.everything, Qt.MouseButton.LeftButton)
    assert len(names(window)) == 3
    assert not filters.everything.isVisible()


def test_mine_is_what_i_have_begun(clinic, open_window, qtbot):
    some(clinic)
    desk = clinic.desk()
    desk.begin(desk.open(desk.look(Worklist()).rows[1].id))
    window = open_window()
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    window.list.filters.mine.click()
    assert names(window) == ["Walter"]


def test_slash_searches_enter_goes_to_what_was_found_and_escape_back(clinic, open_window, qtbot):
    some(clinic)
    window = open_window()
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    window.activateWindow()
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, Qt.Key.Key_Slash)
    assert window.list.search.hasFocus()
    QTest.keyClicks(window.list.search, "anna")
    assert names(window) == ["Anna"]
    QTest.keyClick(window.list.search, Qt.Key.Key_Return)
    assert window.list.view.hasFocus()
    window.list.begin_search()
    QTest.keyClick(window.list.search, Qt.Key.Key_Escape)
    assert len(names(window)) == 3
    assert window.list.view.hasFocus()


def test_a_new_call_rings_once_and_a_red_one_again_after_a_minute(clinic):
    rung: list[int] = []
    bell = Bell(lambda: rung.append(1))
    clinic.call(a_visit(clinic.pack), "paper-wanted")
    paper = clinic.desk().look(Worklist()).open_notices
    bell.hear(paper, NOW, on=True)
    bell.hear(paper, NOW + timedelta(minutes=5), on=True)
    assert len(rung) == 1
    clinic.call(a_visit(clinic.pack), "help-wanted")
    both = clinic.desk().look(Worklist()).open_notices
    for seconds in (300, 330, 361):
        bell.hear(both, NOW + timedelta(seconds=seconds), on=True)
    assert len(rung) == 3
    bell.hear((), NOW + timedelta(minutes=9), on=True)
    bell.hear(both, NOW + timedelta(minutes=9), on=False)
    assert len(rung) == 3


def test_the_window_rings_for_a_call_that_arrives(clinic, open_window, qtbot):
    rung: list[int] = []
    window = open_window(ring=lambda: rung.append(1))
    assert not rung
    clinic.call(a_visit(clinic.pack), "help-wanted")
    window.look()
    qtbot.waitUntil(lambda: bool(rung))


def test_in_a_narrow_window_no_column_is_out_of_sight(clinic, open_window, qtbot):
    some(clinic)
    window = open_window()
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    view = window.list.view
    head = view.horizontalHeader()
    window.resize(1600, 800)
    wide = [head.sectionSize(column) for column in range(head.count()) if column != NAME]
    window.resize(1024, 800)
    assert head.length() <= view.viewport().width()
    assert head.sectionSize(NAME) >= 130
    assert all(head.sectionSize(c) >= view.sizeHintForColumn(c) for c in range(head.count()))
    kept = view.columns()
    window.resize(1600, 800)
    assert [head.sectionSize(c) for c in range(head.count()) if c != NAME] == wide
    head.resizeSection(FINISHED, 140)
    window.resize(1024, 800)
    assert head.length() <= view.viewport().width()
    window.resize(1600, 800)
    assert head.sectionSize(FINISHED) == 140
    view.restore_columns(kept)
    assert [head.sectionSize(c) for c in range(head.count()) if c != NAME] == wide
