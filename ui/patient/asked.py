"""What one screen of a form asks: an object for each question, and the words around it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kiosk.forms.questionnaire import Text
from kiosk.forms.walk import Lead, Page
from kiosk.visit.draft import Begun
from ui.patient.form_rules import Fault, Rules
from ui.patient.media import picture_of
from ui.patient.places import Place
from ui.patient.question import Question, Values
from ui.patient.questions.entries import Entries, entries_of
from ui.patient.questions.kinds import kind_of, question_for
from ui.patient.questions.shelf import Shelf
from ui.patient.questions.typed import TypedQuestion
from ui.patient.rows import Rows

_LONG: Final = 120  # characters of words that need not be read twice
Take = Callable[[str, Values], None]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question on the screen; the words are for this one alone."""

    question: Question
    lead: str
    filledIn: bool  # by the form, not by the patient
    rule: str  # of the form, that the answer breaks
    warning: bool  # the rule lets the patient go on
    picture: str  # its address; empty: none
    pictureAlt: str


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A line of the summary: a question or a rule, and what more there is to say."""

    text: str
    said: str


class Asked(QObject):
    """The questions of the screen as rows; they stay the same objects while the patient is here."""

    entered = Signal(str, str)  # what to do, and the key of the repetition or question

    def __init__(self, parent: QObject, take: Take, shelf: Callable[[], Shelf | None]) -> None:
        super().__init__(parent)
        self._take, self._shelf = take, shelf
        self._language = "en"
        self._root = Path()  # of the pack, for its pictures
        self._place: Place | None = None
        self._questions: dict[tuple[str, str, str], Question] = {}
        self._touched: set[tuple[str, str]] = set()
        self._before: dict[str, str] = {}  # typed before a crash, and not shown yet
        self._leads_to: tuple[str, ...] = ()
        self.rows = Rows(self, AskedRow)
        self.faults = Rows(self, FaultRow)
        self._nothing = self.first = Question(self, lambda _values: None, "words")
        self.lead = ""
        self.heading = ""  # over several questions
        self.instructions = ""  # read before, and long

    def forget(self) -> None:
        """Forget with the visit what was typed and touched."""
        self._touched.clear()
        self._before.clear()
        self._place = None
        self.first = self._nothing
        self._leads_to = ()
        self.rows.show(())
        self.faults.show(())
        _let_go(self._keep({}))

    def begun(self) -> dict[str, Begun]:
        """Return what is typed here and is no answer yet, by form and question."""
        typed = {
            f"{form}/{key}": question.begun
            for (form, key, _), question in self._questions.items()
            if isinstance(question, TypedQuestion) and question.begun
        }
        return {**self._before, **typed}

    def go_on(self, begun: Mapping[str, Begun]) -> None:
        """Take up what was typed before a crash, once its question is shown."""
        self._before = {name: str(words) for name, words in begun.items() if "/" in name}

    def show(self, place: Place, language: str, rules: Rules, root: Path, read: Lead) -> None:
        """Show a place with what was answered so far, and what its rules say.

        Long words among those that were `read` on the screen before are there on request only:
        the question must not be pushed out of sight by them again and again.
        """
        self._place, self._language, self._root = place, language, root
        shared = _shared([page.lead for page in place.pages])
        again = tuple(words for words in shared if words in read and self._is_long(words))
        lead = tuple(words for words in shared if words not in again)
        self.instructions = self._in_words(again)
        self.lead = self._in_words(lead[:-1] if place.is_shared else lead)
        self.heading = self._in_words(lead[-1:] if place.is_shared else ())
        broken = {fault.key: fault for fault in reversed(rules.at(place))}
        gone = self._keep({self._name(page): page for page in place.pages})
        for page in place.pages:
            self._show(page)
        self.rows.show(
            [
                self._row(page, page.lead[len(shared) :], broken.get(page.key))
                for page in place.pages
            ]
        )
        self.first = self._question(place.pages[0])
        self._summarize(rules, broken)
        _let_go(gone)

    def _keep(self, wanted: dict[tuple[str, str, str], Page]) -> tuple[Question, ...]:
        """Make an object for each new question, and return those that are not asked here."""
        before, self._questions = self._questions, {}
        for name, page in wanted.items():
            self._questions[name] = before.pop(name) if name in before else self._made(page)
        return tuple(before.values())

    def _made(self, page: Page) -> Question:
        question = question_for(page.item, self, partial(self._answer, page.key), self._shelf())
        if isinstance(question, Entries):
            question.entered.connect(self.entered)
        if isinstance(question, TypedQuestion):
            question.go_on(self._before.pop(f"{self._form_id}/{page.key}", ""))
        return question

    def _name(self, page: Page) -> tuple[str, str, str]:
        return (self._form_id, page.key, kind_of(page.item))

    @property
    def _form_id(self) -> str:
        return self._place.questionnaire.id if self._place else ""

    def _question(self, page: Page) -> Question:
        return self._questions[self._name(page)]

    def _show(self, page: Page) -> None:
        question = self._question(page)
        if isinstance(question, Entries) and self._place:
            question.enter(entries_of(self._place.state, page, self._language))
        question.show(page.item, self._values(page), self._language)

    def _answer(self, key: str, values: Values) -> None:
        self._touched.add((self._form_id, key))
        self._take(key, values)

    def _values(self, page: Page) -> Values:
        """Return what was answered, else what the form filled in and the patient left so."""
        if page.values is not None or (self._form_id, page.key) in self._touched:
            return page.values
        return self._place.state.prefilled(page.key) or None if self._place else None

    def filled_in(self) -> Iterator[tuple[str, Values]]:
        """Yield what the form filled in, and the patient has left as it is."""
        for page in self._place.pages if self._place else ():
            values = self._values(page)
            if page.values is None and values and self._question(page).problem() is None:
                yield page.key, values

    def problems(self) -> tuple[Fault, ...]:
        """Return what keeps each question from being answered."""
        pages = self._place.pages if self._place else ()
        found = ((page.key, self._question(page).problem()) for page in pages)
        return tuple(Fault(key, issue, key) for key, issue in found if issue is not None)

    def tell(self) -> None:
        """Say from now on beside each question what is missing."""
        for question in self._questions.values():
            if question.problem() is not None:
                question.tell()

    def fault(self, number: int) -> str:
        """Return the key of the question that a line of the summary leads to."""
        return self._leads_to[number]

    def _row(self, page: Page, lead: tuple[Text, ...], fault: Fault | None) -> AskedRow:
        pages = self._place.pages if self._place else ()
        given = self._place is not None and page.key in self._place.state.answers
        beside = [each.item.text for each in pages]
        return AskedRow(
            self._question(page),
            self._in_words(tuple(words for words in lead if words not in beside)),
            not given and not page.is_told and bool(self._values(page)),
            self._said(fault) if fault else "",
            fault is not None and fault.issue.warning,
            picture_of(page.item.media, self._root),
            (page.item.media.title or "") if page.item.media else "",
        )

    def _summarize(self, rules: Rules, broken: Mapping[str, Fault]) -> None:
        """List what is to be looked at, where it does not stand beside the only question."""
        around = ((self._said(f), self._words_of(f.question), f.question) for f in rules.around)
        lines = [*self._beside(broken), *around]
        self._leads_to = tuple(key for _, _, key in lines)
        self.faults.show([FaultRow(words, said) for words, said, _ in lines])

    def _beside(self, broken: Mapping[str, Fault]) -> Iterator[tuple[str, str, str]]:
        """Yield the question, what is said beside it, and its key."""
        pages = self._place.pages if self._place else ()
        for page in pages if self._place and self._place.is_shared else ():
            question = self._question(page)
            advice = str(question.property("advice"))
            if advice or page.key in broken:
                said = advice or self._said(broken[page.key])
                yield str(question.property("text")) or said, said, page.key

    def _words_of(self, key: str) -> str:
        node = self._place.state.tree.nodes.get(key) if self._place else None
        return node.item.text.in_(self._language) if node else ""

    def _said(self, fault: Fault) -> str:
        words = fault.issue.words.in_(self._language) if fault.issue.words else ""
        if not words and fault.issue.code == "required":
            return QCoreApplication.translate("Form", "Answer at least one of these questions.")
        return words or QCoreApplication.translate("Form", "Look at this once more.")

    def _is_long(self, words: Text) -> bool:
        return len(words.in_(self._language)) > _LONG

    def _in_words(self, lead: tuple[Text, ...]) -> str:
        return "\n".join(text.in_(self._language) for text in lead)


def _shared(leads: list[tuple[Text, ...]]) -> tuple[Text, ...]:
    """Return the words that lead to all of them."""
    first = leads[0]
    length = next(
        (n for n, words in enumerate(first) if any(lead[n : n + 1] != (words,) for lead in leads)),
        len(first),
    )
    return first[:length]


def _let_go(questions: Iterable[Question]) -> None:
    """Delete questions after what shows them: what was told to go first, goes first."""
    for question in questions:
        question.deleteLater()
