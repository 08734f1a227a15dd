"""A finished visit as one FHIR R4 Bundle: the record itself, of which all else is a copy.

No score stands in it: the desk computes those from the answers.
"""

from kiosk.content.pack import Pack
from kiosk.errors import Refused
from kiosk.forms.response.to_fhir import response
from kiosk.forms.values import Json
from kiosk.record.consents import consent, document
from kiosk.record.education import education
from kiosk.record.parts import (
    QUESTIONNAIRE,
    collection,
    launch_context,
    part_id,
    patient,
    reference,
)
from kiosk.record.provenance import provenance
from kiosk.record.signatures import representative
from kiosk.visit.visit import Visit


def intake_bundle(visit: Visit, pack: Pack, pdf: bytes, *, device: str) -> Json:
    """Return a Bundle of everything that happened in a finished visit, with its consent.pdf.

    The same visit gives the same Bundle. Raises Refused when the visit is not finished.
    """
    finished = visit.finished_at
    if visit.identity is None or finished is None:
        raise Refused(
            "visit-unfinished", f"Visit {visit.id} has no identity or end: finish it first."
        )
    subject = patient(visit, visit.identity)
    paper = document(visit, pack, pdf, subject, finished)
    signer = representative(visit, subject)
    decided_by = signer or subject
    resources = [
        subject,
        *([signer] if signer else []),
        *_responses(visit, pack, subject),
        education(visit, pack, subject, finished.isoformat()),
        *(consent(d, visit, pack, subject, decided_by, paper) for d in visit.decisions),
        paper,
    ]
    made = provenance(visit, pack, resources, signer, device=device, finished=finished)
    return collection(visit, finished.isoformat(), [*resources, made])


def _responses(visit: Visit, pack: Pack, subject: Json) -> list[Json]:
    authored = visit.reviewed_at or visit.finished_at
    who = reference(subject)
    return [
        response(
            pack.questionnaire(form),
            visit.answers.get(form, {}),
            language=visit.language,
            authored=authored,
            response_id=part_id(visit.id, f"response/{form}"),
            launch=launch_context(visit),
        )
        | {
            "identifier": {"system": QUESTIONNAIRE, "value": form},
            "subject": who,
            "author": who,
            "source": who,
        }
        for form in visit.forms_done
    ]
