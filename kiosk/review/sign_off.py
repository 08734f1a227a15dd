"""What a nurse attests at sign-off: the exact words, kept in the signed record."""

from kiosk.review.opened import OpenedIntake

AGREED = (
    "I have read this intake and talked with the patient about the flags, what they asked to "
    "talk about, and the teach-back. The decisions in it are the patient’s own."
)
DECLINED = (
    "I have read this intake and talked with the patient. The patient declined; I have confirmed "
    "that this is their decision."
)


def attestation(intake: OpenedIntake) -> str:
    """Return the words for this intake; a decline has its own."""
    return DECLINED if intake.declined else AGREED
