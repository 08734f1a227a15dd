"""The trail on top of the patient's screens: named chapters over the steps of a visit."""

from kiosk.visit.flow import Step

CHAPTERS: tuple[tuple[Step, ...], ...] = (
    (Step.SLIDES, Step.TEACH_BACK),  # Learn
    (Step.SCREENING, Step.REVIEW),  # Questions
    (Step.CONSENT,),  # Decide
    (Step.SIGNATURE,),  # Sign
)


def chapter(step: Step) -> int:
    """Return the index of the chapter that a step belongs to; -1 before the first."""
    return next((index for index, steps in enumerate(CHAPTERS) if step in steps), -1)


def place(step: Step, steps: tuple[Step, ...]) -> tuple[int, int]:
    """Return "step x of y" as (x, y); the welcome and the thank-you are not counted."""
    counted = [s for s in steps if s not in (Step.WELCOME, Step.THANK_YOU)]
    return (counted.index(step) + 1 if step in counted else 0), len(counted)
