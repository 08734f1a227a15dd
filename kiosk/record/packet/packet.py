"""The whole pack on paper, for a patient who would rather not use a tablet.

The words are those of the tablet, in one language. No score, rule or flag is in it; what a nurse
asks stands on pages of its own.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, PageBreak

from kiosk.content.pack import Pack
from kiosk.content.slides import Slide
from kiosk.content.sources import CLINIC as CLINIC_ITSELF
from kiosk.record.letter.markdown import markdown
from kiosk.record.letter.paper import Letterhead, letter_pdf
from kiosk.record.letter.type import (
    CLINIC,
    LEAD,
    SMALL,
    SUBTITLE,
    WIDE,
    Cells,
    gap,
    paragraph,
    register_fonts,
    section,
    subsection,
    title,
)
from kiosk.record.letter.words import LetterWords, letter_words
from kiosk.record.packet.blank import boxes, fields, notice
from kiosk.record.packet.comparison import comparison_on_paper
from kiosk.record.packet.decisions import agreements_on_paper, signatures_on_paper
from kiosk.record.packet.form import Block, form_on_paper, led_by
from kiosk.record.packet.type import ASK, BESIDE, MORE, PART
from kiosk.record.packet.words import PacketWords, packet_words

Draw = Callable[[Path], bytes]  # a picture's file as PNG

_PICTURE = (56 * mm, 42 * mm)


@dataclass(frozen=True, slots=True)
class Packet:
    """What is printed: a pack, one kind of visit, one language."""

    pack: Pack
    kind: str
    language: str
    draw: Draw
    made_at: datetime
    with_nurse: bool = False


def packet_pdf(packet: Packet) -> bytes:
    """Return the packet as a PDF document."""
    register_fonts()
    paper = _Paper(packet, packet_words(packet.language), letter_words(packet.language))
    return letter_pdf(paper.head(), paper.story())


@dataclass(frozen=True, slots=True)
class _Paper:
    """A packet with the fixed words of its language."""

    packet: Packet
    words: PacketWords
    fixed: LetterWords

    def head(self) -> Letterhead:
        reference = self.packet.pack.reference
        return Letterhead(
            title=self.packet.pack.title.in_(self.packet.language),
            about=f"{self.fixed.name} {'_' * 30}  {self.fixed.birth_date} {'_' * 14}",
            clinic=self.packet.pack.clinic,
            language=self.packet.language,
            reference=f"{reference.id} {reference.version} · SHA-256 {reference.sha256[:16]}",
            page=self.fixed.page,
            made_at=self.packet.made_at,
        )

    def story(self) -> list[Flowable]:
        agreements = self.packet.pack.agreements[self.packet.language]
        parts: dict[str, Callable[[], list[Flowable]]] = {
            "slides": self._slides,
            "teach-back": self._teach_back,
            "screening": self._questions,
            "consent": lambda: agreements_on_paper(agreements, self.words),
            "signature": lambda: signatures_on_paper(agreements, self.words, self.fixed),
        }
        wanted = self.packet.pack.flows[self.packet.kind]
        story = self._cover()
        for step in (step for step in parts if step in wanted):
            story += parts[step]()
        return story + (self._nurse() if self.packet.with_nurse else [])

    def _cover(self) -> list[Flowable]:
        pack = self.packet.pack
        clinic = [paragraph(pack.clinic, CLINIC)] if pack.clinic else []
        reference = pack.reference
        return [
            *clinic,
            title(pack.title.in_(self.packet.language)),
            paragraph(self.words.intro, SUBTITLE),
            fields((self.fixed.name,)),
            fields((self.fixed.birth_date, self.words.today, self.fixed.code)),
            gap(8),
            paragraph(f"{self.fixed.pack}: {reference.id} {reference.version}", SMALL),
            paragraph(f"SHA-256 {reference.sha256}", SMALL),
        ]

    def _slides(self) -> list[Flowable]:
        story: list[Flowable] = []
        chapter = ""
        for slide in self.packet.pack.slides[self.packet.language]:
            opening = [section(slide.chapter)] if slide.chapter != chapter else []
            chapter = slide.chapter
            story += [KeepTogether([*opening, *self._slide(slide)]), *self._compared(slide)]
        return story

    def _slide(self, slide: Slide) -> list[Flowable]:
        words = [subsection(slide.heading), *markdown(slide.body, BESIDE)]
        picture = [self._picture(slide.picture)] if slide.picture else []
        beside = Cells(
            [[picture, words]],
            colWidths=[_PICTURE[0] + 14, WIDE - _PICTURE[0] - 14],
            splitInRow=1,
            style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)],
        )
        more = [paragraph(self.words.more, PART), *markdown(slide.more, MORE)] if slide.more else []
        cited = self._cited(slide.sources)
        source = [paragraph(f"{self.words.sources}: {cited}", SMALL)] if cited else []
        return [beside, *more, *source, gap(8)]

    def _picture(self, file: Path) -> Flowable:
        width, height = _PICTURE
        return Image(io.BytesIO(self.packet.draw(file)), width, height)

    def _cited(self, ids: Sequence[str]) -> str:
        known = self.packet.pack.sources
        return "; ".join(known[id_].title for id_ in ids if id_ != CLINIC_ITSELF and id_ in known)

    def _compared(self, slide: Slide) -> list[Flowable]:
        comparison = self.packet.pack.comparison
        if comparison is None or comparison.slide_id != slide.id:
            return []
        titles = {id_: source.title for id_, source in self.packet.pack.sources.items()}
        return comparison_on_paper(comparison, titles, self.packet.language)

    def _teach_back(self) -> list[Flowable]:
        blocks: list[Block] = []
        for number, question in enumerate(self.packet.pack.teach_back, 1):
            asked = f"{number}.  {question.question.in_(self.packet.language)}"
            labels = [choice.text.in_(self.packet.language) for choice in question.choices]
            blocks.append([paragraph(asked, ASK), boxes(labels), gap()])
        opening = [section(self.words.check), paragraph(self.words.check_lead, LEAD)]
        return _kept(led_by(opening, blocks))

    def _questions(self) -> list[Flowable]:
        pack, language = self.packet.pack, self.packet.language
        urgent = {rule.questionnaire_id for rule in pack.rules if rule.urgent}
        blocks: list[Block] = []
        for form in pack.forms_for(self.packet.kind):
            blocks += form_on_paper(form, language, self.words)
            if form.id in urgent:
                blocks[-1].append(notice(pack.crisis_line.in_(language)))
        opening = [section(self.words.questions), paragraph(self.words.questions_lead, LEAD)]
        return _kept(led_by(opening, blocks))

    def _nurse(self) -> list[Flowable]:
        blocks = [
            block
            for form in self.packet.pack.nurse_questionnaires
            for block in form_on_paper(form, self.packet.language, self.words)
        ]
        opening = [section(self.words.nurse), paragraph(self.words.nurse_lead, LEAD)]
        return [PageBreak(), *_kept(led_by(opening, blocks))] if blocks else []


def _kept(blocks: list[Block]) -> list[Flowable]:
    return [KeepTogether(block) for block in blocks]
