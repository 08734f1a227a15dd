"""Passphrases and recovery keys as they are asked for: without an echo, or from a file.

A file holds one answer a line, in the order in which they are asked: for scripts and tests.
"""

import getpass
from collections.abc import Iterator
from pathlib import Path

from kiosk.app.given_file import content_of
from kiosk.errors import Refused


class Answers:
    """Whoever answers: a person at the keyboard, or the lines of a file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lines: Iterator[str] | None = _lines(file) if file else None

    @property
    def interactive(self) -> bool:
        """Tell whether a person is asked, who may mistype."""
        return self._lines is None

    def ask(self, question: str) -> str:
        """Return one answer; Refused when the file has no more."""
        if self._lines is None:
            return getpass.getpass(f"{question}: ")
        answer = next(self._lines, "")
        if not answer:
            raise Refused("no-answer", f"{self._file}: a line is missing for: {question}.")
        return answer

    def twice(self, question: str) -> str:
        """Return a new passphrase; a person types it twice, so that a slip locks nobody out."""
        first = self.ask(question)
        if self.interactive and self.ask(f"{question}, once more") != first:
            raise Refused("not-the-same", "The two are not the same: start again.")
        return first

    def rest(self) -> list[str]:
        """Return every line that is left, without comments."""
        return [line for line in self._lines or () if not line.startswith("#")]


def _lines(file: Path) -> Iterator[str]:
    return iter(content_of(file).decode().splitlines())
