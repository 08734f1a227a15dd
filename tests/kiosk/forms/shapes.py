"""Small FHIR questionnaires, invented here, for the tests of the forms engine."""

from kiosk.forms.from_fhir import read
from kiosk.forms.questionnaire import Coding, Questionnaire

SYSTEM = "http://example.org/often"
OFTEN = ("never", "sometimes", "mostly", "always")


def item(link_id: str, type_: str = "string", **more) -> dict:
    return {"linkId": link_id, "type": type_, "text": f"Words of {link_id}", **more}


def group(link_id: str, *items: dict, **more) -> dict:
    return item(link_id, "group", item=list(items), **more)


def when(question: str, operator: str, **answer) -> dict:
    return {"question": question, "operator": operator, **answer}


def form(*items: dict, **more) -> dict:
    return {
        "resourceType": "Questionnaire",
        "id": "invented",
        "url": "http://example.org/Questionnaire/invented",
        "version": "2",
        "status": "draft",
        "title": "An invented form",
        "item": list(items),
        **more,
    }


def questionnaire(*items: dict, **more) -> Questionnaire:
    return read(form(*items, **more), "invented.json").questionnaire


def often(link_id: str, **more) -> dict:
    """Make a question in the manner of the PHQ: four options without a score."""
    codings = ({"system": SYSTEM, "code": code, "display": code.title()} for code in OFTEN)
    return item(link_id, "choice", answerOption=[{"valueCoding": c} for c in codings], **more)


def coding(code: str) -> Coding:
    return Coding(code, SYSTEM)


def sdc(kind: str, text: str, **more) -> dict:
    """Make an extension of Structured Data Capture that holds a FHIRPath expression."""
    url = f"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-{kind}"
    language = {"language": "text/fhirpath"} | more
    return {"url": url, "valueExpression": {**language, "expression": text}}


def variable(name: str, text: str) -> dict:
    return sdc("variable", text, name=name)


def calculated(text: str) -> dict:
    return sdc("calculatedExpression", text)


def answer_to(link_id: str) -> str:
    """Write the FHIRPath of an answer, wherever the question stands."""
    return f"%resource.descendants().where(linkId='{link_id}').answer.value"


def extension(name: str, **value) -> dict:
    return {"url": f"http://hl7.org/fhir/StructureDefinition/{name}", **value}


def control(code: str) -> dict:
    return extension("questionnaire-itemControl", valueCodeableConcept={"coding": [{"code": code}]})


def spanish(words: str) -> dict:
    return {
        "extension": [
            extension("translation")
            | {
                "extension": [
                    {"url": "lang", "valueCode": "es"},
                    {"url": "content", "valueString": words},
                ]
            }
        ]
    }
