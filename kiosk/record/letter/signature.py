"""A signature on paper: the strokes as they were drawn, or the typed name, and what it means.

Who signed, the printed name, the moment and the meaning stand with it (21 CFR 11.50).
"""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from kiosk.record.letter.tags import tagged
from kiosk.record.letter.type import (
    INK,
    LABEL,
    LINE,
    TYPED,
    column,
    gap,
    paragraph,
    section,
)
from kiosk.record.letter.words import LetterWords, moment_words
from kiosk.visit.consent import SIGNATURE_HEIGHT, SIGNATURE_WIDTH, Signature, Stroke

_SCALE = 90 * mm / SIGNATURE_WIDTH


class DrawnSignature(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The strokes of a signature as vector lines above a line to sign on."""

    def __init__(self, strokes: tuple[Stroke, ...], in_words: str) -> None:
        super().__init__()
        self.strokes, self.in_words = strokes, in_words
        self.width = SIGNATURE_WIDTH * _SCALE
        self.height = SIGNATURE_HEIGHT * _SCALE + 2

    def draw(self) -> None:
        """Draw with y upwards, as PDF does; strokes were taken with y downwards."""
        with tagged(self.canv, "Figure", self.in_words):
            self._draw_all()

    def _draw_all(self) -> None:
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, 0, self.width, 0)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(1.3)
        self.canv.setLineCap(1)
        self.canv.setLineJoin(1)
        for stroke in self.strokes:
            self._draw(stroke)

    def _draw(self, stroke: Stroke) -> None:
        if not stroke:
            return
        (x, y), *rest = [(x * _SCALE, self.height - y * _SCALE) for x, y in stroke]
        path = self.canv.beginPath()
        path.moveTo(x, y)
        for point in rest or [(x, y)]:
            path.lineTo(*point)
        self.canv.drawPath(path)


def signature_block(
    signature: Signature, words: LetterWords, patient: str, heading: str | None = None
) -> Flowable:
    """Return the signature with who, printed name, moment and meaning, kept on one page."""
    facts = (
        *_signer(signature, words),
        (words.printed_name, signature.printed_name),
        (words.signed_at, moment_words(signature.signed_at, words)),
        (words.meaning, _meaning(signature, words, patient)),
        *_others(signature, words),
    )
    return KeepTogether(
        [section(heading or words.signature), *_mark(signature, words), gap(), *column(facts)]
    )


def _mark(signature: Signature, words: LetterWords) -> list[Flowable]:
    if signature.method == "drawn":
        return [DrawnSignature(signature.strokes, words.drawn_alt)]
    if signature.method == "typed":
        return [paragraph(words.typed_label, LABEL), paragraph(signature.printed_name, TYPED)]
    return [paragraph(words.witnessed_label, LABEL)]


def _signer(signature: Signature, words: LetterWords) -> Iterator[tuple[str, str]]:
    who = signature.representative
    yield words.signer, words.representative if who else words.patient_signs
    if who:
        yield words.relation, who.relation
        right = words.authorities[who.authority]
        yield words.right, f"{right}: {who.details}" if who.details else right


def _meaning(signature: Signature, words: LetterWords, patient: str) -> str:
    meaning = {
        "drawn": words.drawn_meaning,
        "typed": words.typed_meaning,
        "witnessed": words.witnessed_meaning,
    }[signature.method]
    if signature.representative is None:
        return meaning
    return f"{words.representative_meaning.format(patient=patient)} {meaning}"


def _others(signature: Signature, words: LetterWords) -> Iterator[tuple[str, str]]:
    if signature.witness:
        yield words.witness, f"{signature.witness}. {words.witness_meaning}"
    who = signature.interpreter
    if who:
        yield words.interpreter, f"{who.name} ({who.service})" if who.service else who.name
