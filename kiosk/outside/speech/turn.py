"""One utterance: a child process that speaks, waited for on a thread of its own."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable

from kiosk.outside.speech.programs import Program

_NO_CONSOLE = 0x08000000 if sys.platform == "win32" else 0  # no window of a console


class Turn(threading.Thread):
    """One utterance: its programs are tried in turn until one ends well."""

    def __init__(
        self,
        programs: Iterable[Program],
        ended: Callable[[str], None],
        before: "Turn | None",
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
