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
    """One choice and what is known of it, aspect by aspect, with marks behind the words."""

    name: str
    help: str
    harm: str
    speed: str
    addiction: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source and how it was read; its mark only where a comparison refers to it."""

    mark: str
    title: str
    read: str


def compared(slide: Slide, pack: Pack, language: str) -> tuple[ComparedRow, ...]:
    """Return the choices that the slide compares; none on any other slide."""
    table = _table(slide, pack)
    return tuple(_compared(table, _marks(slide, pack), language)) if table else ()


def aspects(slide: Slide, pack: Pack, language: str) -> list[str]:
    """Return the names of the aspects under which the slide compares choices."""
    table = _table(slide, pack)
    return [table.columns[aspect].in_(language) for aspect in ASPECTS] if table else []


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

    for row in table.rows:
        yield ComparedRow(row.name.in_(language), *(words(row, aspect) for aspect in ASPECTS))


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
