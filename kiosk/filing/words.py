"""How a filing stands, in sentences for a nurse: what happened, and what to do now."""

from kiosk.ports.filing import (
    NO_PATIENT,
    SECOND_DUE,
    UNKNOWN_OUTCOME,
    WAITS_FOR_IMPORT,
    Filing,
)

_WHY = {
    NO_PATIENT: "nobody has chosen the patient in the chart yet: open the intake and choose.",
    UNKNOWN_OUTCOME: (
        "the chart’s answer was lost, and it cannot be asked again. Look in the chart: if the "
        "document is there, say so here; if it is not, send again."
    ),
    "addendum": "words were added after the sign-off. Add them to the chart by hand, then say so.",
    "identity": (
        "the name or birth date was corrected. See that the chart has the right patient, then "
        "say so here."
    ),
    "withdrawal": (
        "the patient took a consent back. Note it in the chart by hand, then say so here."
    ),
    "several-match": (
        "the chart has this patient or document more than once, and will not guess. Have the "
        "double entry mended, then send again."
    ),
    "changed-meanwhile": "somebody changed it in the chart meanwhile. Look there, then decide.",
    "not-allowed": "the chart did not let this desk in. Tell IT, then send again.",
    "refused": "the chart refused it as it is. Nothing is lost here. Tell IT, then send again.",
    "partly": "the chart took only a part of it. Tell IT, then send again: nothing is sent twice.",
    "not-found-again": (
        "the chart said that it took it, and does not show it. Look in the chart, then send again."
    ),
    "name-taken": "another file of this name is in the chart’s folder. Tell IT, then send again.",
    "import-failed": "the chart’s import put it aside as faulty. Tell IT, then send again.",
    "not-acknowledged": (
        "the chart’s import has not said that it took it. Look in the chart: if the document is "
        "there, say so here; if not, tell IT."
    ),
    "cannot-open": "it could not be opened at this desk. Tell IT.",
    "unknown-fault": "a fault that nobody foresaw. Tell IT the time, then send again.",
}
_OTHER = "the chart did not take it. Tell IT, then send again."


def why_words(filing: Filing) -> str:
    """Return what a person must do about a filing; empty when nothing."""
    return _WHY.get(filing.why, _OTHER) if filing.state == "person" else ""


def state_words(filing: Filing) -> str:
    """Return how a filing stands in a sentence."""
    match filing.state:
        case "person":
            return f"Not in the chart: {why_words(filing)}"
        case "filed" if filing.why == SECOND_DUE:
            return "Goes to the chart once a clinician has signed as well."
        case "filed":
            at = f" since {filing.filed_at.astimezone():%d %b, %H:%M}" if filing.filed_at else ""
            return f"In the chart{at}."
        case "sending":
            return "On its way to the chart."
        case "queued" if filing.why == WAITS_FOR_IMPORT:
            return "In the chart’s folder: its import has not yet said that it took it."
        case "queued" if filing.attempts:
            return "The chart does not answer: it is tried again by itself."
        case "queued":
            return "Waits to go to the chart."
