"""The audit: who did what at which desk, by day, person and act; its check, and its export."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kiosk.audit.chain import Checked
from kiosk.audit.entry import Entry
from kiosk.audit.report import Wanted
from kiosk.errors import KioskError
from kiosk.provision.administration import subject
from kiosk.review.audited import check, export, look
from kiosk.review.desk import Desk
from ui.background import Background
from ui.desk import theme
from ui.desk.asking import ask
from ui.desk.audit_table import AuditTable
from ui.desk.audit_words import ACTS, act_words
from ui.desk.labels import button, label

_SIZE = (980, 600)


class AuditDialog(QDialog):
    """Looking at the audit is an entry of it, and so is giving it away."""

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._shown: Sequence[Entry] = ()
        self.setWindowTitle(self.tr("Audit"))
        self.resize(*_SIZE)
        today = desk.clock.now().astimezone().date()
        self.first, self.last = (QDateEdit(QDate(*today.timetuple()[:3])) for _ in range(2))
        self.person, self.act = QComboBox(), QComboBox()
        people = {one.id: one.name for one in desk.manifest.people}
        known = {**people, **{one.id: one.id for one in desk.manifest.devices}}
        subjects = {subject(name): shown for name, shown in known.items()}
        self.table = AuditTable(people, subjects)
        self.message = label("", "soft")
        self._fill_choices()
        self._lay_out()
        ask(background, self, partial(desk.note, "view-audit"), self._let_in, self._say)

    @Slot()
    def read(self) -> None:
        """Read what is asked for."""
        work = partial(look, self._desk, self._wanted())
        ask(self._background, self, work, self._show, self._say)

    @Slot()
    def check(self) -> None:
        """Check the chains of every desk, whatever is shown."""
        self.message.setText(self.tr("Checking every entry …"))
        ask(self._background, self, partial(check, self._desk), self._tell, self._say)

    @Slot()
    def choose_file(self) -> None:
        """Ask where the entries that are shown shall go."""
        asked = QFileDialog(self, self.tr("Export the audit"), filter=self.tr("Tables (*.csv)"))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("csv")
        asked.selectFile("audit.csv")
        asked.fileSelected.connect(self.export_to)
        asked.open()

    @Slot(str)
    def export_to(self, file: str) -> None:
        """Write the entries that are shown into a file."""
        work = partial(export, self._desk, self._shown, Path(file))
        ask(self._background, self, work, self._exported, self._say)

    def _wanted(self) -> Wanted:
        first, last = (edit.date().getDate() for edit in (self.first, self.last))
        return Wanted(date(*first), date(*last), self.person.currentData(), self.act.currentData())

    def _let_in(self, _entry: str) -> None:
        self.read()

    def _show(self, entries: Sequence[Entry]) -> None:
        self._shown = entries
        self.table.show_entries(entries)
        one, many = self.tr("1 entry"), self.tr("{0} entries")
        self.message.setText(one if len(entries) == 1 else many.format(len(entries)))

    def _tell(self, found: Sequence[Checked]) -> None:
        entries = sum(one.entries for one in found)
        whole = self.tr("All {0} entries of every desk are as they were written.").format(entries)
        broken = self.tr("{0}: entry {1} is not as it was written: {2}. Call IT security.")
        wrong = [
            broken.format(one.desk, one.broken.seq, one.broken.why) for one in found if one.broken
        ]
        self.message.setText("\n".join(wrong) or whole)

    def _exported(self, file: Path) -> None:
        self.message.setText(self.tr("Exported to {0}.").format(file))

    def _say(self, error: KioskError) -> None:
        self.message.setText(error.message)

    def _fill_choices(self) -> None:
        self.person.addItem(self.tr("Everybody"), "")
        for one in self._desk.manifest.people:
            self.person.addItem(one.name, one.id)
        self.act.addItem(self.tr("Everything"), "")
        for act in ACTS:
            self.act.addItem(act_words(act), act)
        for edit in (self.first, self.last):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.dateChanged.connect(self.read)
        for choice in (self.person, self.act):
            choice.currentIndexChanged.connect(self.read)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(20)
        for words, field in (
            (self.tr("&From"), self.first),
            (self.tr("&to"), self.last),
            (self.tr("&Who"), self.person),
            (self.tr("Wh&at"), self.act),
        ):
            form = QFormLayout()
            field.setFixedHeight(theme.ROW)
            form.addRow(words, field)
            form.labelForField(field).setFixedHeight(theme.ROW)
            line.addLayout(form)
        line.addStretch()
        column.addLayout(line)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for words, act in (
            (self.tr("&Check every entry"), self.check),
            (self.tr("&Export what is shown…"), self.choose_file),
        ):
            made = button(words)
            made.setAutoDefault(False)
            made.clicked.connect(act)
            line.addWidget(made)
        line.addStretch()
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        line.addWidget(close)
        return line
