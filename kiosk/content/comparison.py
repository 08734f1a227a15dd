"""comparison.toml: what a patient can choose between, and what is known of each, cell by cell.

Every cell names its source; a slide of the pack shows the table.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from kiosk.content import toml
from kiosk.content.finding import Report
from kiosk.forms.questionnaire import Text

FILE = "comparison.toml"
ASPECTS = ("help", "harm", "speed", "addiction")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one aspect of one choice."""

    text: Text
    source: str  # id in sources.toml, or "clinic"


@dataclass(frozen=True, slots=True)
class Row:
    """One choice; its cells by aspect, in the order of ASPECTS."""

    id: str
    name: Text
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table, its columns by aspect, and the slide that shows it."""

    slide_id: str
    columns: Mapping[str, Text]
    rows: tuple[Row, ...]

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Yield every cell with where it stands, such as "opioids.help"."""
        for row in self.rows:
            for aspect, cell in row.cells.items():
                yield f"{row.id}.{aspect}", cell


class _Cell(toml.Table):
    text: toml.Words
    source: str = Field(min_length=1)


class _Columns(toml.Table):
    help: toml.Words
    harm: toml.Words
    speed: toml.Words
    addiction: toml.Words


class _Row(toml.Table):
    id: str = Field(min_length=1)
    name: toml.Words
    help: _Cell
    harm: _Cell
    speed: _Cell
    addiction: _Cell


class _File(toml.Table):
    slide: str = Field(min_length=1)
    columns: _Columns
    rows: list[_Row] = Field(min_length=2)


def read_comparison(folder: Path, languages: Sequence[str], report: Report) -> Comparison | None:
    """Read the comparison; None when the pack has none, or after its faults are reported."""
    if not (folder / FILE).exists():
        return None
    file = toml.load(_File, folder, FILE, report)
    if file is None:
        return None
    for where, words in _words(file):
        toml.report_missing(words, languages, FILE, where, report)
    return Comparison(
        file.slide,
        {aspect: toml.text(getattr(file.columns, aspect), languages) for aspect in ASPECTS},
        tuple(_row(row, languages) for row in file.rows),
    )


def _row(row: _Row, languages: Sequence[str]) -> Row:
    cells: dict[str, _Cell] = {aspect: getattr(row, aspect) for aspect in ASPECTS}
    return Row(
        row.id,
        toml.text(row.name, languages),
        {aspect: Cell(toml.text(c.text, languages), c.source) for aspect, c in cells.items()},
    )


def _words(file: _File) -> Iterator[tuple[str, toml.Words]]:
    for aspect in ASPECTS:
        yield f"columns.{aspect}", getattr(file.columns, aspect)
    for row in file.rows:
        yield f"{row.id}.name", row.name
        for aspect in ASPECTS:
            yield f"{row.id}.{aspect}.text", getattr(row, aspect).text
