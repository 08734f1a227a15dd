"""Passphrases and recovery keys as they are asked for: without an echo, or from a file.

A file holds one answer a line, in the order in which they are asked: for scripts and tests. A new
passphrase stands in it once.
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
        self._before: set[str] = set()

    @property
    def interactive(self) -> bool:
        """Tell whether a person is asked, who may mistype."""
        return self._lines is None

    def ask(self, question: str) -> str:
        """Return one answer; Refused when the file has no more, or nobody is at a keyboard."""
        if self._lines is None:
            return _typed(question)
        answer = next(self._lines, "")
        if not answer:
            raise Refused("no-answer", f"{self._file}: a line is missing for: {question}.")
        self._before.add(answer)
        return answer

    def twice(self, question: str) -> str:
        """Return a new passphrase; a person types it twice, so that a slip locks nobody out."""
        earlier = frozenset(self._before)
        first = self.ask(question)
        if self.interactive and self.ask(f"{question}, once more") != first:
            raise Refused("not-the-same", "The two are not the same: start again.")
        if first in earlier:
            raise Refused(
                "same-answer",
                f"{self._file}: the line for “{question}” is as one before it: a new passphrase "
                "stands there once, and no two are the same.",
            )
        return first

    def rest(self) -> list[str]:
        """Return every line that is left, without comments."""
        return [line for line in self._lines or () if not line.startswith("#")]


def _typed(question: str) -> str:
    try:
        return getpass.getpass(f"{question}: ")
    except EOFError:
        raise Refused(
            "nobody-there",
            f"Nobody is at a keyboard here to be asked for: {question}. In a script the answers "
            "are the lines of a file: --passphrase-file FILE.",
        ) from None


def _lines(file: Path) -> Iterator[str]:
    return iter(content_of(file).decode().splitlines())
