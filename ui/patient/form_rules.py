"""What keeps a patient on a screen of a form: its own rules, in its own words; no Qt here.

An error blocks, a warning is shown once and then lets the patient go on. A rule of a group counts
when the patient leaves the group, one of the form at its end. What was declined keeps nobody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.forms.evaluation.constraints import constraint_issues, issues_at
from kiosk.forms.evaluation.paper import up
from kiosk.forms.issues import Issue, blocking
from ui.patient.places import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to look at: where, and what is wrong."""

    key: str  # of the question or group; "": the form
    issue: Issue
    question: str = ""  # the key of the question to go to


class Rules:
    """The rules that were broken when the patient tried to go on from this screen."""

    def __init__(self) -> None:
        self._told = False
        self._warned: set[tuple[str, str]] = set()  # where, and the words
        self.around: tuple[Fault, ...] = ()  # of groups, and of the form

    def forget(self) -> None:
        """Forget with the visit."""
        self._warned.clear()
        self.leave()

    def leave(self) -> None:
        """Start afresh on another screen."""
        self._told, self.around = False, ()

    def at(self, place: Place) -> tuple[Fault, ...]:
        """Return what is to be said beside the questions here, once the patient tried to go on."""
        return tuple(_beside(place)) if self._told else ()

    def broken(self, here: Place, following: Place | None) -> tuple[Fault, ...]:
        """Return the rules that are broken here, and around what is left."""
        self.around = tuple(_around(here, following))
        return (*_beside(here), *self.around)

    def hold_back(self, found: Iterable[Fault]) -> bool:
        """Tell whether the patient stays: for errors always, for warnings once."""
        faults = list(found)
        errors = blocking(fault.issue for fault in faults)
        warnings = {_name(fault) for fault in faults if fault.issue.warning}
        held = bool(errors or warnings - self._warned)
        self._warned |= warnings
        self._told = held
        self.around = self.around if held else ()
        return held


def _name(fault: Fault) -> tuple[str, str]:
    return (fault.key, fault.issue.words.default if fault.issue.words else fault.issue.code)


def _beside(place: Place) -> Iterator[Fault]:
    for page in place.pages:
        if page.values:
            for issue in _told(constraint_issues(place.state, page.key)):
                yield Fault(page.key, issue, page.key)


def _around(here: Place, following: Place | None) -> Iterator[Fault]:
    left = list(dict.fromkeys(key for page in here.pages for key in _groups(here, page.key)))
    same = following is not None and following.questionnaire is here.questionnaire
    coming = following.pages if following and same else ()
    inside = {key for page in coming for key in up(here.state.tree, page.key)}
    if not same:
        yield from _elsewhere(here)
    for key in left if same else [*left, ""]:
        if key not in inside:
            for issue in _told(issues_at(here.state, key) if key else _of_form(here)):
                yield Fault(key, issue, _first_question(here, key))


def _elsewhere(here: Place) -> Iterator[Fault]:
    """Yield the errors at other questions of the form, which a later answer may have made."""
    asked = {page.key for page in here.pages}
    for key, node in here.state.tree.nodes.items():
        if node.item.is_question and node.item.formulas.constraints and key not in asked:
            found = constraint_issues(here.state, key) if here.state.values(key) else ()
            yield from (Fault(key, issue, key) for issue in _told(found) if not issue.warning)


def _of_form(here: Place) -> Iterator[Issue]:
    return constraint_issues(here.state, "")


def _groups(here: Place, key: str) -> Iterator[str]:
    nodes = here.state.tree.nodes
    around = (k for k in up(here.state.tree, key) if k != key or nodes[k].item.type == "group")
    return (k for k in around if not nodes[k].item.is_question)


def _told(found: Iterable[Issue]) -> Iterator[Issue]:
    """Leave out what could not be evaluated: no patient can mend that."""
    return (issue for issue in found if issue.code != "constraint-failed")


def _first_question(here: Place, key: str) -> str:
    tree = here.state.tree
    for page in here.pages:
        if not key or key in up(tree, page.key):
            return page.key
    return next(
        (k for k in tree.nodes if key in up(tree, k) and tree.nodes[k].item.is_question), ""
    )
