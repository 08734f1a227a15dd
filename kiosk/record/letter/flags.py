"""A flag on paper: words, the patient's own answers and the source, beside a coloured bar.

The level is written out: colour alone says nothing on a grey printer.
"""

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, KeepTogether

from kiosk.content.rules import Level
from kiosk.record.letter.type import (
    ACCENT,
    AMBER,
    AMBER_TINT,
    CELL,
    RED,
    RED_TINT,
    SMALL,
    STRONG,
    TINT,
    WIDE,
    Cells,
    paragraph,
    paragraphs,
)

COLOURS: dict[Level, tuple[Color, Color]] = {
    "red": (RED, RED_TINT),
    "amber": (AMBER, AMBER_TINT),
    "info": (ACCENT, TINT),
}


def flag_bar(  # the parts of a flag, in the order in which they are read
    level: Level,
    label: str,
    words: str,
    source: str,
    quotes: tuple[tuple[str, str], ...],
    dealt_with: str = "",
) -> Flowable:
    """Return a flag across the page, on one page unless it is longer than a page."""
    bar, ground = COLOURS[level]
    lines = paragraphs(f"{label}: {words}", STRONG)
    for question, answer in quotes:
        lines += paragraphs(f"{question} — {answer or 'chose not to answer'}", CELL)
    if dealt_with:
        lines += paragraphs(dealt_with, STRONG)
    if source:
        lines.append(paragraph(source, SMALL))
    bar_of_lines = Cells(
        [[line] for line in lines],
        colWidths=[WIDE],
        spaceBefore=5,
        spaceAfter=5,
        splitInRow=1,
        style=[
            ("BACKGROUND", (0, 0), (-1, -1), ground),
            ("LINEBEFORE", (0, 0), (0, -1), 3, bar),
            ("LEFTPADDING", (0, 0), (0, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ],
    )
    return KeepTogether([bar_of_lines])
