"""Ten invented patients for `kiosk demo`: who they are, what they said, how they decided.

All of them are called Invented: nobody is real, and nobody may be taken for real.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kiosk.content.pack import Pack
from kiosk.forms.answers import Answers
from kiosk.forms.datatypes import Coding, Value
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.visit.identity import VisitKind

Given = Mapping[str, object]  # by linkId: a value, the code of a choice, or a tuple of codes

_NEVER, _SOME, _HALF, _DAILY = "LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"

_NO = (
    "chestpain", "bladder", "bf", "delirium", "sud", "ketuse", "allergy-any", "react", "iv",
    "glp1", "alc24", "sicktoday", "changes", "new-medicines",
)  # fmt: skip
_SURELY_NOT = (
    "htn", "heart", "icp", "iop", "seizure", "kidney", "osa", "thyroid", "psychosis", "famhx",
)  # fmt: skip
CALM: Given = {
    **dict.fromkeys(_NO, False),
    **dict.fromkeys(_SURELY_NOT, "no"),
    **dict.fromkeys(("phq1", "phq2", "phq9", "gad1", "gad2"), _NEVER),
    **dict.fromkeys(("peg1", "peg2", "peg3"), 4),
    **dict.fromkeys(("med-pain", "med-mind", "med-other", "lastse"), ("none",)),
    "liver": "none",
    "preg": "na",
    "mania": "never",
    "infusions": 0,
    "where": ("low_back",),
    "nrs_now": 4,
    "nrs_worst24": 7,
    "medicines": "Acetaminophen now and then",
    "drug1": 0,
    "fast_food": "gt8",
    "fast_drink": "2to6",
    "fast_clear": "clear",
    "weight": Decimal(150),
    "nodrive": True,
    "escort": "person",
    "escort-name": "Sam Invented",
    "escort-phone": "555 0100",
    "lastpain": "better",
    "lastresp": 40,
    "lastresp-days": 9,
}
_DARK: Given = {
    **{f"phq{n}": said for n, said in enumerate((_HALF, _DAILY, _HALF, _DAILY, _SOME, _HALF), 1)},
    "phq7": _SOME,
    "phq8": _NEVER,
    "phq9": _SOME,
    "phq10": "LA6575-0",
}


@dataclass(frozen=True, slots=True)
class DemoPatient:
    """One of them; minutes count back from when the demo starts."""

    given: str
    birth_date: date
    minutes: int  # ago, when they finished
    said: Given = field(default_factory=dict)  # besides what a calm patient says
    language: str = "en"
    kind: VisitKind = "first"
    coded: bool = True  # came with a slip
    declines: frozenset[str] = frozenset()  # kinds of agreements
    misses: bool = False  # one teach-back question at first
    calls: str = ""  # a notice that left before the end
    finishes: bool = True
    begun: str = ""  # notes that the nurse has left unsigned
    signed: str = ""  # notes of the nurse who signed it off


PATIENTS = (
    DemoPatient(
        "Returns", date(1961, 9, 2), 21 * 24 * 60, {"peg1": 8, "peg2": 8, "peg3": 7},
        signed="Went home with her sister, well.",
    ),
    DemoPatient(
        "Dark", date(1972, 5, 14), 52, _DARK, misses=True, calls="urgent-answer",
    ),
    DemoPatient(
        "Oscuro", date(1958, 11, 30), 44,
        {**_DARK, "medicines": "Oxicodona por la noche, alprazolam, lisinopril",
         "med-pain": ("opioid", "benzodiazepine")},
        language="es",
    ),
    DemoPatient(
        "Pressure", date(1949, 2, 8), 39,
        {"htn": "yes", "bpmed": "no", "seizure": "yes", "fast_food": "2to6", "fast_what": "unsure",
         "escort": "nobody", "nodrive": ()},
    ),
    DemoPatient("Amber", date(1985, 7, 21), 33, {"osa": "yes", "heart": "unsure", "liver": "none"}),
    DemoPatient(
        "Declines", date(1990, 1, 17), 28, declines=frozenset({"treatment"}),
    ),
    DemoPatient("Tranquila", date(1966, 6, 6), 24, language="es", misses=True),
    DemoPatient("Returns", date(1961, 9, 2), 19, {"peg1": 4, "peg2": 5}, kind="return"),
    DemoPatient("Walks in", date(1978, 3, 3), 14, coded=False),
    DemoPatient(
        "Half done", date(1955, 12, 24), 11,
        {"allergy-any": True, "allergy": "Penicillin: hives", "allergy-ketamine": ()},
        begun="Blood pressure once more after the talk.",
    ),
    DemoPatient("Calm", date(1981, 10, 10), 6, declines=frozenset({"photo"})),
    DemoPatient("At the tablet", date(1969, 4, 1), 9, finishes=False, calls="help-wanted"),
)  # fmt: skip


def answers(pack: Pack, patient: DemoPatient) -> dict[str, Answers]:
    """Answer what the patient's kind of visit asks."""
    said = {**CALM, **patient.said}
    return {form.id: _answered(form, said) for form in pack.forms_for(patient.kind)}


def _answered(form: Questionnaire, said: Given) -> Answers:
    return {
        key: _values(form.index[key], value) for key, value in said.items() if key in form.index
    }


def _values(item: Item, said: object) -> tuple[Value, ...]:
    given = said if isinstance(said, tuple) else (said,)
    if not item.options:
        return given
    coded = {o.value.code: o.value for o in item.options if isinstance(o.value, Coding)}
    return tuple(coded[code] for code in given)
