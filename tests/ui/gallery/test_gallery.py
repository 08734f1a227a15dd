"""The gallery shows every control of the patient's screens, in every theme."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ui.gallery.window import gallery
from ui.language import Language
from ui.patient.window import engine

_CONTROLS = Path("ui/controls")
_PARTS = {  # of other controls, or never seen alone
    *("FocusRing", "IconAndWords", "KeyRow", "KeyboardKey", "MarkdownWords", "MonthButton"),
    *("MonthCard", "DatePart", "PageScroller", "Picture", "ScaleCell", "Theme", "ThemeColors"),
    *("EndLabels", "StepButton", "TrailMark"),
}


def test_every_control_stands_in_the_gallery() -> None:
    shown = "\n".join(file.read_text() for file in Path("ui/gallery").glob("*.qml"))
    controls = {file.stem for file in _CONTROLS.glob("*.qml")} - _PARTS
    assert not {name for name in controls if f"{name} {{" not in shown}


def test_keys_turn_pages_and_change_colours_and_sizes(qapp: QGuiApplication) -> None:
    made = engine()
    language = Language(made)
    window, display = gallery(made)
    window.show()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_T, Qt.Key.Key_S):
        QTest.keyClick(window, key)
    assert window.property("page") == 2
    assert display.property("theme") == "dark"
    assert display.property("textSize") == 150
    language.close()
    shiboken6.delete(made)
