"""Which patient of the chart this is: found by name and birth date, chosen by a person."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiosk.errors import KioskError, Unavailable
from kiosk.ports.filing import ChartPatient
from kiosk.review.opened import OpenedIntake
from ui.desk.chart.filing_work import FilingWork
from ui.desk.chart.patient_words import patient_words
from ui.desk.labels import button, label

_WIDTH = 520  # px
_PATIENT = Qt.ItemDataRole.UserRole


class PatientDialog(QDialog):
    """Shows whom the chart has of this name; nobody is chosen beforehand, one match or many."""

    chosen = Signal(object)  # ChartPatient

    def __init__(self, intake: OpenedIntake, work: FilingWork, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The patient in the chart"))
        self.setMinimumWidth(_WIDTH)
        self._intake, self._work = intake, work
        self._searchable = True
        self._by_number = False
        self._answer = ""  # of the chart, in words
        self.said = label("", "strong")
        self.matches = QListWidget()
        self.matches.setAccessibleName(self.tr("Patients in the chart"))
        self.number = QLineEdit()
        self.seek = button(self.tr("&Find by number"))
        self.seek.setAutoDefault(False)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.take = self.buttons.button(buttons.Ok)
        self.take.setText(self.tr("This is the &patient"))
        self.take.setEnabled(False)
        self._lay_out()
        self.seek.clicked.connect(self.search)
        self.number.textChanged.connect(self._typed)
        self.matches.itemSelectionChanged.connect(self._typed)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.search()

    @Slot()
    def search(self) -> None:
        """Look in the chart, by the number that was typed or else by name and birth date."""
        self._answer = self.tr("Looking in the chart…")
        self.said.setText(self._answer)
        self.matches.clear()
        typed = self.number.text().strip()
        self._by_number = bool(typed)
        self._work.search(self, self._intake, typed, self._found, self._not_found)

    def _lay_out(self) -> None:
        who = self._intake.read.identity
        column = QVBoxLayout(self)
        column.setSpacing(10)
        words = self.tr("At the tablet: {0}, born {1}. Compare before you choose.")
        column.addWidget(label(words.format(who.full_name, who.birth_date)))
        column.addWidget(self.said)
        column.addWidget(self.matches, 1)
        named = label(self.tr("Medical record number"), "strong")
        named.setBuddy(self.number)
        self.number.setAccessibleName(named.text())
        column.addWidget(named)
        row = QHBoxLayout()
        row.addWidget(self.number, 1)
        row.addWidget(self.seek)
        column.addLayout(row)
        column.addWidget(self.buttons)

    def _found(self, patients: Sequence[ChartPatient]) -> None:
        for patient in patients:
            item = QListWidgetItem(patient_words(patient))
            item.setData(_PATIENT, patient)
            self.matches.addItem(item)
        match len(patients):
            case 0 if self._by_number:
                words = self.tr("The chart has nobody of this record number.")
            case 0:
                words = self.tr(
                    "The chart has nobody of this name and birth date. Try the record number, or "
                    "have the patient entered in the chart first."
                )
            case 1:
                words = self.tr("The chart has one patient who may be this one.")
            case many:
                words = self.tr("The chart has {0} patients who may be this one.").format(many)
        self._answer = words
        self.said.setText(words)

    def _not_found(self, error: KioskError) -> None:
        self._searchable = error.code != "no-search"
        if not self._searchable:
            self.matches.hide()
            self.seek.hide()
            self.adjustSize()
        self._answer = self._why(error)
        self._typed()

    def _why(self, error: KioskError) -> str:
        """Return what a nurse can do about it; what IT must know says kiosk chart check."""
        if not self._searchable:
            return error.message
        if isinstance(error, Unavailable):
            return self.tr("The chart does not answer now. Try again later: nothing is lost.")
        return self.tr("The chart does not let this desk search it. Tell IT: nothing is lost.")

    @Slot()
    def _typed(self) -> None:
        choice = self._choice()
        self.take.setEnabled(choice is not None)
        born = self._intake.read.identity.birth_date
        if choice and choice.birth_date and choice.birth_date != born:
            words = self.tr("Not the birth date that was given at the tablet: {0}.")
            self.said.setText(words.format(choice.birth_date))
        else:
            self.said.setText(self._answer)

    def _choice(self) -> ChartPatient | None:
        """Return who is chosen; a number that was typed counts where nothing can be searched."""
        if not self._searchable:
            number = self.number.text().strip()
            return ChartPatient(number=number) if number else None
        picked = self.matches.selectedItems()
        return picked[0].data(_PATIENT) if picked else None

    @Slot()
    def _accept(self) -> None:
        choice = self._choice()
        if choice is not None:
            self.chosen.emit(replace(choice))
            self.accept()
