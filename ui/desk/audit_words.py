"""What people do at a desk, in words; what a later version writes is shown as it stands."""

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "sign-in": "Signed in",
    "sign-in-failed": "Was not let in",
    "remember": "Had the desk remember them",
    "forget": "Forgotten by the desk",
    "lock": "Desk locked",
    "sign-out": "Signed out",
    "view": "Opened an intake",
    "acknowledge": "Answered a call",
    "take-over": "Took an intake over",
    "begin-anew": "Began anew on an intake",
    "sign-off": "Signed off an intake",
    "second-signature": "Signed as the second",
    "addendum": "Added to an intake",
    "identity": "Corrected who it is",
    "withdrawal": "Recorded a withdrawal",
    "choose-patient": "Chose a patient in the chart",
    "file": "Sent to the chart",
    "file-again": "Had it sent to the chart again",
    "filed-by-hand": "Took it as filed by hand",
    "find-person": "Looked for a person",
    "find-code": "Looked for a code",
    "find-day": "Looked at a day",
    "print": "Printed a document",
    "export": "Saved a document",
    "view-audit": "Looked at the audit",
    "export-audit": "Exported the audit",
    "expect": "Expected a patient",
    "arrived": "Said that a patient is here",
    "expect-no-more": "Took a code back",
    "let-device-in": "Let a tablet or desk in",
    "refuse-device": "Refused a tablet or desk",
    "new-token": "Made a token for devices",
    "shut-device-out": "Shut a tablet or desk out",
    "add-person": "Added a person",
    "change-role": "Changed a person’s role",
    "let-person-go": "Let a person go",
    "new-epoch": "Began a new epoch",
    "try-sheet": "Tried the recovery sheet",
}
ACTS = tuple(_WORDS)


def act_words(act: str) -> str:
    """Return what was done, in words."""
    return _WORDS.get(act, act)
