"""What the front desk reads of a patient: states, helpers, visits, a code as it is read out."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.review.arrivals import Arrival
from kiosk.review.expected import Expected, Helping

# The alphabet of ICAO Annex 10, volume II, 5.2.1.3: what is read out is not misheard.
_SPOKEN: Mapping[str, str] = {
    "A": "Alfa", "B": "Bravo", "C": "Charlie", "D": "Delta", "E": "Echo", "F": "Foxtrot",
    "G": "Golf", "H": "Hotel", "J": "Juliett", "K": "Kilo", "M": "Mike", "N": "November",
    "P": "Papa", "Q": "Quebec", "R": "Romeo", "S": "Sierra", "T": "Tango", "V": "Victor",
    "W": "Whiskey", "X": "X-ray", "Y": "Yankee",
}  # fmt: skip


def halves(code: str) -> str:
    """Return a code in two groups, as it is written down."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}" if code else ""


def spelled(code: str) -> str:
    """Return a code as it is read out on the telephone."""
    return " · ".join(_SPOKEN.get(sign, sign) for sign in code)


def helpers() -> Mapping[Helping, str]:
    """Return who may be wanted beside a patient."""
    translate = QCoreApplication.translate
    return {
        "": translate("arrivals", "Nobody"),
        "interpreter": translate("arrivals", "An interpreter"),
        "reading": translate("arrivals", "Somebody who reads and types"),
        "staff": translate("arrivals", "A nurse beside them"),
    }


def visit_words(patient: Expected) -> str:
    """Return what the tablet will ask of a patient."""
    translate = QCoreApplication.translate
    if patient.kind == "first":
        return translate("arrivals", "First visit: slides, questions and consent.")
    if patient.consent_due:
        return translate("arrivals", "Return visit: what has changed since last time, and consent.")
    return translate(
        "arrivals", "Return visit: what has changed since last time. No consent is asked for."
    )


def state_words(one: Arrival) -> str:
    """Return where a patient is."""
    translate = QCoreApplication.translate
    words = {
        "expected": translate("arrivals", "Expected"),
        "arrived": translate("arrivals", "Is here"),
        "started": translate("arrivals", "At the tablet"),
        "paper": translate("arrivals", "Wants paper"),
        "finished": translate("arrivals", "Finished"),
        "expired": translate("arrivals", "Code has run out"),
        "called": translate("arrivals", "Calls for a nurse"),
        "left": translate("arrivals", "Tablet was left"),
        "long": translate("arrivals", "More than an hour"),
    }
    return words[one.why or one.state]


def remarks(one: Arrival) -> str:
    """Return what somebody should look into, and on which tablet."""
    translate = QCoreApplication.translate
    found = []
    if one.other_name and one.expected is not None:
        written = " ".join(
            part for part in (one.expected.name, str(one.expected.birth_date or "")) if part
        )
        found.append(translate("arrivals", "Expected was {0}: ask who it is").format(written))
    if one.intakes > 1:
        words = translate("arrivals", "{0} intakes with one code: ask who they are")
        found.append(words.format(one.intakes))
    if one.expected is None:
        missing = translate("arrivals", "Came without a code")
        unknown = translate("arrivals", "This code is not expected here")
        found.append(unknown if one.code else missing)
    if one.device and one.state != "finished":
        found.append(translate("arrivals", "Tablet {0}").format(one.device))
    return " · ".join(found)
