"""A code, large enough to read out or to write down, and the way to its slip."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.review.expected import VALID, Expected
from ui.desk.arrivals.slip import SlipPreview
from ui.desk.arrivals.words import halves, spelled, visit_words
from ui.desk.labels import button, label
from ui.desk.words import exact


class ShownCode(QWidget):
    """The code of one patient, how it is read out, and until when it is good."""

    def __init__(self, clinic: str) -> None:
        super().__init__()
        self._clinic = clinic
        self.patient: Expected | None = None
        self.who = label("", "heading")
        self.code = label("", "code", wrap=False)
        self.spoken, self.visit, self.until = label("", "strong"), label(""), label("", "soft")
        self.print_it = button(self.tr("&Print the slip…"), main=True)
        self.print_it.setAutoDefault(True)
        self.print_it.clicked.connect(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addStretch()
        for words in (self.who, self.code, self.spoken, self.visit, self.until):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addSpacing(8)
        column.addWidget(self.print_it, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch()

    def show_patient(self, patient: Expected) -> None:
        """Show a patient's code."""
        self.patient = patient
        self.who.setText(patient.name or self.tr("The patient types this code on the tablet"))
        self.code.setText(halves(patient.code))
        self.code.setAccessibleName(" ".join(patient.code))
        self.spoken.setText(spelled(patient.code))
        self.visit.setText(visit_words(patient))
        words = self.tr("Good until {0}. The tablet is not told who comes.")
        self.until.setText(words.format(exact(patient.expected_at + VALID)))

    @Slot()
    def preview(self) -> None:
        """Show the slip as it is printed."""
        if self.patient is not None:
            SlipPreview(self.patient, self._clinic, self).open()
