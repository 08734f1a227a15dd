"""Every test of the desk has its style, and a worker that ends with it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.desk import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.dress(qapp)
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()
