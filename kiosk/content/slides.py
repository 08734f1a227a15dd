"""Slides: one idea each, in Markdown, with a picture, spoken words and the sources of its claims.

A slide stands between '---' lines: `# Heading {#id}`, `Chapter: …`, `![alt text](picture)`, the
words, `More:` and what "Tell me more" opens, `> Spoken words`, `Source: id, id`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.content.finding import Finding, Report
from kiosk.content.reading import read_text

FOLDER = "slides"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide in one language; `body` and `more` are Markdown without the heading."""

    id: str
    chapter: str
    heading: str
    body: str
    picture: Path | None
    alt: str
    speech: str
    sources: tuple[str, ...]
    more: str = ""  # what "Tell me more" opens
    line: int = 0  # in its file, from 1

    @property
    def spoken(self) -> str:
        """The words for the ear, without the heading; empty: nobody wrote them."""
        plain = self.speech.startswith(f"{self.heading}. {self.body}")
        return "" if plain else self.speech.removeprefix(f"{self.heading}. ")


_HEADING = re.compile(r"#\s+(.+?)\s*\{#([a-z0-9-]+)\}")
_PICTURE = re.compile(r"!\[(.*?)\]\((.+?)\)")
_FIELD = re.compile(r"(Chapter|Source):\s*(.*)")


@dataclass
class _Draft:
    """A slide while its lines are read."""

    line: int
    id: str = ""
    chapter: str = ""
    heading: str = ""
    picture: str = ""
    alt: str = ""
    source: str = ""
    body: list[str] = field(default_factory=list)
    more: list[str] | None = None  # from the line More: on
    speech: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)  # of the parts that may be wrong

    def take(self, line: str, number: int) -> None:
        """Take one line for what it is; anything unmarked is body text."""
        if match := _HEADING.fullmatch(line):
            self.heading, self.id = match[1], match[2]
        elif match := _PICTURE.fullmatch(line):
            self.alt, self.picture = match[1].strip(), match[2]
            self.lines["picture"] = number
        elif match := _FIELD.fullmatch(line):
            setattr(self, match[1].lower(), match[2].strip())
        elif line.startswith(">"):
            self.speech.append(line.lstrip("> "))
        elif line == "More:":
            self.more = []
            self.lines["more"] = number
        elif self.more is not None:
            self.more.append(line)
        else:
            self.body.append(line)


def read_slides(folder: Path, language: str, report: Report) -> tuple[Slide, ...]:
    """Read the slides of one language, in order; each fault is reported with its line."""
    name = f"{FOLDER}/{language}.md"
    drafts = list(_drafts(read_text(folder, name, report) or ""))
    for draft in drafts:
        for part, what in _faults(draft, folder):
            line = draft.lines.get(part, draft.line)
            report(Finding(name, draft.id, what, line=line))
    return tuple(_slide(draft, folder) for draft in drafts)


def _drafts(text: str) -> Iterator[_Draft]:
    draft = _Draft(1)
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() != "---":
            draft.take(line.rstrip(), number)
            continue
        if draft.id or any(draft.body):
            yield draft
        draft = _Draft(number + 1)
    if draft.id or any(draft.body):
        yield draft


def _faults(draft: _Draft, folder: Path) -> Iterator[tuple[str, str]]:
    if not draft.id:
        yield "heading", "the slide needs a heading with an id: # Heading {#id}"
    if not draft.chapter:
        yield "chapter", "the slide names no chapter: add a line Chapter: …"
    if not draft.source:
        yield "source", "the slide claims something and names no source: add a line Source: …"
    if not any(draft.body):
        yield "body", "the slide has no words"
    if draft.more is not None and not any(draft.more):
        yield "more", "there is nothing under More: write what it tells, or remove the line"
    if not draft.picture:
        yield "picture", "the slide has no picture: add ![what it shows](../pictures/NAME.svg)"
    elif not _inside(draft, folder):
        yield "picture", f"the picture {draft.picture} is not a file of this pack"
    if draft.picture and not draft.alt:
        yield "picture", "the picture has no alt text: write what it shows between [ and ]"


def _inside(draft: _Draft, folder: Path) -> bool:
    path = _path(draft, folder)
    return path.is_relative_to(folder.resolve()) and path.is_file()


def _path(draft: _Draft, folder: Path) -> Path:
    return (folder / FOLDER / draft.picture).resolve()


def _slide(draft: _Draft, folder: Path) -> Slide:
    body = "\n".join(draft.body).strip()
    sources = tuple(part.strip() for part in draft.source.split(",") if part.strip())
    picture = _path(draft, folder) if draft.picture else None
    speech = " ".join(draft.speech).strip() or f"{draft.heading}. {body}"
    more = "\n".join(draft.more or ()).strip()
    return Slide(
        draft.id,
        draft.chapter,
        draft.heading,
        body,
        picture,
        draft.alt,
        speech,
        sources,
        more,
        draft.line,
    )


def with_clinic_words(
    slides: tuple[Slide, ...], clinic_words: Mapping[str, Mapping[str, str]], language: str
) -> tuple[Slide, ...]:
    """Return the slides with the clinic's own words below those slides that pack.toml names."""
    return tuple(
        replace(
            slide,
            body=f"{slide.body}\n\n{own[language]}",
            speech=f"{slide.speech} {own[language]}",
        )
        if language in (own := clinic_words.get(slide.id, {}))
        else slide
        for slide in slides
    )
