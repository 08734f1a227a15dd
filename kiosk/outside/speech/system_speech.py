"""Speaks through child processes: one for each utterance, waited for on a thread of its own.

Stopping kills the child. A child holds one utterance and no more, so that little is still said
should this process die.
"""

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from kiosk.outside.speech.programs import Program, has_sound, players, voice_of_this_system

if TYPE_CHECKING:
    from kiosk.outside.speech.turn import Turn
    from kiosk.ports import Utterance


class Voice(Protocol):
    """A program that speaks."""

    @property
    def program(self) -> str:
        """Return its name."""
        ...

    @property
    def has_loudness(self) -> bool:
        """Tell whether it obeys an utterance's loudness."""
        ...

    def speaks(self, utterance: "Utterance") -> Program:
        """Return the program that says an utterance."""
        ...


class SystemSpeech:
    """The voice of the system, after recordings where the pack has them."""

    def __init__(
        self, voice: Voice | None = None, *, is_heard: Callable[[], bool] = has_sound
    ) -> None:
        """Speak with the voice of this system, or with another one."""
        self._voice = voice or voice_of_this_system()
        self._is_heard = is_heard
        self._turn: Turn | None = None

    def problem(self, language: str) -> str:  # noqa: ARG002 every voice here speaks both languages
        """Return a code when there is no voice, or nothing to hear it with; empty: all is well."""
        if not shutil.which(self._voice.program):
            return "speech-no-voice"
        return "" if self._is_heard() else "speech-no-sound"

    def can_be_quieter(self) -> bool:
        """Tell whether the voice obeys an utterance's loudness."""
        return self._voice.has_loudness

    def say(self, utterance: "Utterance", ended: Callable[[str], None]) -> None:
        """Speak in place of whatever was being said."""
        from kiosk.outside.speech.turn import Turn  # noqa: PLC0415 not before the first screen

        self.stop()
        self._turn = Turn(self._programs(utterance), ended, self._turn)
        self._turn.start()

    def stop(self) -> None:
        """Be silent at once."""
        if self._turn:
            self._turn.stop()

    def close(self) -> None:
        """Be silent, and wait until no child is left."""
        self.stop()
        if self._turn:
            self._turn.join()

    def _programs(self, utterance: "Utterance") -> Iterator[Program]:
        if utterance.recording:
            yield from players(utterance.recording)
        yield self._voice.speaks(utterance)
