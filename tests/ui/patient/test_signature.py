"""The signature: strokes in a box of 1000 × 320 whatever the screen, dots are nothing."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from tests.ui.patient.tablet import Tablet
from ui.patient.signature import smooth

LINE = [(0.1, 0.5), (0.3, 0.25), (0.5, 0.75), (0.9, 0.5)]


def signed(tablet: Tablet) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Sign, and return the strokes as they stand in the record."""
    kept = []
    visit = tablet.visit
    visit.changed.connect(lambda: kept.append(visit.record.signature))
    tablet.hands.tap("nextButton")
    signature = next(one for one in kept if one)
    assert signature.method == "drawn"
    return signature.strokes


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (1920, 1080)], ids=str)
def test_strokes_are_the_same_on_every_screen(tablets, size) -> None:
    tablet: Tablet = tablets(size=size)
    tablet.start()
    tablet.identify()
    tablet.agree()
    tablet.hands.draw("signaturePad", LINE)
    (stroke,) = signed(tablet)
    assert len(stroke) == len(LINE)
    for (x, y), (share_x, share_y) in zip(stroke, LINE, strict=True):
        assert x == pytest.approx(share_x * 1000, abs=3)
        assert y == pytest.approx(share_y * 320, abs=3)


def test_a_dot_is_no_signature(tablet: Tablet) -> None:
    tablet.identify()
    tablet.agree()
    tablet.hands.tap("signaturePad")
    assert tablet.hands.find("signaturePad").property("empty")
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "signature"


def test_a_stroke_that_leaves_the_box_stays_at_its_edge(tablet: Tablet) -> None:
    tablet.identify()
    tablet.agree()
    tablet.hands.draw("signaturePad", [(0.5, 0.5), (0.6, 1.4), (1.2, 0.5)])
    (stroke,) = signed(tablet)
    assert all(0 <= x <= 1000 and 0 <= y <= 320 for x, y in stroke)


def test_two_strokes_are_two_and_a_mouse_draws_too(tablet: Tablet, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    tablet.identify()
    tablet.agree()
    tablet.hands.draw("signaturePad", LINE)
    pad = tablet.hands.find("signaturePad")
    root, button = tablet.window.root, Qt.MouseButton.LeftButton
    here, there = (pad.mapToScene(QPointF(x, 60)).toPoint() for x in (60, 200))
    QTest.mousePress(root, button, Qt.KeyboardModifier.NoModifier, here)
    QTest.mouseMove(root, there)
    QTest.mouseRelease(root, button, Qt.KeyboardModifier.NoModifier, there)
    tablet.hands.settle()
    assert len(signed(tablet)) == 2


def test_smoothing_keeps_both_ends() -> None:
    path = smooth([QPointF(0, 0), QPointF(10, 10), QPointF(20, 0), QPointF(30, 10)])
    assert path.pointAtPercent(0) == QPointF(0, 0)
    assert path.pointAtPercent(1) == QPointF(30, 10)
