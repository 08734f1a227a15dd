"""Asking the background for something, for as long as the widget that asked is there."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from kiosk.errors import KioskError
from ui.background import Background

T = TypeVar("T")


def ask(
    background: Background,
    owner: QObject,
    work: Callable[[], T],
    then: Callable[[T], None],
    failed: Callable[[KioskError], None],
) -> None:
    """Run the work; an answer that comes after its owner has gone is dropped."""
    background.run(
        work,
        lambda result: then(result) if isValid(owner) else None,
        lambda error: failed(error) if isValid(owner) else None,
    )
