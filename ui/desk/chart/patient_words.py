"""A patient of the chart in a line."""

from kiosk.ports.filing import ChartPatient


def patient_words(patient: ChartPatient) -> str:
    """Return name, birth date and record number, as far as the chart has them."""
    born = f"{patient.birth_date:%Y-%m-%d}" if patient.birth_date else ""
    return " · ".join(words for words in (patient.name, born, patient.number) if words)
