"""The chart's part of the desk's window: a menu, a count, and a box beside each intake."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QLabel

from ui.desk.chart.chart_box import ChartBox
from ui.desk.chart.chart_dialog import ChartDialog
from ui.desk.chart.filing_work import FilingWork
from ui.desk.intake.page import IntakePage
from ui.desk.menus import add_menu
from ui.desk.window import DeskWindow


class ChartPart(QObject):
    """Lives as long as the window."""

    def __init__(self, window: DeskWindow, work: FilingWork) -> None:
        super().__init__(window)
        self._window, self.work = window, work
        self.count = QLabel()
        window.statusBar().addPermanentWidget(self.count)
        entry = (self.tr("&What is not in the chart…"), "Ctrl+Shift+C", self.show_unfinished)
        add_menu(window.menuBar(), self.tr("C&hart"), (entry,))
        work.changed.connect(self._counted)
        window.shown.connect(self._beside)
        window.day.sources.append(lambda: self.sentences)
        window.installEventFilter(self)
        self._counted()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin nothing more once the window is closed."""
        if event.type() == QEvent.Type.Close:
            self.work.stop()
        return super().eventFilter(watched, event)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what needs a person, a sentence each, for whoever shows the day."""
        return self.work.sentences

    @Slot()
    def show_unfinished(self) -> None:
        """Show what needs a person."""
        dialog = ChartDialog(self.work.unfinished, self.sentences, self._window)
        dialog.opened.connect(self._window.open_intake)
        dialog.open()

    @Slot(object)
    def _beside(self, page: IntakePage) -> None:
        page.add_beside(ChartBox(page.intake, self.work))

    @Slot()
    def _counted(self) -> None:
        people = sum(one.state == "person" for one in self.work.unfinished)
        waiting = len(self.work.unfinished) - people
        words = []
        if people:
            words.append(self.tr("Chart, needs a person: {0}").format(people))
        if waiting:
            words.append(self.tr("on the way to the chart: {0}").format(waiting))
        self.count.setText(" · ".join(words))
        self.count.setVisible(bool(words))
