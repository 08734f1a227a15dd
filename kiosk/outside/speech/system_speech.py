"""Speaks through child processes: one for each utterance, waited for on a thread of its own.

Stopping kills the child. A child holds one utterance and no more, so that little is still said
should this process die.
"""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from kiosk.outside.speech.programs import Program, has_sound, players, voice_of_this_system

if TYPE_CHECKING:
    from kiosk.ports import Utterance

_NO_CONSOLE = 0x08000000 if sys.platform == "win32" else 0  # no window of a console


class Voice(Protocol):
    """A program that speaks."""

    @property
    def program(self) -> str:
        """Return its name."""
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
        self._turn: _Turn | None = None

    def problem(self, language: str) -> str:  # noqa: ARG002 every voice here speaks both languages
        """Return a code when there is no voice, or nothing to hear it with; empty: all is well."""
        if not shutil.which(self._voice.program):
            return "speech-no-voice"
        return "" if self._is_heard() else "speech-no-sound"

    def say(self, utterance: "Utterance", ended: Callable[[str], None]) -> None:
        """Speak in place of whatever was being said."""
        self.stop()
        self._turn = _Turn(self._programs(utterance), ended, self._turn)
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


class _Turn(threading.Thread):
    """One utterance: its programs are tried in turn until one ends well."""

    def __init__(
        self,
        programs: Iterable[Program],
        ended: Callable[[str], None],
        before: "_Turn | None",
    ) -> None:
        super().__init__(name="speech")
        self._programs = programs
        self._ended = ended
        self._before = before
        self._lock = threading.Lock()
        self._stopped = False
        self._child: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Speak after whoever spoke before has fallen silent."""
        if self._before:
            self._before.join()
            self._before = None
        heard = any(self._runs(program) for program in self._programs)
        if not self._stopped:
            self._ended("" if heard else "speech-failed")

    def stop(self) -> None:
        """Kill the child, and start no other."""
        with self._lock:
            self._stopped = True
            if self._child:
                self._child.kill()

    def _runs(self, program: Program) -> bool:
        """Run a program to its end; tell whether no other is to be tried."""
        with self._lock:
            if self._stopped:
                return True
            try:
                child = self._child = _start(program)
            except OSError:
                return False
        child.communicate(program.reads.encode())
        return child.returncode == 0 or self._stopped


def _start(program: Program) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 programs of the system, no word of a patient among the arguments
        program.arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_CONSOLE,
    )
