"""The chart that the settings name."""

from pathlib import Path

from kiosk.filing.chart_settings import ChartSettings
from kiosk.outside.chart.folder.drop import FolderDrop
from kiosk.ports import Clock
from kiosk.ports.filing import Chart


def chart_for(settings: ChartSettings, _home: Path, clock: Clock) -> Chart:
    """Return the door to the chart; nothing is asked yet."""
    return FolderDrop(settings, clock)
