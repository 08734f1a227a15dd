"""PySide6 6.12.0 loses references to None on Python 3.10 and 3.11 and aborts after a while."""

import sys

from PySide6.QtCore import QObject


def test_calls_into_qt_do_not_eat_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
        thing.property("nothing")
    assert sys.version_info >= (3, 12) or sys.getrefcount(None) > before - 100
