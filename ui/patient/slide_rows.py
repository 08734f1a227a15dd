"""What stands under a slide, as rows for QML: the choices compared, and where the claims come from.

A mark, such as ¹, leads from a cell of the comparison to its source.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.content.comparison import ASPECTS, Comparison, Row
from kiosk.content.pack import Pack, Source
from kiosk.content.slides import Slide

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One choice under two aspects, with marks behind the words; `first` opens a table."""

    first: bool
    name: str
    aspect: str
    words: str
    otherAspect: str
    otherWords: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source and how it was read; its mark only where a comparison refers to it."""

    mark: str
    title: str
    read: str


def compared(slide: Slide, pack: Pack, language: str) -> tuple[ComparedRow, ...]:
    """Return the comparison that the slide shows, two aspects a table; empty on others."""
    table = _table(slide, pack)
    return tuple(_compared(table, _marks(slide, pack), language)) if table else ()


def sources(slide: Slide, pack: Pack) -> tuple[SourceRow, ...]:
    """Return where the claims of a slide come from, and how each source was read."""
    marked = _table(slide, pack) is not None
    return tuple(
        SourceRow(mark if marked else "", _title(source), _read(source))
        for id_, mark in _marks(slide, pack).items()
        if (source := pack.sources.get(id_))
    )


def _table(slide: Slide, pack: Pack) -> Comparison | None:
    table = pack.comparison
    return table if table and table.slide_id == slide.id else None


def _marks(slide: Slide, pack: Pack) -> dict[str, str]:
    """Return a mark for each source, those of the cells first."""
    table = _table(slide, pack)
    cells = (cell.source for _, cell in table.cells()) if table else ()
    cited = dict.fromkeys((*cells, *slide.sources))
    known = (id_ for id_ in cited if id_ in pack.sources)
    return {id_: str(number).translate(_SUPERSCRIPT) for number, id_ in enumerate(known, 1)}


def _compared(table: Comparison, marks: dict[str, str], language: str) -> Iterator[ComparedRow]:
    def words(row: Row, aspect: str) -> str:
        cell = row.cells[aspect]
        return cell.text.in_(language) + marks.get(cell.source, "")

    for one, other in zip(ASPECTS[::2], ASPECTS[1::2], strict=True):
        for number, row in enumerate(table.rows):
            yield ComparedRow(
                number == 0,
                row.name.in_(language),
                table.columns[one].in_(language),
                words(row, one),
                table.columns[other].in_(language),
                words(row, other),
            )


def _title(source: Source) -> str:
    year = source.date[:4]
    return source.title if year in source.title else f"{source.title} ({year})"


def _read(source: Source) -> str:
    translate = QCoreApplication.translate
    words = {
        "full": translate("Sources", "We read all of it."),
        "abstract": translate("Sources", "We read its summary."),
        "secondary": translate("Sources", "We know it from what others wrote about it."),
        "memory": translate("Sources", "We have not looked it up yet."),
    }
    return words[source.read]
