"""How flags were dealt with, as DetectedIssue with a mitigation; and back.

Source: https://hl7.org/fhir/R4/detectedissue.html
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from kiosk.errors import Damaged
from kiosk.forms.elements import Element, child, children, string
from kiosk.forms.values import Json
from kiosk.record.parts import RULE, concept, reference
from kiosk.record.shapes import resources
from kiosk.review.assessment import ACTIONS, Action, Resolution
from kiosk.review.opened import Flagged, OpenedIntake
from kiosk.review.signing.act import Signer, act_id

ACTION = "urn:intake-kiosk:flag-action"
_SEVERITY = {"red": "high", "amber": "moderate", "info": "low"}
_WORDS: dict[Action, str] = {
    "seen": "Seen",
    "talked": "Talked with the patient",
    "called": "Called the doctor",
    "postponed": "Infusion postponed",
}


def action_words(action: Action) -> str:
    """Return an action as staff read it."""
    return _WORDS[action]


def findings(
    intake: OpenedIntake, resolutions: Iterable[Resolution], patient: Json, signer: Signer
) -> list[Json]:
    """Return a DetectedIssue for each flag of the intake that somebody dealt with."""
    by_rule = {resolution.rule: resolution for resolution in resolutions}
    return [
        _finding(intake, flag, by_rule[flag.rule], patient, signer)
        for flag in intake.flags
        if flag.rule in by_rule
    ]


def _finding(
    intake: OpenedIntake, flag: Flagged, dealt: Resolution, patient: Json, signer: Signer
) -> Json:
    author = Signer(dealt.person, dealt.name, dealt.at).reference
    action = concept(ACTION, dealt.action, action_words(dealt.action), text=dealt.reason)
    return {
        "resourceType": "DetectedIssue",
        "id": act_id(intake, signer, f"flag/{flag.rule}"),
        "status": "final",
        "code": concept(RULE, flag.rule, text=flag.words),
        "severity": _SEVERITY[flag.level],
        "patient": reference(patient),
        "identifiedDateTime": dealt.at.isoformat(),
        "author": author,
        "mitigation": [{"action": action, "date": dealt.at.isoformat(), "author": author}],
    }


def read_findings(bundle: Element) -> Iterator[Resolution]:
    """Yield how each flag was dealt with; Damaged when one is not as we write it."""
    for issue in resources(bundle, "DetectedIssue"):
        yield _read(issue)


def _read(issue: Element) -> Resolution:
    done = next(iter(children(issue, "mitigation")), {})
    action, author = child(done, "action"), child(done, "author")
    code = _code(action)
    rule, person = _code(child(issue, "code")), string(child(author, "identifier"), "value")
    try:
        at = datetime.fromisoformat(string(done, "date"))
    except ValueError:
        at = None
    if not (rule and person and at and at.tzinfo and code in ACTIONS):
        raise Damaged(
            "review", "A flag in this sign-off is not written as one that was dealt with."
        )
    reason, name = string(action, "text"), string(author, "display")
    return Resolution(rule, code, reason, person, name, at)


def _code(concept_: Element) -> str:
    return string(next(iter(children(concept_, "coding")), {}), "code")
