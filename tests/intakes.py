"""Invented patients of the shipped pack: a long red intake, a quiet one, a decline, a return."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from kiosk.content.pack import Pack
from kiosk.forms.answers import Answers
from kiosk.visit.comprehension import Attempt
from kiosk.visit.consent import decide
from kiosk.visit.identity import Identity, code_kind, consent_due
from kiosk.visit.visit import SlideSeen, Visit
from tests.kiosk.content.calm_visit import CALM
from tests.kiosk.content.shipped import Given, phq, values_of
from tests.people import STARTED, a_signature, signed_for_by

Several = Mapping[str, tuple[str, ...]]  # codes of the answers to a question that takes several

QUIET: Given = {
    **CALM,
    "preg": "na",
    "medicines": "Acetaminophen now and then",
    "weight": Decimal(150),
    "fast_drink": "2to6",
    "fast_clear": "clear",
    "escort-name": "Rosa Invented",
    "lastpain": "better",
    "lastresp": 40,
    "lastresp-days": 9,
}
RED: Given = {
    **QUIET,
    **phq(2, 3, 2, 3, 1, 2, 1, 0, 1),
    **{f"gad{n}": "LA6570-1" for n in range(1, 8)},
    "phq10": "LA6575-0",
    "htn": "yes",
    "heart": "unsure",
    "seizure": "yes",
    "osa": "yes",
    "ketuse": True,
    "ketuse-when": date(2025, 11, 3),
    "infusions": 6,
    "allergy-any": True,
    "allergy": "Penicillin: hives. Latex gloves: itching, and once swollen lips.",
    "allergy-ketamine": "no",
    "react": True,
    "react-what": "Woke up terrified, for hours.",
    "iv": True,
    "iv-what": "Left arm: no needles there since the operation in 2019.",
    "bpmed": "no",
    "glp1": True,
    "weight": (),
    "fast_food": "2to6",
    "fast_what": "unsure",
    "fast_drink": "lt2",
    "fast_clear": "unsure",
    "escort": "nobody",
    "nodrive": (),
    "medicines": "Oxycodone 10 mg, four a day. Xanax at night, half of one. Lisinopril. Ozempic on"
    " Sundays. Something for the lungs that my sister gives me, I do not know the name. " * 3,
}
PLACES: Several = {
    "where": ("low_back", "shoulder_right", "neck_back"),
    **dict.fromkeys(("med-pain", "med-mind", "med-other", "lastse"), ("none",)),
}
MEDICINES: Several = {
    **PLACES,
    "med-pain": ("opioid", "benzodiazepine", "unsure"),
    "med-mind": ("none",),
    "med-other": ("theophylline", "heart"),
}


def filled(pack: Pack, kind: str, given: Given, several: Several) -> dict[str, Answers]:
    """Answer what a kind of visit asks."""
    return {form.id: _answers(form, given, several) for form in pack.forms_for(kind)}


def _answers(form: object, given: Given, several: Several) -> Answers:
    index = form.index  # type: ignore[attr-defined]  # a Questionnaire
    one = {key: values_of(index[key], value) for key, value in given.items() if key in index}
    many = {
        key: tuple(values_of(index[key], code)[0] for code in codes)
        for key, codes in several.items()
        if key in index
    }
    return {**one, **many}


def a_patient(  # noqa: PLR0913  # the few ways in which they differ
    pack: Pack,
    given: Given = QUIET,
    several: Several = PLACES,
    *,
    code: str = "F23452",
    language: str = "en",
    no: Collection[str] = (),
    seen: int = 100,
    represented: bool = False,
) -> Visit:
    """Make a finished visit of an invented patient; `no`: agreements that are declined."""
    minute = timedelta(minutes=1)
    who = Identity(code, "Testa Maribel", "Beispiel-Inventada", date(1957, 4, 12))
    first = code_kind(code) != "return"
    visit = Visit(
        id="5e1f9a52-3c0b-4d43-9b1c-0a1b2c3d4e5f",
        started_at=STARTED,
        identity=who,
        kind="first" if first else "return",
    )
    slides = pack.slides[language][:seen] if first else ()
    asked = pack.agreements[language] if consent_due(code) else ()
    refused = {a.id for a in asked if a.id in no}
    decisions = tuple(
        decide(a, STARTED + 18 * minute, agreed=a.id not in no, reason=next(iter(a.reasons), ""))
        for a in asked
        if a.after not in refused or not a.after
    )
    teach_back = pack.teach_back if first else ()
    signature = signed_for_by() if represented else a_signature(who.full_name)
    return replace(
        visit,
        welcomed=True,
        language=language,
        slides_seen=tuple(SlideSeen(s.id, language, STARTED + minute) for s in slides),
        slides_left=True,
        ask_nurse=frozenset(s.id for s in slides[3:5]),
        attempts=tuple(_tries(teach_back, wrong=given is RED)),
        answers=filled(pack, visit.kind, given, several),
        forms_done=tuple(form.id for form in pack.forms_for(visit.kind)),
        reviewed_at=STARTED + 17 * minute,
        decisions=decisions,
        signature=signature if any(d.agreed for d in decisions) else None,
        finished_at=STARTED + 20 * minute,
    )


def _tries(questions: object, *, wrong: bool) -> list[Attempt]:
    tries = []
    for question in questions:  # type: ignore[attr-defined]  # TeachBack
        right = next(n for n, choice in enumerate(question.choices) if choice.right)
        if wrong:
            other = (right + 1) % len(question.choices)
            tries.append(Attempt(question.id, other, False, STARTED + timedelta(minutes=8)))
        tries.append(Attempt(question.id, right, True, STARTED + timedelta(minutes=9)))
    return tries
