"""Every fault of a QuestionnaireResponse, each with the linkId where it is.

The structure is held against the questionnaire, then the answers against its limits, conditions and
constraints.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kiosk.errors import Damaged
from kiosk.forms.answers import Answers
from kiosk.forms.elements import Element, children, choice, extension, string
from kiosk.forms.evaluation.constraints import constraint_issues, issues_at
from kiosk.forms.evaluation.state import Launch, State, begin
from kiosk.forms.evaluation.tree import repeats
from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.response.from_response import read_response
from kiosk.forms.values import from_json

_MOST_WORDS = 200  # characters of a limit that a sentence repeats


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, where, and how it is told."""

    link_id: str  # "" for the response as a whole
    code: str
    words: str
    warning: bool = False


def faults(
    questionnaire: Questionnaire, response: Element, launch: Launch | None = None
) -> tuple[Fault, ...]:
    """Return all that is wrong with a response, the whole first, then item by item."""
    if string(response, "resourceType") != "QuestionnaireResponse":
        return (Fault("", "not-a-response", "is not a QuestionnaireResponse"),)
    structure = _Structure(questionnaire)
    structure.whole(response)
    structure.items(children(response, "item"), questionnaire.items)
    if any(not fault.warning for fault in structure.found):
        return tuple(structure.found)
    try:
        answers = read_response(questionnaire, response)
    except Damaged as error:
        return (*structure.found, Fault("", error.code, error.message))
    return (*structure.found, *_answer_faults(begin(questionnaire, answers, launch), answers))


def open_issues(state: State) -> Iterator[tuple[str, Issue]]:
    """Yield what is wrong with the answers of a form now, with the key of each ("": the form)."""
    for key in state.tree.nodes:
        if key in state.enabled:
            for issue in issues_at(state, key):
                yield key, issue
    for issue in constraint_issues(state, ""):
        yield "", issue


def in_words(issue: Issue) -> str:
    """Return an issue as a sentence for whoever made the response."""
    if issue.words is not None and issue.words.default:
        return issue.words.default
    said = _WORDS.get(issue.code, issue.code)
    return said if issue.limit is None else f"{said} ({str(issue.limit)[:_MOST_WORDS]})"


_WORDS = {
    "required": "is required and has no answer",
    "too-few": "has fewer answers than it needs",
    "too-many": "has more answers than it may have",
    "too-low": "is below its lower limit",
    "too-high": "is above its upper limit",
    "too-short": "has fewer characters than it needs",
    "too-long": "has more characters than it may have",
    "too-many-decimals": "has more decimals than it may have",
    "pattern": "does not match its pattern",
    "not-an-option": "is not one of its options",
    "not-alone": "has an answer that excludes the others",
    "wrong-type": "has an answer of another type than its own",
    "wrong-unit": "is in a unit that is not among its own",
    "file-kind": "is a file of another kind than it takes",
    "too-large": "is larger than it may be",
    "not-an-address": "is not an address",
    "constraint": "breaks a rule of the form",
    "constraint-failed": "has a rule that could not be evaluated",
}


def _answer_faults(state: State, answers: Answers) -> Iterator[Fault]:
    for key in answers:
        node = state.tree.nodes.get(key)
        if node is None or repeats(node.item):
            continue
        if key not in state.enabled:
            yield Fault(node.item.written, "disabled", "is answered, and was not to be asked")
    for key, issue in open_issues(state):
        link_id = state.tree.nodes[key].item.written if key else ""
        yield Fault(link_id, issue.code, in_words(issue), issue.warning)


@dataclass(frozen=True, slots=True)
class _Structure:
    questionnaire: Questionnaire
    found: list[Fault] = field(default_factory=list)

    def _say(self, link_id: str, code: str, words: str, *, warning: bool = False) -> None:
        self.found.append(Fault(link_id, code, words, warning))

    def whole(self, response: Element) -> None:
        named = string(response, "questionnaire")
        known = {self.questionnaire.url, f"{self.questionnaire.url}|{self.questionnaire.version}"}
        if named and self.questionnaire.url and named not in known:
            words = f"answers {named}, and this is {self.questionnaire.url}"
            self._say("", "other-questionnaire", words, warning=True)
        if not string(response, "status"):
            self._say("", "no-status", "has no status")

    def items(self, elements: Iterable[Element], beside: Iterable[Item]) -> None:
        named = {item.written: item for item in beside if item.type != "display"}
        times: Counter[str] = Counter()
        for element in elements:
            link_id = string(element, "linkId")
            item = named.get(link_id)
            times[link_id] += 1
            if item is None:
                known = any(each.written == link_id for each in self.questionnaire.walk())
                where = "stands in another place than in the form"
                self._say(link_id, "unknown", where if known else "is not in the questionnaire")
            else:
                if times[link_id] > 1 and not repeats(item):
                    self._say(link_id, "twice", "stands twice, and does not repeat")
                self._item(element, item)

    def _item(self, element: Element, item: Item) -> None:
        answers = children(element, "answer")
        if not item.is_question and answers:
            self._say(item.written, "answered", f"is a {item.type}, and has an answer")
            return
        for answer in answers:
            suffix, _ = choice(answer, "value")
            if suffix and from_json(answer) is None:
                self._say(item.written, "unreadable", f"has a value{suffix} that cannot be read")
            elif not suffix and not children(answer, "item"):
                self._say(item.written, "empty", "has an answer without a value")
            self.items(children(answer, "item"), item.items)
        if item.is_question and children(element, "item"):
            self._say(item.written, "misplaced", "has items beside its answer, not inside it")
        elif not item.is_question:
            self.items(children(element, "item"), item.items)
        if not (answers or children(element, "item") or extension(element, "data-absent-reason")):
            self._say(item.written, "empty", "has neither answer nor items", warning=True)
