"""The page in one degree of detail: how large the type is, and how much is left of each text."""

from dataclasses import dataclass
from textwrap import shorten

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer

from kiosk.content.rules import Level
from kiosk.record.intake_document import FlagEntry, QuestionAnswer, ScoreEntry
from kiosk.record.letter.flags import COLOURS
from kiosk.record.letter.tags import Words
from kiosk.record.letter.type import BOLD, HAIR, INK, REGULAR, SOFT, Cells, markup
from kiosk.record.letter.words import ENGLISH, day_words, moment_words
from kiosk.record.summary.content import SummaryDocument

MARGIN = 14 * mm
_WIDE = 215.9 * mm - 2 * MARGIN
_GUTTER = 6 * mm


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of everything is on the page."""

    size: float  # of the type, in points
    major: int  # characters of a red flag, what was done, an allergy, a note
    minor: int  # characters of everything else
    most: int  # amber flags, info, rows of a list
    red: int = 24  # red flags; beyond so many they are counted


class Page:
    """The page in one degree of detail."""

    def __init__(self, content: SummaryDocument, detail: Detail) -> None:
        self._content, self._detail = content, detail
        self._cut = False
        size = detail.size
        self._plain = ParagraphStyle(
            "summary", fontName=REGULAR, fontSize=size, leading=size * 1.25, textColor=INK
        )
        self._soft = ParagraphStyle("soft", self._plain, textColor=SOFT)
        self._bold = ParagraphStyle("bold", self._plain, fontName=BOLD)
        self._head = ParagraphStyle(
            "head", self._bold, fontSize=size + 1, leading=size * 1.4, spaceBefore=size * 0.6
        )

    def story(self) -> list[Flowable]:
        """Return what stands on the page, from top to bottom."""
        content = self._content
        half = (_WIDE - _GUTTER) / 2
        left = [*self._scores(), *self._medicines(half)]
        right = [
            *self._list("Asked or measured by staff", content.checks, half, "Nothing yet."),
            *self._list("Food, drink and the way home, as told", content.before, half),
        ]
        columns = Cells(
            [[left or [Spacer(0, 0)], "", right or [Spacer(0, 0)]]],
            colWidths=[half, _GUTTER, half],
            style=_BARE,
        )
        body = [
            *self._identity(),
            *self._flags(),
            columns,
            *self._talk(),
            *self._list("Consent", content.consents, _WIDE, "Not asked at this visit."),
            *self._list("Sign-off", content.signing, _WIDE, major=True),
        ]
        return [*body, *self._note()]

    def _identity(self) -> list[Flowable]:
        content, size = self._content, self._detail.size
        name = ParagraphStyle("name", self._bold, fontSize=size + 7, leading=(size + 7) * 1.2)
        born = f"born {day_words(content.birth_date, ENGLISH)}"
        facts = " · ".join((born, *content.facts))
        lines = [self._main(content.name, name), self._main(facts, self._soft)]
        lines += [self._labelled(*fact) for fact in content.head]
        warned = [self._main(f"Read first: {words}", self._bold) for words in content.warnings]
        return [*lines, *([self._bar("red", warned)] if warned else [])]

    def _flags(self) -> list[Flowable]:
        flags = self._content.flags
        red = [flag for flag in flags if flag.level == "red"]
        if not flags:
            none = "No rule of the pack was met. That is no clearance."
            return [self._heading("Flags"), self._words(none)]
        shown = red[: self._detail.red]
        story = [self._bar("red", self._red(flag)) for flag in shown]
        if len(red) > len(shown):
            more = self._more(len(red) - len(shown), "more red flags")
            story.append(self._bar("red", [self._words(more, self._bold)]))
        for level in ("amber", "info"):
            story += self._brief(level, [flag for flag in flags if flag.level == level])
        return [self._heading("Flags"), *story]

    def _red(self, flag: FlagEntry) -> list[Paragraph]:
        said = "; ".join(f"{q} “{a or 'not answered'}”" for q, a in flag.quotes)
        quoted = [self._words(said)] if said and self._detail.size >= _ROOMY else []
        done = flag.dealt_with or "OPEN: nobody has dealt with it."
        words = self._main(f"Red: {flag.words}", self._bold)
        return [words, *quoted, self._main(done, self._plain if flag.dealt_with else self._bold)]

    def _brief(self, level: Level, flags: list[FlagEntry]) -> list[Flowable]:
        """Return flags of one level one after the other in a paragraph."""
        if not flags:
            return []
        shown = [self._short(flag.words) for flag in flags[: self._detail.most]]
        if len(flags) > len(shown):
            shown.append(self._more(len(flags) - len(shown), f"more {level} flags"))
        words = f"<b>{level.capitalize()}:</b> {markup(' · '.join(shown))}"
        return [self._bar(level, [Words(words, self._plain)])]

    def _scores(self) -> list[Flowable]:
        if not self._content.scores:
            return []
        rows = [
            f"<b>{markup(self._short(score.title))}</b>: {markup(_total(score))}"
            for score in self._content.scores
        ]
        return [self._heading("Scores"), *(Words(r, self._plain) for r in rows)]

    def _medicines(self, width: float) -> list[Flowable]:
        shown = self._content.medicines[: self._detail.most]
        if not shown:
            return []
        rows = [
            [self._words(level.capitalize() if level else "—", self._bold), self._words(words)]
            for level, words in shown
        ]
        left_out = len(self._content.medicines) - len(shown)
        if left_out:
            rows.append(["", self._words(self._more(left_out, "more"))])
        mark = self._detail.size * 4
        return [
            self._heading("Medicines"),
            Cells(rows, colWidths=[mark, width - mark], style=_BARE),
        ]

    def _list(
        self,
        heading: str,
        rows: tuple[QuestionAnswer, ...],
        width: float,
        nothing: str = "",
        *,
        major: bool = False,
    ) -> list[Flowable]:
        if not rows:
            none = [self._words(nothing, self._soft)] if nothing else []
            return [self._heading(heading), *none] if nothing else []
        shown = rows[: self._detail.most * (2 if major else 1)]
        said = self._main if major else self._words
        cells = [[self._words(q, self._soft), said(a, self._bold)] for q, a in shown]
        if len(rows) > len(shown):
            cells.append(["", self._words(self._more(len(rows) - len(shown), "more"))])
        split = 0.5 if width < _WIDE else 0.3
        return [
            self._heading(heading),
            Cells(cells, colWidths=[width * split, width * (1 - split)], style=_LINED),
        ]

    def _talk(self) -> list[Flowable]:
        words = self._content.talk_about
        if not words:
            return []
        shown = "; ".join(self._short(one) for one in words[: self._detail.most])
        if len(words) > self._detail.most:
            shown += f"; {self._more(len(words) - self._detail.most, 'more')}"
        return [self._heading("To talk about"), Words(markup(shown), self._plain)]

    def _note(self) -> list[Flowable]:
        words = (
            f"As of {moment_words(self._content.as_of, ENGLISH)}; other times are of the same zone."
        )
        if self._cut:
            words += " Shortened to fit on one page: the whole intake has every word."
        return [Spacer(0, 4), Words(markup(words), self._soft)]

    def _bar(self, level: Level, lines: list[Paragraph]) -> Flowable:
        bar, ground = COLOURS[level]
        look = [
            *_TIGHT,
            ("BACKGROUND", (0, 0), (-1, -1), ground),
            ("LINEBEFORE", (0, 0), (0, -1), 3, bar),
            ("LEFTPADDING", (0, 0), (-1, -1), 7),
        ]
        cells = [[line] for line in lines]
        return Cells(cells, colWidths=[_WIDE], spaceBefore=2, spaceAfter=1, style=look)

    def _labelled(self, label: str, words: str) -> Paragraph:
        return Words(f"<b>{markup(label)}:</b> {markup(self._long(words))}", self._plain)

    def _heading(self, words: str) -> Paragraph:
        made = Words(markup(words), self._head)
        made.role = "H2"
        return made

    def _main(self, words: str, style: ParagraphStyle) -> Paragraph:
        """Return words that are shortened last."""
        return Words(markup(self._long(words)), style)

    def _words(self, words: str, style: ParagraphStyle | None = None) -> Paragraph:
        return Words(markup(self._short(words)), style or self._plain)

    def _short(self, words: str) -> str:
        return self._cut_to(self._detail.minor, words)

    def _long(self, words: str) -> str:
        return self._cut_to(self._detail.major, words)

    def _cut_to(self, longest: int, words: str) -> str:
        short = shorten(words, longest, placeholder=" …")
        if short == "…":  # one word without a space
            short = words[: longest - 1] + "…"
        self._cut = self._cut or (short.endswith("…") and not words.endswith("…"))
        return short

    def _more(self, count: int, what: str) -> str:
        self._cut = True
        return f"and {count} {what}"


_ROOMY = 8.5  # points: the size at which there is room for the patient's words
_TIGHT = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
]
_BARE = [*_TIGHT, ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
_LINED = [*_TIGHT, ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIR)]


def _total(score: ScoreEntry) -> str:
    return f"{score.total}, {score.band}" if score.band else score.total
