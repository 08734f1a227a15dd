"""The signatures of an intake read back: who signed, for whom, who helped and who saw it."""

from kiosk.record.parts import AUTHORITY, SIGNING
from kiosk.record.shapes import (
    Agent,
    Extension,
    Provenance,
    RelatedPerson,
    Right,
    SigningMethod,
    shaped,
)
from kiosk.record.signatures import CONSENT_WITNESS, INTERPRETS
from kiosk.record.strokes import strokes_of
from kiosk.visit.consent import Interpreter, Representative, Signature


def read_signature(made: Provenance, related: RelatedPerson | None) -> Signature | None:
    """Return the signature under an intake; None when nothing was agreed to."""
    if not made.signature:
        return None
    signed, *others = made.signature
    drawn = signed.sig_format == "image/svg+xml"
    how = next((e.value_string for e in signed.extension if e.url == SIGNING), "")
    method = how or ("drawn" if drawn else "typed")  # older tablets did not say it
    witnesses = (o.who.display for o in others if o.type[0].code == CONSENT_WITNESS)
    agents = (agent for agent in made.agent if _interprets(agent))
    return Signature(
        method=shaped({"method": method}, SigningMethod).method,
        signed_at=signed.when,
        printed_name=signed.who.display,
        strokes=strokes_of(signed.data.decode(errors="replace")) if drawn else (),
        representative=_representative(related) if related else None,
        interpreter=next((_interpreter(agent) for agent in agents), None),
        witness=next(witnesses, ""),
    )


def _representative(related: RelatedPerson) -> Representative:
    right = next((e for e in related.extension if e.url == AUTHORITY), Extension(url=""))
    return Representative(
        related.name[0].text,
        related.relationship[0].text,
        shaped({"authority": right.inside("kind")}, Right).authority,
        right.inside("details"),
    )


def _interprets(agent: Agent) -> bool:
    return any(coding.code == INTERPRETS for role in agent.role for coding in role.coding)


def _interpreter(agent: Agent) -> Interpreter:
    identifier = agent.who.identifier
    return Interpreter(agent.who.display, identifier.value if identifier else "")
