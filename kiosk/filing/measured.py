"""Scores and what the nurse measured, as Observations: nothing that nobody has signed.

Source: https://hl7.org/fhir/R4/observation.html, https://hl7.org/fhir/R4/observation-vitalsigns.html
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kiosk.filing.naming import part_of
from kiosk.forms.elements import Element, child, children, string
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.values import Json
from kiosk.record.parts import concept, reference
from kiosk.review.opened import OpenedIntake, Review, Total

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_SYSTOLIC, _DIASTOLIC, _PRESSURE = "8480-6", "8462-4", "85354-9"
_DISPLAY = {
    _PRESSURE: "Blood pressure panel with all children optional",
    _SYSTOLIC: "Systolic blood pressure",
    _DIASTOLIC: "Diastolic blood pressure",
}


def observations(
    intake: OpenedIntake,
    review: Review,
    submission: str,
    forms: Mapping[str, Json],
    subject: Json,
) -> list[Json]:
    """Return an Observation for each score that is a number, and each vital sign.

    `forms` are the responses that are filed, by questionnaire; `subject` refers to the patient.
    """
    author = {"type": "Practitioner", "display": review.name}
    made = [*_scores(intake, forms), *_vitals(intake.nurse_forms, review)]
    at = review.signed_at.isoformat()
    return [
        {
            "resourceType": "Observation",
            "id": part_of(submission, f"observation/{name}"),
            "status": "final",
            "category": [concept(_CATEGORY, category)],
            "subject": subject,
            "effectiveDateTime": at,
            "performer": [author],
            **said,
        }
        for name, category, said in made
    ]


_Made = tuple[str, str, Json]  # name of the part, category, what is said


def _scores(intake: OpenedIntake, forms: Mapping[str, Json]) -> Iterator[_Made]:
    for total in intake.totals:
        if total.total is not None:
            source = forms.get(total.questionnaire_id)
            said = _score(total) | ({"derivedFrom": [reference(source)]} if source else {})
            yield f"score/{total.id}", "survey", said


def _score(total: Total) -> Json:
    assert total.total is not None
    coding = [{"system": LOINC, "code": total.loinc}] if total.loinc else []
    said: Json = {
        "code": {**({"coding": coding} if coding else {}), "text": total.title},
        "valueQuantity": {
            "value": _number(total.total),
            "unit": "{score}",
            "system": UCUM,
            "code": "{score}",
        },
    }
    note = " · ".join(words for words in (total.words, total.band) if words)
    return said | ({"note": [{"text": note}]} if note else {})


def _vitals(forms: tuple[Questionnaire, ...], review: Review) -> Iterator[_Made]:
    for form in forms:
        measured = list(_measured(form, review.responses.get(form.id, {})))
        yield from _pressures(measured)
        for link, code, text, quantity in measured:
            if code not in (_SYSTOLIC, _DIASTOLIC):
                said: Json = {"code": concept(LOINC, code, text=text), "valueQuantity": quantity}
                yield f"vital/{link}", "vital-signs", said


_Measured = tuple[str, str, str, Json]  # linkId, LOINC code, words, Quantity


def _measured(form: Questionnaire, response: Element) -> Iterator[_Measured]:
    """Yield what has a LOINC code and was answered with an amount."""
    for link, answer in _answers(response):
        item = form.index.get(link)
        code = _loinc(item) if item else ""
        amount = _amount(item, answer) if item and code else None
        if item and amount:
            yield link, code, item.text.in_("en"), amount


def _loinc(item: Item) -> str:
    return next((one.code or "" for one in item.codes if one.system == LOINC), "")


def _amount(item: Item, answer: Element) -> Json | None:
    """Return an answer as a Quantity with its unit in UCUM; None: it is no amount."""
    if quantity := child(answer, "valueQuantity"):
        return dict(quantity)
    value = answer.get("valueDecimal", answer.get("valueInteger"))
    unit = item.unit_coding or next(iter(item.units), None)
    if value is None or unit is None:
        return None
    return {"value": value, "unit": unit.display or unit.code, "system": UCUM, "code": unit.code}


def _answers(element: Element) -> Iterator[tuple[str, Element]]:
    for item in children(element, "item"):
        for answer in children(item, "answer"):
            yield string(item, "linkId"), answer
            yield from _answers(answer)
        yield from _answers(item)


def _pressures(measured: list[_Measured]) -> Iterator[_Made]:
    """Yield each pair of blood pressures in the order of measuring; half a pair is none."""
    upper = [one for one in measured if one[1] == _SYSTOLIC]
    lower = [one for one in measured if one[1] == _DIASTOLIC]
    for place, (high, low) in enumerate(zip(upper, lower, strict=False), 1):
        if high[0].removeprefix("systolic") != low[0].removeprefix("diastolic"):
            continue
        parts = [
            {"code": concept(LOINC, code, _DISPLAY[code]), "valueQuantity": quantity}
            for _, code, _, quantity in (high, low)
        ]
        said: Json = {"code": concept(LOINC, _PRESSURE, _DISPLAY[_PRESSURE]), "component": parts}
        yield f"vital/pressure-{place}", "vital-signs", said


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
