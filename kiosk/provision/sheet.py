"""The recovery sheet: one page of paper that opens every intake when all else is lost."""

from datetime import datetime

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from kiosk.provision.secrets import public
from kiosk.record.letter.paper import Letterhead, letter_pdf
from kiosk.record.letter.type import (
    BOLD,
    CLINIC,
    INK,
    SMALL,
    WIDE,
    Cells,
    gap,
    paragraph,
    register_fonts,
    section,
    title,
)
from kiosk.record.manifest import key_id

_GROUP, _IN_A_ROW = 4, 5
_SIDE = 56 * mm
_NUMBER = 9 * mm
_LETTERS = ParagraphStyle("key", fontName=BOLD, fontSize=15, leading=19, textColor=INK)

_WHAT = (
    "The recovery key of {clinic}. Whoever holds this sheet can open every intake of this clinic, "
    "without a passphrase. It is needed when every passphrase is forgotten, or when the database "
    "with the clinic’s keys is lost."
)
_PRINT = (
    "1. Print this page twice. Then delete the file, and empty the printer’s memory if it has one."
)
_TYPE = (
    "2. Type the key from the paper when you are asked for it. No tablet can be added before that."
)
_KEEP = (
    "3. Seal each copy in an envelope, sign across the flap, and lock them away in two places. "
    "Never photograph it."
)
_RECOVER = (
    "With the root file and its passphrase: “kiosk clinic recover”. It makes new keys and a new "
    "sheet, and lets new people open the earlier intakes."
)
_AGE = (
    "Without Intake Kiosk: type the key into a text file, without the spaces, and open an intake "
    "with the free program age: tail -n +2 INTAKE | age -d -i KEYFILE"
)
_READ = (
    "When a letter is hard to read: the letters B, I and O do not occur, nor does the digit 1 "
    "after the fourth group."
)
_WORDS = (
    ("What this is", (_WHAT,)),
    ("Now", (_PRINT, _TYPE, _KEEP)),
    ("When you need it", (_RECOVER, _AGE, _READ)),
)


def recovery_sheet(clinic: str, identity: str, made_at: datetime) -> bytes:
    """Return the sheet as a PDF: the identity in groups of four, its QR code, how to use it."""
    register_fonts()
    head = Letterhead(
        title="Recovery sheet",
        about=clinic,
        clinic=clinic,
        language="en",
        reference=f"Recovery key {key_id(public(identity))}, {made_at:%Y-%m-%d}",
        page="Page {number} of {total}",
        made_at=made_at,
    )
    return letter_pdf(head, _story(clinic, identity))


def groups(identity: str) -> list[str]:
    """Return an identity in groups of four, as the sheet has it."""
    return [identity[place : place + _GROUP] for place in range(0, len(identity), _GROUP)]


def _story(clinic: str, identity: str) -> list[Flowable]:
    story: list[Flowable] = [paragraph(clinic, CLINIC), title("Recovery sheet")]
    story += [gap(), _key(identity)]
    for heading, said in _WORDS:
        story.append(section(heading))
        story += [paragraph(words.format(clinic=clinic)) for words in said]
    return story


def _key(identity: str) -> Flowable:
    """Return the groups on the left, each row with the number of its first; the QR on the right."""
    pieces = groups(identity)
    rows = [
        [paragraph(str(start + 1), SMALL), *_row(pieces[start : start + _IN_A_ROW])]
        for start in range(0, len(pieces), _IN_A_ROW)
    ]
    wide = (WIDE - _SIDE - _NUMBER) / _IN_A_ROW
    cells = Cells(
        rows,
        colWidths=[_NUMBER, *[wide] * _IN_A_ROW],
        rowHeights=12 * mm,
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 0)],
    )
    return Cells(
        [[cells, _qr(identity)]],
        colWidths=[WIDE - _SIDE, _SIDE],
        style=[("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
    )


def _row(pieces: list[str]) -> list[Flowable | str]:
    return [*(paragraph(piece, _LETTERS) for piece in pieces), *[""] * (_IN_A_ROW - len(pieces))]


def _qr(identity: str) -> Drawing:
    drawing = Drawing(_SIDE, _SIDE)
    drawing.add(QrCodeWidget(identity, barWidth=_SIDE, barHeight=_SIDE, barLevel="M"))
    return drawing
