"""The choices of a comparison on paper: a table, its cells numbered to the sources below it."""

from collections.abc import Mapping

from reportlab.platypus import Flowable, KeepTogether

from kiosk.content.comparison import ASPECTS, Comparison
from kiosk.content.sources import CLINIC
from kiosk.record.letter.type import BOLD, CELL, HAIR, SMALL, TINT, WIDE, Cells, paragraph

_NAME = 0.18  # of the width
_WORDS = CELL.clone("compared", fontSize=9, leading=11.5)
_STRONG = _WORDS.clone("compared-strong", fontName=BOLD)


def comparison_on_paper(
    comparison: Comparison, titles: Mapping[str, str], language: str
) -> list[Flowable]:
    """Return the table and the sources of its cells, whose titles are given by id."""
    cited = list(dict.fromkeys(c.source for _, c in comparison.cells() if c.source != CLINIC))
    marks = {source: f" [{number}]" for number, source in enumerate(cited, 1)}
    head = [paragraph("", _STRONG)]
    head += [paragraph(comparison.columns[a].in_(language), _STRONG) for a in ASPECTS]
    rows = [
        [paragraph(row.name.in_(language), _STRONG)]
        + [
            paragraph(f"{cell.text.in_(language)}{marks.get(cell.source, '')}", _WORDS)
            for cell in (row.cells[aspect] for aspect in ASPECTS)
        ]
        for row in comparison.rows
    ]
    table = Cells(
        [head, *rows],
        colWidths=[WIDE * _NAME] + [WIDE * (1 - _NAME) / len(ASPECTS)] * len(ASPECTS),
        repeatRows=1,
        spaceBefore=8,
        spaceAfter=6,
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), TINT),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ],
    )
    notes = (f"[{n}] {titles.get(source, source)}" for n, source in enumerate(cited, 1))
    return [KeepTogether([table, *(paragraph(note, SMALL) for note in notes)])]
