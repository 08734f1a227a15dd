"""What a nurse attests at sign-off: the exact words, kept in the signed record."""

from kiosk.review.opened import OpenedIntake

AGREED = (
    "I have read this intake and talked with the patient about the flags, what they asked to "
    "talk about, and the teach-back. The decisions in it are the patient’s own."
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
    """Return the words for this intake; a decline has its own, and a visit without consent."""
    if not intake.read.consents:
        return NOT_ASKED
    return DECLINED if intake.declined else AGREED
