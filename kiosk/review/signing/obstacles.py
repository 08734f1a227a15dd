"""What stands between an intake and its sign-off, each in words with what to do.

Only two things do: a red flag that nobody dealt with, and a consent with neither a decision nor a
recorded reason. A decline is a decision.
"""

from collections.abc import Iterator
from textwrap import shorten

from kiosk.review.assessment import Assessment
from kiosk.review.opened import OpenedIntake

_SHORT = 48  # characters of a flag among several


def obstacles(intake: OpenedIntake, assessment: Assessment) -> tuple[str, ...]:
    """Return why this intake cannot be signed off yet; empty: it can.

    The intake's flags are those with the nurse's own answers taken in.
    """
    return (*_red(intake, assessment), *_undecided(intake, assessment))


def needs_second(intake: OpenedIntake, *, asked_for: bool) -> bool:
    """Tell whether a clinician signs as well: any red flag, where the clinic asks for it."""
    return asked_for and intake.count("red") > 0


def _red(intake: OpenedIntake, assessment: Assessment) -> Iterator[str]:
    red = [flag for flag in intake.flags if flag.level == "red"]
    still_open = [flag.words for flag in red if flag.rule not in assessment.resolutions]
    if len(still_open) == 1:
        yield f"Red flag “{still_open[0]}” is open: say beside it what was done, and why."
    elif still_open:
        named = " · ".join(shorten(words, _SHORT, placeholder=" …") for words in still_open)
        count = len(still_open)
        yield f"{count} red flags are open: say beside each what was done, and why. {named}"


def _undecided(intake: OpenedIntake, assessment: Assessment) -> Iterator[str]:
    for agreement_id, title in intake.undecided.items():
        if not assessment.undecided.get(agreement_id, "").strip():
            yield f"“{title}” has no decision: ask the patient, or write down why there is none."
