"""An intake that has everything a chart may take: who signed for the patient, a score, vitals."""

from dataclasses import replace

from kiosk.forms.questionnaire import Coding, Item, Questionnaire, Text
from kiosk.ports.filing import Packet
from tests.charts import FilingClinic
from tests.desks import resolved
from tests.people import DOWN, ESCORT, FORM, HARM, INTEREST, OFTEN, a_visit, signed_for_by

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
ANSWERS = {FORM: {INTEREST: (OFTEN[1],), DOWN: (OFTEN[2],), HARM: (OFTEN[0],), ESCORT: (True,)}}


def _measured(link: str, code: str, unit: str) -> Item:
    coding = Coding(unit, UCUM, unit)
    words = Text(link.capitalize())
    return Item(link, "integer", words, codes=(Coding(code, LOINC),), unit_coding=coding)


def with_vitals(clinic: FilingClinic) -> None:
    """Have the nurse measure."""
    items = (
        _measured("systolic-1", "8480-6", "mm[Hg]"),
        _measured("diastolic-1", "8462-4", "mm[Hg]"),
        _measured("heart-rate", "8867-4", "/min"),
    )
    index = {item.link_id: item for item in items}
    form = Questionnaire("checks", "urn:checks", "1", Text("Checks"), items, index)
    clinic.pack = replace(clinic.pack, nurse_questionnaires=(form,))


def full_packet(clinic: FilingClinic) -> Packet:
    """Sign a full intake off and cut it."""
    with_vitals(clinic)
    visit = a_visit(clinic.pack, answers=ANSWERS, signature=signed_for_by())
    desk = clinic.desk()
    intake = desk.open(clinic.send(visit))
    said = {"systolic-1": (128,), "diastolic-1": (82,), "heart-rate": (72,)}
    desk.sign_off(intake, resolved(desk, intake, "All well.").answer("checks", said))
    clerk = clinic.clerk()
    clerk.queue()
    delivery = clerk.next()
    assert delivery is not None
    return delivery.packet


def bundle_of(packet: Packet) -> dict[str, object]:
    """Return a packet as one Bundle, with its patient."""
    entries = [packet.patient, *packet.resources]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"fullUrl": f"urn:uuid:{r['id']}", "resource": r} for r in entries],
    }
