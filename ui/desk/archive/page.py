"""The archive: one look-up at a time, each of it in the audit; what is found opens read-only."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.review.desk import Desk
from kiosk.review.lookup import Found, find_code, find_day, find_person
from kiosk.review.worklist import Row
from ui.background import Background
from ui.desk.archive.query import Query
from ui.desk.asking import ask
from ui.desk.labels import label
from ui.desk.worklist import WorklistView
from ui.desk.worklist_model import BORN, FINISHED, FLAGS, STATE, WorklistModel

_WIDTHS = {FLAGS: 150, BORN: 104, FINISHED: 140, STATE: 250}  # px: days long gone are written out


class ArchivePage(QWidget):
    """Finds what was signed off; names cannot be leafed through."""

    opened = Signal(str)  # id of an intake

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self.query = Query(desk.clock.now().date())
        self.model = WorklistModel(desk.clock.now, self)
        self.view = WorklistView(self.model)
        self.view.setAccessibleName(self.tr("What was found"))
        for column, width in _WIDTHS.items():
            self.view.setColumnWidth(column, width)
        self.heading, self.message = label("", "heading", wrap=False), label("", "soft")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown = QStackedWidget()
        self._lay_out()
        self._connect()
        self.say(self.tr("Everybody who ever came is found here. Each look-up is in the audit."))

    def showEvent(self, event: object) -> None:
        """Be ready to type a name, or to open the next that was found."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands over its own
        (self.view if self.model.rowCount() else self.query.name).setFocus()

    @Slot(str, object)
    def find_person(self, name: str, born: date) -> None:
        """Look for exactly a name and birth date."""
        self._find(partial(find_person, self._desk, name, born), f"{name}, {born}")

    @Slot(str)
    def find_code(self, code: str) -> None:
        """Look for a code."""
        self._find(partial(find_code, self._desk, code), code)

    @Slot(object)
    def find_day(self, day: date) -> None:
        """Look at a day."""
        self._find(partial(find_day, self._desk, day), day.isoformat())

    @Slot(str)
    def say(self, words: str) -> None:
        """Show words in place of a list."""
        self.heading.setText("")
        self.model.set_rows(())
        self.message.setText(words)
        self._shown.setCurrentWidget(self.message)

    def _find(self, work: Callable[[], Found], sought: str) -> None:
        self.say(self.tr("Looking …"))
        ask(self._background, self, work, partial(self._show, sought), self._failed)

    def _show(self, sought: str, found: Found) -> None:
        if not found.rows:
            self.say(self._nothing(sought, found))
            return
        one, many = self.tr("1 intake: {0}"), self.tr("{1} intakes: {0}")
        words = (one if len(found.rows) == 1 else many).format(sought, len(found.rows))
        self.heading.setText(words if found.complete else f"{words}. {self._still()}")
        self._show_rows(found.rows)

    def _show_rows(self, rows: Sequence[Row]) -> None:
        self.view.show_rows(rows)
        self._shown.setCurrentWidget(self.view)
        self.view.setFocus()

    def _nothing(self, sought: str, found: Found) -> str:
        words = self.tr(
            "Nothing under exactly {0}. Is it spelt as the patient typed it? The day of the visit "
            "finds it, too."
        ).format(sought)
        return words if found.complete else f"{words}\n{self._still()}"

    def _still(self) -> str:
        return self.tr("Older intakes are still being taken in: look again later.")

    def _failed(self, error: KioskError) -> None:
        self.say(error.message)

    def _connect(self) -> None:
        self.query.person.connect(self.find_person)
        self.query.code.connect(self.find_code)
        self.query.day.connect(self.find_day)
        self.query.wrong.connect(self.say)
        self.view.opened.connect(self.opened)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.query)
        column.addWidget(self.heading)
        self._shown.addWidget(self.view)
        self._shown.addWidget(self.message)
        column.addWidget(self._shown, 1)
