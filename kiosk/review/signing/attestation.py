"""What a nurse attests at sign-off: the exact words, kept in the signed record."""

from kiosk.review.opened import OpenedIntake

_READ = (
    "I have read this intake and talked with the patient about the flags, what they asked to "
    "talk about, and the teach-back."
)
AGREED = f"{_READ} The decisions in it are the patient’s own."
REPRESENTED = (
    f"{_READ} Someone decided for the patient; I have confirmed who they are and what gives them "
    "the right."
)
NOT_ASKED = (
    "I have read this intake and talked with the patient about the flags and what they asked to "
    "talk about. No consent was asked for at this visit: an earlier one holds."
)
DECLINED = (
    "I have read this intake and talked with the patient. The patient declined; I have confirmed "
    "that this is their decision."
)

TALKED = "I have talked the consent through with the patient and answered their questions."
SECOND = (
    "I have read this intake, its red flags and what was done about each, and I stand by the "
    "sign-off."
)


def attestation(intake: OpenedIntake, *, talked: bool = False) -> str:
    """Return the words for this intake: by who decided, what, and whether it was talked through."""
    words = _words(intake)
    return f"{words} {TALKED}" if talked and intake.read.consents else words


def _words(intake: OpenedIntake) -> str:
    signature = intake.read.signature
    if not intake.read.consents:
        return NOT_ASKED
    if signature and signature.representative:
        return REPRESENTED
    return DECLINED if intake.declined else AGREED
