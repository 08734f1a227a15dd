"""Menus from tables of words, shortcut and act; None is a line between them."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

Entry = tuple[str, str, Callable[[], object]] | None


def add_menu(bar: QMenuBar, title: str, entries: Iterable[Entry]) -> None:
    """Add a menu; every act in it can be reached by keys."""
    menu = bar.addMenu(title)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, keys, act = entry
        action = QAction(words, menu)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        menu.addAction(action)
