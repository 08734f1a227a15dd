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


def attestation(intake: OpenedIntake) -> str:
    """Return the words for this intake: by who decided, and what."""
    signature = intake.read.signature
    if not intake.read.consents:
        return NOT_ASKED
    if signature and signature.representative:
        return REPRESENTED
    return DECLINED if intake.declined else AGREED
