"""Says what is on the screen: all of a new page, what comes new on it, and what is touched.

It follows the drawn frames: shortly after one, the screen is compared with what was said of it.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickWindow

from kiosk.ports import Utterance
from ui.patient.blank_touch import BlankTouch
from ui.patient.heard import WORDS, Heard, Role, at, on_screen
from ui.patient.spoken import aloud, change, in_passing, sentence
from ui.patient.voice import Voice

_SOON_MS = 60  # after a frame: what belongs together has changed by then
_TITLES = frozenset({Role.Heading, Role.Dialog})
_PRESS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress})
_RELEASE = frozenset({QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease})
_MOVE = frozenset({QEvent.Type.TouchUpdate, QEvent.Type.MouseMove})


class ScreenReader(QObject):
    """Reads one window while it is on; `utter` makes an utterance of a thing's name and words."""

    failed = Signal(str)  # a code for staff: nothing more is said

    def __init__(
        self, voice: Voice, utter: Callable[[str, str], Utterance], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        voice.failed.connect(self.failed)
        self._utter = utter
        self._window: QQuickWindow | None = None
        self._on = self._paused = self._turned = self._by_key = False
        self._title = self._first = ""
        self._known: dict[int, str] = {}  # the names on the screen, by thing
        self._watched: Heard | None = None  # what was touched or got the focus last, as it was
        self._blank: BlankTouch | None = None  # the screen shows nothing
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look)

    def watch(self, window: QQuickWindow) -> None:
        """Follow the frames of a window, its keys and its touches."""
        self._window = window
        window.frameSwapped.connect(self._look_soon)
        window.installEventFilter(self)

    def hide(self, show: Callable[[], None]) -> None:
        """Take the screen for blank: what is touched is heard first; `show` ends that."""
        self._blank = BlankTouch(show)

    def show(self) -> None:
        """Take the screen for seen again."""
        self._blank = None

    @property
    def speaking(self) -> bool:
        """Tell whether something is being said."""
        return self._voice.speaking

    @property
    def looking(self) -> bool:
        """Tell whether a frame was drawn that has not been looked at yet."""
        return self._soon.isActive()

    def start(self, first: str = "") -> None:
        """Read the screen, after a few words of ours, and everything that follows."""
        self._on, self._paused, self._turned, self._first = True, False, True, first
        self._look_soon()

    def pause(self) -> None:
        """Be silent until `start`, but for what is touched or gets the focus."""
        self._paused = True
        self._voice.stop()

    def stop(self) -> None:
        """Read nothing any more, and forget what was read."""
        self._on = False
        self._voice.stop()
        self._title, self._first, self._known = "", "", {}
        self._watched = self._blank = None

    def turn(self) -> None:
        """Take what is shown next for a new page, whatever its heading."""
        self._turned = True
        self._look_soon()

    def say(self, words: str) -> None:
        """Say a sentence in place of everything else."""
        self._voice.read([self._utter(words, words)])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Say what is touched; on a blank screen a first touch does no more than that."""
        if not self._on or self._window is None:
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyRelease:
            self._by_key = True
            self._look_soon()
        if self._blank and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if kind == QEvent.Type.KeyPress:
                self._blank.show()
            return True
        if kind in _PRESS:
            return self._touch(_place(event), first=True)
        if kind in _MOVE:
            return self._touch(_place(event), first=False)
        return kind in _RELEASE and self._blank is not None and self._blank.lift()

    def _touch(self, place: QPointF, *, first: bool) -> bool:
        if not first and self._blank is None:
            return False
        things = on_screen(self._screen)
        touched = at(place, things)
        if self._blank and (self._blank.passes(touched) if first else self._blank.passing):
            return False
        if touched and (first or not self._watched or touched.key != self._watched.key):
            self._tell(touched, sentence(touched))
        elif first and self._blank:
            self.say(self._blank.nothing_here())
        return self._blank is not None

    @property
    def _screen(self) -> QQuickWindow:
        assert self._window is not None
        return self._window

    @Slot()
    def _look_soon(self) -> None:
        if self._on and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _look(self) -> None:
        if not self._on:
            return
        if bool(self._screen.property("busy")):
            self._soon.start()
            return
        things = on_screen(self._screen)
        title = next((one.name for one in things if one.role in _TITLES), "")
        if self._turned or title != self._title:
            self._read_page(things)
        else:
            self._follow(things)
            self._read_news(things)
        self._title, self._turned, self._by_key = title, False, False
        self._known = {one.key: one.name for one in things}

    def _read_page(self, things: Iterable[Heard]) -> None:
        self._watched = next((one for one in things if one.focused), None)
        if not self._paused:
            first = [self._utter(self._first, self._first)] if self._first else []
            self._voice.read([*first, *self._utterances(things)])
            self._first = ""

    def _follow(self, things: Iterable[Heard]) -> None:
        """Say where the keys have led to, or how what was touched has changed."""
        before = self._watched
        focused = next((one for one in things if one.focused), None) if self._by_key else None
        now = focused or next((one for one in things if before and one.key == before.key), None)
        if now and now != before:
            self._tell(now, change(before, now))

    def _read_news(self, things: Iterable[Heard]) -> None:
        names = frozenset(self._known.values())
        news = [one for one in things if one.name not in names and self._is_news(one)]
        if self._paused or not news:
            return
        alert = any(one.role is Role.AlertMessage for one in news)
        (self._voice.read if alert else self._voice.add)(self._utterances(news))

    def _is_news(self, thing: Heard) -> bool:
        """Tell whether a new name is worth saying: words are, not a renamed control or a count."""
        return thing.role in WORDS or thing.key not in self._known

    def _tell(self, thing: Heard, words: str) -> None:
        self._watched = thing
        if words:
            self._voice.read([self._utter(thing.name, words)])

    def _utterances(self, things: Iterable[Heard]) -> list[Utterance]:
        """Say a field that is named like its question as a field, no more.

        A text is left out only where it follows itself: two answers may well be the same.
        """
        names: set[str] = set()
        last = ""
        utterances = []
        for one in things:
            name = aloud(one.name)
            words = in_passing(one, named=name not in names)
            if not one.part and words != last:
                utterances.append(self._utter(one.name, words))
                last = words
            names.add(name)
        return utterances


def _place(event: QEvent) -> QPointF:
    if isinstance(event, QTouchEvent):
        return event.points()[0].scenePosition()
    assert isinstance(event, QMouseEvent)
    return event.scenePosition()
