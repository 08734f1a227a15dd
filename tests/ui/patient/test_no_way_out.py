"""No key, menu, drop or link leads out of the window; a fault leads to one calm screen."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from PySide6.QtCore import (
    Q_ARG,
    QCoreApplication,
    QMetaObject,
    QMimeData,
    QObject,
    QPointF,
    Qt,
    QUrl,
    Slot,
)
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QWindow,
)
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.content.pack import Agreement
from kiosk.intake import Intake
from kiosk.settings import Settings
from tests.people import STARTED, a_pack
from tests.ui.patient.tablet import LOOK, Tablet
from ui.patient.hands import Hands
from ui.patient.window import PatientWindow

K, M = Qt.Key, Qt.KeyboardModifier
WAYS_OUT = [
    (K.Key_Escape, M.NoModifier), (K.Key_F11, M.NoModifier), (K.Key_F1, M.NoModifier),
    (K.Key_F4, M.AltModifier), (K.Key_Q, M.ControlModifier), (K.Key_W, M.ControlModifier),
    (K.Key_N, M.ControlModifier), (K.Key_O, M.ControlModifier), (K.Key_P, M.ControlModifier),
    (K.Key_S, M.ControlModifier), (K.Key_Tab, M.AltModifier), (K.Key_Tab, M.ControlModifier),
    (K.Key_Menu, M.NoModifier), (K.Key_F10, M.ShiftModifier), (K.Key_Back, M.NoModifier),
    (K.Key_Meta, M.NoModifier), (K.Key_Print, M.NoModifier), (K.Key_Space, M.AltModifier),
    (K.Key_R, M.ControlModifier), (K.Key_F5, M.NoModifier), (K.Key_Delete, M.ControlModifier),
]  # fmt: skip


class Leaving(QObject):
    """Hears when something would leave the window."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.quit = False
        application = QCoreApplication.instance()
        assert application
        application.aboutToQuit.connect(self._quit)
        for scheme in ("https", "http", "file", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self, "open")  # type: ignore[arg-type] # as documented

    def _quit(self) -> None:
        self.quit = True

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())

    def listen_no_more(self) -> None:
        for scheme in ("https", "http", "file", "mailto"):
            QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def leaving(qapp) -> Iterator[Leaving]:
    leaving = Leaving()
    yield leaving
    leaving.listen_no_more()


@dataclass
class Kiosk(Tablet):
    """A tablet whose window fills the screen."""

    def __post_init__(self) -> None:
        settings = Settings(full_screen=True)
        self.window = PatientWindow(self.open_intake, settings, now=self.idle_clock)
        self.window.wear(LOOK)
        self.hands = Hands(self.window)
        self.visit = self.window.visit


@pytest.fixture
def kiosk(leaving: Leaving) -> Iterator[Kiosk]:
    kiosk = Kiosk()
    kiosk.start()
    yield kiosk
    kiosk.window.close()


def stays(kiosk: Kiosk, leaving: Leaving) -> bool:
    kiosk.hands.settle()
    root = kiosk.window.root
    alone = [w for w in QGuiApplication.allWindows() if w.isVisible()] == [root]
    full = root.visibility() == QWindow.Visibility.FullScreen
    return alone and full and not leaving.quit and not leaving.opened


def test_the_window_fills_the_screen_without_frame_or_cursor(kiosk: Kiosk, leaving) -> None:
    assert stays(kiosk, leaving)
    assert kiosk.window.root.flags() & Qt.WindowType.FramelessWindowHint
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() == Qt.CursorShape.BlankCursor


def test_asking_the_window_to_close_is_not_heard(kiosk: Kiosk, leaving: Leaving) -> None:
    QCoreApplication.sendEvent(kiosk.window.root, QCloseEvent())
    kiosk.window.root.close()
    assert stays(kiosk, leaving)


def test_no_key_leads_out(kiosk: Kiosk, leaving: Leaving) -> None:
    for key, modifier in WAYS_OUT:
        kiosk.hands.press(key, modifier)
        assert stays(kiosk, leaving), (key, modifier)
        assert kiosk.shows("showing") == "identify", (key, modifier)


def test_no_menu_opens_over_a_field(kiosk: Kiosk, leaving: Leaving) -> None:
    kiosk.hands.type("F2345")
    field = kiosk.hands.find("codeField")
    point = field.mapToScene(QPointF(60, 30)).toPoint()
    before = len(list(every_item(kiosk.window.root.contentItem())))
    QTest.mouseClick(kiosk.window.root, Qt.MouseButton.RightButton, M.NoModifier, point)
    QTest.mouseDClick(kiosk.window.root, Qt.MouseButton.LeftButton, M.NoModifier, point)
    assert stays(kiosk, leaving)
    assert len(list(every_item(kiosk.window.root.contentItem()))) == before


def test_what_is_dropped_on_the_window_is_not_taken(kiosk: Kiosk, leaving: Leaving) -> None:
    mime = QMimeData()
    mime.setText("dropped")
    mime.setUrls([QUrl("file:///etc/hostname"), QUrl("https://example.org")])
    place, copy = (
        kiosk.hands.find("codeField").mapToScene(QPointF(60, 30)),
        Qt.DropAction.CopyAction,
    )
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), copy, mime, left, M.NoModifier)
    QCoreApplication.sendEvent(kiosk.window.root, enter)
    drop = QDropEvent(place, copy, mime, left, M.NoModifier)
    QCoreApplication.sendEvent(kiosk.window.root, drop)
    assert stays(kiosk, leaving)
    assert not drop.isAccepted()
    assert kiosk.hands.find("codeField").property("text") == ""


def test_a_link_in_an_agreement_opens_no_browser(kiosk: Kiosk, leaving: Leaving) -> None:
    words = "[Read more](https://example.org) and <https://example.org/two>"
    agreement = Agreement("infusion", "1", "en", "Agreement", words)
    pack = replace(a_pack(), agreements={"en": (agreement,), "es": (agreement,)})
    kiosk.pack = replace(pack, flows={"first": ("identify", "consent"), "return": ()})
    kiosk.visit.open(kiosk.open_intake())
    kiosk.hands.tap("nextButton")
    kiosk.identify()
    linked = [
        item
        for item in every_item(kiosk.window.root.contentItem())
        if "example.org" in str(item.property("text")) and item.inherits("QQuickText")
    ]
    assert linked
    for item in linked:
        for x in range(5, int(item.width()), 40):
            point = item.mapToScene(QPointF(x, item.height() / 2)).toPoint()
            QTest.mouseClick(kiosk.window.root, Qt.MouseButton.LeftButton, M.NoModifier, point)
    assert stays(kiosk, leaving)


def every_item(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from every_item(child)


@dataclass
class ClockThatFails:
    """A clock that works once, then fails with words that nobody may read."""

    looks: int = 0

    def now(self) -> datetime:
        self.looks += 1
        if self.looks > 1:
            raise RuntimeError("brindleforth")
        return STARTED


@dataclass
class FailingTablet(Tablet):
    """A tablet on which a slot fails when the birth date is looked at."""

    def open_intake(self) -> Intake:
        return replace(super().open_intake(), clock=ClockThatFails())


@pytest.fixture
def failing(qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[FailingTablet]:
    tablet = FailingTablet()
    tablet.window.keep_words_to_itself()
    monkeypatch.setattr(sys, "excepthook", tablet.window.take_fault)
    tablet.start()
    yield tablet
    tablet.window.close()


def test_a_slot_that_fails_shows_one_calm_screen_and_its_words_nowhere(
    failing: FailingTablet, expect_log, capfd
) -> None:
    said = expect_log("ui.patient.window")
    failing.identify()
    failing.hands.settle(lambda: failing.hands.sees("fault"))
    assert "You did nothing wrong" in failing.hands.reads()
    assert "identify.py" in said.text
    assert "IdentifyStep.qml" in said.text
    told = capfd.readouterr()
    assert "brindleforth" not in said.text + told.err + told.out + failing.hands.reads()


def test_a_screen_that_cannot_be_loaded_shows_the_calm_one(
    tablets: Callable[..., Tablet],
) -> None:
    tablet = tablets()
    tablet.start()
    steps = next(
        item
        for item in every_item(tablet.window.root.contentItem())
        if item.metaObject().className().startswith("StepView")
    )
    QMetaObject.invokeMethod(steps, "show", Q_ARG(str, "nowhere"), Q_ARG(int, 3))
    tablet.hands.settle(lambda: tablet.hands.sees("fault"))
    assert tablet.shows("fault") == "screen"


def test_work_that_fails_in_the_background_shows_the_calm_screen(
    tablets: Callable[..., Tablet], expect_log
) -> None:
    said = expect_log("ui.background")
    tablet = tablets()
    tablet.start()

    def fail() -> None:
        raise ValueError("brindleforth")

    tablet.window.background.run(fail, lambda _none: None)
    tablet.hands.settle(lambda: tablet.hands.sees("fault"))
    assert "brindleforth" not in said.text + tablet.hands.reads()
