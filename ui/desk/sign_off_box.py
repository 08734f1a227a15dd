"""Signing off: who, the exact words that are attested, notes; or who signed off already."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.review.opened import OpenedIntake, Review
from ui.desk.labels import button, card, label
from ui.desk.words import exact

translate = QCoreApplication.translate


class SignOffBox(QWidget):
    """Stays beside the intake while the nurse reads; signs only what was attested."""

    signed = Signal(str)  # the nurse's notes

    def __init__(
        self, intake: OpenedIntake, name: str, attestation: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.attested = QCheckBox(self.tr("I &attest:"))
        self.notes = QPlainTextEdit()
        self.notes.setPlaceholderText(self.tr("Notes for the record (optional)"))
        self.notes.setAccessibleName(self.tr("Notes for the record"))
        self.notes.setTabChangesFocus(True)
        self.sign: QPushButton = button(self.tr("&Sign off"), main=True)
        self.message = label("", "strong")
        self.message.hide()
        self._shown = self._open_box(intake, name, attestation)
        self._outer.addWidget(self._shown)
        self._outer.addWidget(self.message)
        self._outer.addStretch()

    def show_review(self, first: Review, own: Review | None = None) -> None:
        """Show who signed off; when someone else was first, say so and that both are kept."""
        frame, column = card()
        column.addWidget(label(self.tr("Signed off"), "heading"))
        column.addWidget(label(f"{first.name}\n{exact(first.signed_at)}"))
        if first.notes:
            column.addWidget(label(first.notes))
        if own is not None and own.id != first.id:
            words = self.tr("{0} signed off first, at {1}. Your sign-off is kept as well.")
            column.addWidget(label(words.format(first.name, exact(first.signed_at)), "strong"))
        self._outer.replaceWidget(self._shown, frame)
        self._shown.hide()
        self._shown = frame
        self.message.hide()

    def shut(self, words: str) -> None:
        """Show why this person signs nothing here."""
        self.attested.setEnabled(False)
        self.notes.setEnabled(False)
        self._tell(words)

    def say(self, words: str) -> None:
        """Show why nothing was signed, and let the nurse try again."""
        self._tell(words)
        self._allow()

    def _open_box(self, intake: OpenedIntake, name: str, attestation: str) -> QFrame:
        frame, column = card()
        column.setSpacing(10)
        column.addWidget(label(self.tr("Sign off"), "heading"))
        column.addWidget(label(_summary(intake)))
        column.addWidget(self.attested)
        column.addWidget(_attestation(attestation))
        column.addWidget(self.notes)
        column.addWidget(label(name, "strong"))
        column.addWidget(self.sign)
        self.notes.setMaximumHeight(150)
        self.attested.toggled.connect(self._allow)
        self.sign.clicked.connect(self._sign)
        self._allow()
        return frame

    @Slot()
    def _allow(self) -> None:
        self.sign.setEnabled(self.attested.isChecked())

    @Slot()
    def _sign(self) -> None:
        self.sign.setEnabled(False)
        self._tell(self.tr("Making the PDF and signing …"))
        self.signed.emit(self.notes.toPlainText().strip())

    def _tell(self, words: str) -> None:
        self.message.setText(words)
        self.message.show()


def _attestation(words: str) -> QLabel:
    made = label(words)
    made.setContentsMargins(22, 0, 0, 0)
    return made


def _summary(intake: OpenedIntake) -> str:
    if not intake.read.consents:
        words = translate("sign-off", "This visit asked for no decision.")
    elif intake.declined:
        words = translate("sign-off", "The patient declined. That is a complete answer.")
    else:
        consents = intake.read.consents
        agreed = sum(consent.agreed for consent in consents)
        words = translate("sign-off", "The patient agreed.")
        if agreed < len(consents):
            words = translate("sign-off", "The patient agreed to {0} of {1}.")
        words = words.format(agreed, len(consents))
    red = intake.count("red")
    if red:
        words += " " + translate("sign-off", "Red flags: {0}.").format(red)
    return words
