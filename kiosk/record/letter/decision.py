"""A decision on paper: agreed and declined look the same, as they do on the tablet."""

from reportlab.platypus import Flowable

from kiosk.record.letter.type import ACCENT, LABEL, STRONG, TINT, WIDE, Cells, paragraph


def decision_bar(decision: str, moment: str) -> Flowable:
    """Return a decision and when it was made, in a bar across the page."""
    return Cells(
        [[paragraph(decision, STRONG), paragraph(moment, LABEL)]],
        colWidths=[WIDE * 0.5, WIDE * 0.5],
        spaceBefore=6,
        spaceAfter=6,
        style=[
            ("BACKGROUND", (0, 0), (-1, -1), TINT),
            ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (0, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ],
    )
