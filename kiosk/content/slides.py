"""Slides: one idea each, in Markdown, with a picture, spoken words and the sources of its claims."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide in one language; `body` is Markdown without the heading."""

    id: str
    chapter: str
    heading: str
    body: str
    picture: Path | None
    alt: str
    speech: str
    sources: tuple[str, ...]
