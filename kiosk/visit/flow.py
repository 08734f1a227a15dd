"""The table of steps.

Theory of operation: a step is done when its predicate over the visit and the pack says so. The
current step is the first step of the pack's flow that is not done. Nothing about the place is
stored, so a crash, a language switch or a changed answer can never leave it wrong. Looking back
is a matter of the view, never later than the current step.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.content.pack import Agreement, Pack, Role
    from kiosk.visit.visit import Visit


class Step(StrEnum):
    """The steps of a visit, in order; each is optional in a pack except the ends."""

    WELCOME = "welcome"
    IDENTIFY = "identify"
    SLIDES = "slides"
    TEACH_BACK = "teach-back"
    SCREENING = "screening"
    REVIEW = "review"
    CONSENT = "consent"
    SIGNATURE = "signature"
    THANK_YOU = "thank-you"


def _slides_done(visit: "Visit", pack: "Pack") -> bool:
    seen = {slide.slide_id for slide in visit.slides_seen}
    return seen >= {slide.id for slide in pack.slides[pack.languages[0]]} and visit.slides_left


def _teach_back_done(visit: "Visit", pack: "Pack") -> bool:
    from kiosk.visit.comprehension import outcome  # noqa: PLC0415 the welcome does not wait for it

    open_ones = {"unanswered", "look again"}
    return not any(outcome(visit.attempts, q.id) in open_ones for q in pack.teach_back)


def _screening_done(visit: "Visit", pack: "Pack") -> bool:
    return set(pack.asks[visit.kind]) <= set(visit.forms_done)


def _consent_done(visit: "Visit", pack: "Pack") -> bool:
    decided = {decision.agreement_id for decision in visit.decisions}
    return decided >= {agreement.id for agreement in due(visit, pack)}


DONE: dict[Step, Callable[["Visit", "Pack"], bool]] = {
    Step.WELCOME: lambda visit, _pack: visit.welcomed,
    Step.IDENTIFY: lambda visit, _pack: visit.identity is not None,
    Step.SLIDES: _slides_done,
    Step.TEACH_BACK: _teach_back_done,
    Step.SCREENING: _screening_done,
    Step.REVIEW: lambda visit, _pack: visit.reviewed_at is not None,
    Step.CONSENT: _consent_done,
    Step.SIGNATURE: lambda visit, _pack: visit.signature is not None or not visit.agreed_to_any,
    Step.THANK_YOU: lambda _visit, _pack: False,
}


def due(visit: "Visit", pack: "Pack") -> "tuple[Agreement, ...]":
    """Return the agreements to ask for, in the visit's language: none after a decline before it."""
    no = {decision.agreement_id for decision in visit.decisions if not decision.agreed}
    return tuple(a for a in pack.agreements[visit.language] if a.after not in no)


def roles(visit: "Visit", pack: "Pack") -> "frozenset[Role]":
    """Return who may sign or help besides the patient: whom every signed agreement allows."""
    agreed = {decision.agreement_id for decision in visit.decisions if decision.agreed}
    allowed = [a.roles for a in due(visit, pack) if a.id in agreed]
    return frozenset.intersection(*allowed) if allowed else frozenset()


def steps(visit: "Visit", pack: "Pack") -> tuple[Step, ...]:
    """Return the steps of this kind of visit, in order; consent only where it is due."""
    wanted = set(pack.flows[visit.kind]) - (set() if visit.consent_due else _DECIDING)
    return tuple(step for step in Step if step.value in wanted or step in _ENDS)


_ENDS = (Step.WELCOME, Step.THANK_YOU)
_DECIDING = {Step.CONSENT.value, Step.SIGNATURE.value}


def current(visit: "Visit", pack: "Pack") -> Step:
    """Return the first step that this visit has not finished."""
    return next(step for step in steps(visit, pack) if not DONE[step](visit, pack))
