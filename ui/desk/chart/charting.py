"""Filing for whoever is signed in, over one line to the chart that outlives their turns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.errors import Refused
from kiosk.filing.clerk import Clerk
from kiosk.review.desk import Desk
from ui.background import Background
from ui.desk.chart.chart_part import ChartPart
from ui.desk.chart.filing_work import FilingWork
from ui.desk.labels import OneLine
from ui.desk.window import DeskWindow


@dataclass(frozen=True, slots=True)
class Charting:
    """Who files for somebody, and the worker that waits for the chart."""

    clerk_of: Callable[[Desk], Clerk]
    line: Background

    def join(self, window: DeskWindow, desk: Desk, background: Background) -> ChartPart | None:
        """Give a person's window its part of the chart; None: it is wrongly set, and says so."""
        try:
            clerk = self.clerk_of(desk)
        except Refused as error:
            window.statusBar().addPermanentWidget(OneLine(error.message), 1)
            return None
        return ChartPart(window, FilingWork(clerk, background, self.line, window))


@contextmanager
def line_to_the_chart() -> Iterator[Background]:
    """Yield a worker of its own; what is on its way at the end arrives first."""
    line = Background()
    try:
        yield line
    finally:
        line.close()
