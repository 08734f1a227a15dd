"""Pictures of a walkthrough, numbered in the order they were taken: NN-step-lang.png."""

from pathlib import Path


class Shots:
    """Numbers the pictures of one process; `first` is the number of its first screen."""

    def __init__(self, folder: Path, first: int = 1) -> None:
        self._folder = folder
        self._next = first

    def screen(self, step: str, languages: list[str]) -> list[Path]:
        """Return where the pictures of the next screen go, one for each language."""
        number, self._next = self._next, self._next + 1
        return [self._folder / f"{number:03d}-{step}-{language}.png" for language in languages]
