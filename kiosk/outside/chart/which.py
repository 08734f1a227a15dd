"""The chart that the settings name."""

from pathlib import Path

from kiosk.filing.chart_settings import ChartSettings, FolderChart, MllpChart
from kiosk.outside.chart.folder.drop import FolderDrop
from kiosk.outside.chart.mllp.interface import Hl7Interface
from kiosk.ports import Clock
from kiosk.ports.filing import Chart


def chart_for(settings: ChartSettings, home: Path, clock: Clock) -> Chart:
    """Return the door to the chart; nothing is asked yet."""
    if isinstance(settings, FolderChart):
        return FolderDrop(settings, clock)
    if isinstance(settings, MllpChart):
        return Hl7Interface(settings)
    from kiosk.outside.chart.fhir.chart import FhirServer  # noqa: PLC0415 HTTP only where it is used
    from kiosk.outside.chart.fhir.keys import ChartKey  # noqa: PLC0415

    return FhirServer(settings, clock, ChartKey(home, settings.algorithm).load)
