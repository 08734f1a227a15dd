"""The desk's menus: tables of words, shortcut and act; each act is named after its slot."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

if TYPE_CHECKING:
    from ui.desk.window import DeskWindow

Entry = tuple[str, str, Callable[[], object]] | None  # None: a line between


def add_menus(window: "DeskWindow") -> None:
    """Add every act of the window; `window.findChild(QAction, "print_intake")` finds one."""
    bar, translate = window.menuBar(), QCoreApplication.translate
    add_menu(bar, translate("menus", "&Desk"), _desk(window))
    if window.may_review:
        add_menu(bar, translate("menus", "&Intake"), _intake(window))
    add_menu(bar, translate("menus", "&View"), _view(window))
    if window.may_manage:
        words = translate("menus", "&Tablets, people and keys")
        add_menu(bar, translate("menus", "&Clinic"), [(words, "Ctrl+M", window.show_clinic)])


def add_menu(bar: QMenuBar, title: str, entries: Iterable[Entry]) -> None:
    """Add a menu; every act in it can be reached by keys."""
    menu = bar.addMenu(title)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, keys, act = entry
        action = QAction(words, menu)
        action.setObjectName(getattr(act, "__name__", ""))
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        menu.addAction(action)


def _desk(window: "DeskWindow") -> Iterable[Entry]:
    translate = QCoreApplication.translate
    yield translate("menus", "&Expect a patient…"), "Ctrl+N", window.expect_patient
    if window.may_review:
        words = translate("menus", "&Acknowledge the first call")
        yield words, "Ctrl+K", window.acknowledge_first
    yield None
    yield translate("menus", "&Lock"), "Ctrl+L", window.lock
    words = translate("menus", "Sign &out, or let somebody else in")
    yield words, "Ctrl+Shift+L", window.sign_out
    yield translate("menus", "&Quit"), "Ctrl+Q", window.close


def _intake(window: "DeskWindow") -> Iterable[Entry]:
    translate = QCoreApplication.translate
    yield translate("menus", "&Open"), "Ctrl+O", window.open_chosen
    yield translate("menus", "Sign &off…"), "Ctrl+Return", window.begin_sign_off
    yield translate("menus", "&Save the document…"), "Ctrl+S", window.save_document
    yield None
    yield translate("menus", "&Next"), "Alt+Down", window.open_next
    yield translate("menus", "&Previous"), "Alt+Up", window.open_previous
    yield translate("menus", "&Back to the worklist"), "Esc", window.leave_intake


def _view(window: "DeskWindow") -> Iterable[Entry]:
    translate = QCoreApplication.translate
    if window.may_review:
        yield translate("menus", "&Worklist"), "Ctrl+1", window.show_worklist
    yield translate("menus", "A&rrivals"), "Ctrl+2", window.show_arrivals
    yield None
    if window.may_review:
        yield translate("menus", "&Find a patient"), "Ctrl+F", window.find_patient
        yield translate("menus", "&Signed off, too"), "Ctrl+Shift+O", window.toggle_signed_off
    yield translate("menus", "Set &aside…"), "Ctrl+Shift+A", window.show_aside
    yield translate("menus", "A&udit…"), "Ctrl+Shift+U", window.show_audit
