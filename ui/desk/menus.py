"""The desk's menus: tables of words, shortcut and the slot of the window that does it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenuBar

Entry = tuple[str, str, Callable[[], object]] | None  # None: a line between
Named = tuple[str, str, str] | None  # words, shortcut, name of a slot


def add_menus(window: QMainWindow, *, may_review: bool, may_manage: bool) -> None:
    """Add every act of the desk's window; `window.findChild(QAction, "lock")` finds one."""
    translate = QCoreApplication.translate
    titles: tuple[tuple[str, Iterable[Named]], ...] = (
        (translate("menus", "&Desk"), _desk(may_review=may_review)),
        (translate("menus", "&Intake"), _intake() if may_review else ()),
        (translate("menus", "&View"), _view(may_review=may_review)),
        (translate("menus", "&Clinic"), _clinic() if may_manage else ()),
    )
    for title, named in titles:
        entries = [entry and (*entry[:2], getattr(window, entry[2])) for entry in named]
        if entries:
            add_menu(window.menuBar(), title, entries)


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


def _desk(*, may_review: bool) -> Iterable[Named]:
    translate = QCoreApplication.translate
    yield translate("menus", "&Expect a patient…"), "Ctrl+N", "expect_patient"
    if may_review:
        words = translate("menus", "&Acknowledge the first call")
        yield words, "Ctrl+K", "acknowledge_first"
    yield None
    yield translate("menus", "&Lock"), "Ctrl+L", "lock"
    words = translate("menus", "Sign &out, or let somebody else in")
    yield words, "Ctrl+Shift+L", "sign_out"
    yield translate("menus", "&Quit"), "Ctrl+Q", "close"


def _intake() -> Iterable[Named]:
    translate = QCoreApplication.translate
    yield translate("menus", "&Open"), "Ctrl+O", "open_chosen"
    yield translate("menus", "Sign &off…"), "Ctrl+Return", "begin_sign_off"
    yield translate("menus", "&Print or save papers…"), "Ctrl+P", "print_intake"
    yield None
    yield translate("menus", "&Next"), "Alt+Down", "open_next"
    yield translate("menus", "&Previous"), "Alt+Up", "open_previous"
    yield translate("menus", "&Back to the list"), "Esc", "leave_intake"


def _view(*, may_review: bool) -> Iterable[Named]:
    translate = QCoreApplication.translate
    if may_review:
        yield translate("menus", "&Worklist"), "Ctrl+1", "show_worklist"
    yield translate("menus", "A&rrivals"), "Ctrl+2", "show_arrivals"
    if may_review:
        yield translate("menus", "Arc&hive"), "Ctrl+3", "show_archive"
    yield translate("menus", "&Today"), "Ctrl+4", "show_day"
    yield None
    yield translate("menus", "A so&und with each call"), "", "be_heard"
    yield None
    if may_review:
        yield translate("menus", "&Find a patient"), "Ctrl+F", "find_patient"
        yield translate("menus", "&Signed off, too"), "Ctrl+Shift+O", "toggle_signed_off"
    yield translate("menus", "Set &aside…"), "Ctrl+Shift+A", "show_aside"
    yield translate("menus", "A&udit…"), "Ctrl+Shift+U", "show_audit"


def _clinic() -> Iterable[Named]:
    yield QCoreApplication.translate("menus", "&Tablets, people and keys"), "Ctrl+M", "show_clinic"
