"""Forms as a clinic with a licence might bring them: the codes are LOINC's, the words invented."""

from typing import Any

from tests.kiosk.content.tiny_pack import item

_LOINC = "http://loinc.org"
_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
_SCREENED = {
    "s1": "93246-7",
    "s2": "93247-5",
    "s3": "93248-3",
    "s4": "93249-1",
    "s5": "93250-9",
    "s6": "93267-3",
    "s6-recent": "93269-9",
}


def screener(*, boolean: bool = True) -> dict[str, Any]:
    """Return a form coded as the C-SSRS screener; questions 3 to 5 follow a yes to question 2."""
    items = [_item(name, code, boolean=boolean) for name, code in _SCREENED.items()]
    for asked in items[2:5]:
        asked["enableWhen"] = [{"question": "s2", "operator": "=", **_yes(boolean=boolean)}]
    return _form("our-screener", "93373-9", items)


def drug_form() -> dict[str, Any]:
    """Return a form of ten questions coded as the DAST-10, each answer with its score."""
    items = [_item(f"d{number}", "", boolean=False) for number in range(1, 11)]
    for asked in items:
        for option, weight in zip(asked["answerOption"], (1, 0), strict=True):
            score = {"url": _WEIGHT, "valueDecimal": weight}
            option["valueCoding"]["extension"] = [score]
    return _form("our-drug-form", "82666-9", items)


def _form(id_: str, panel: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "resourceType": "Questionnaire",
        "id": id_,
        "status": "draft",
        "code": [{"system": _LOINC, "code": panel}],
        "item": items,
    }


def _item(name: str, code: str, *, boolean: bool) -> dict[str, Any]:
    asked: dict[str, Any] = item(name, "boolean", f"Invented {name}?", f"¿Inventada {name}?")
    if code:
        asked["code"] = [{"system": _LOINC, "code": code}]
    if not boolean:
        asked["type"] = "choice"
        asked["answerOption"] = [{"valueCoding": dict(coding)} for coding in (_YES, _NO)]
    return asked


_YES = {"system": _LOINC, "code": "LA33-6", "display": "1"}
_NO = {"system": _LOINC, "code": "LA32-8", "display": "0"}


def _yes(*, boolean: bool) -> dict[str, Any]:
    return {"answerBoolean": True} if boolean else {"answerCoding": _YES}
