"""Where a patient's files are taken from, for the visit that is under way and no other."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.ports import Files
from ui.background import Background
from ui.patient.visit import PatientVisit


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files, the worker that reads them, and whose visit it is."""

    files: Files
    background: Background
    visit_id: Callable[[], str]


def shelf_of(visit: PatientVisit) -> Shelf | None:
    """Return the shelf of a tablet; None where the clinic takes no files."""
    files = visit.intake.files
    if files is None:
        return None
    return Shelf(files, visit.background, lambda: visit.record.id)
