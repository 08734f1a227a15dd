"""What is still to be said, one utterance at a time; nothing of it outlives `stop`."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.ports import Speech, Utterance


class Voice(QObject):
    """The queue before a Speech; used from the screen thread alone."""

    failed = Signal(str)  # a code for staff: nothing more is said
    _ended = Signal(int, str)  # from any thread: the number of an utterance, and its trouble

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech
        self._waiting: deque[Utterance] = deque()
        self._number = 0
        self._speaking = False
        self._ended.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    @property
    def speaking(self) -> bool:
        """Tell whether something is being said."""
        return self._speaking

    def problem(self, language: str) -> str:
        """Return a code when nothing in this language can be heard; empty: it can."""
        return self._speech.problem(language)

    def read(self, utterances: Iterable[Utterance]) -> None:
        """Say these in place of everything else."""
        self.stop()
        self.add(utterances)

    def add(self, utterances: Iterable[Utterance]) -> None:
        """Say these after what is being said."""
        self._waiting.extend(utterances)
        if not self._speaking:
            self._next()

    def stop(self) -> None:
        """Be silent at once, and forget what was to be said."""
        self._number += 1
        self._waiting.clear()
        self._speaking = False
        self._speech.stop()

    def _next(self) -> None:
        self._number += 1
        self._speaking = bool(self._waiting)
        if self._waiting:
            number = self._number
            self._speech.say(
                self._waiting.popleft(), lambda trouble: self._ended.emit(number, trouble)
            )

    @Slot(int, str)
    def _go_on(self, number: int, trouble: str) -> None:
        if number != self._number:
            return  # it was cut short
        if trouble:
            self.stop()
            self.failed.emit(trouble)
        else:
            self._next()
