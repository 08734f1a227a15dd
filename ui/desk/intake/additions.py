"""What may be added after a sign-off, each asked for with its reason in a small dialog."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kiosk.review.opened import OpenedIntake
from kiosk.visit.identity import Identity
from ui.desk.labels import label

_WIDTH = 460  # px


class Addition(QDialog):
    """A dialog that asks why; nothing that was signed is changed by it."""

    def __init__(self, title: str, explained: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(8)
        self.column.addWidget(label(explained))
        self.reason = QLineEdit()
        self.wrong = label("", "strong")
        self.wrong.hide()
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.buttons.button(buttons.Ok).setText(self.tr("&Sign and add"))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def ask(self, words: str, field: QWidget) -> None:
        """Add a field under its words."""
        named = label(words, "strong")
        named.setBuddy(field)
        field.setAccessibleName(words)
        self.column.addWidget(named)
        self.column.addWidget(field)

    def finish(self) -> None:
        """Ask for the reason at the end."""
        self.ask(self.tr("Reason"), self.reason)
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.buttons)

    def missing(self) -> str:
        """Return what has to be filled in; empty: nothing."""
        return "" if self.reason.text().strip() else self.tr("Write down why.")

    def emit_act(self) -> None:
        """Say what is to be added."""

    @Slot()
    def _accept(self) -> None:
        missing = self.missing()
        self.wrong.setText(missing)
        self.wrong.setVisible(bool(missing))
        if not missing:
            self.emit_act()
            self.accept()


class WordsDialog(Addition):
    """Words for the record."""

    written = Signal(str, str)  # reason, words

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Add words"),
            parent.tr("What was signed stays as it is. Your words are added below it."),
            parent,
        )
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.ask(self.tr("What is to be added"), self.words)
        self.finish()

    def missing(self) -> str:
        """Return what has to be filled in."""
        if not self.words.toPlainText().strip():
            return self.tr("Write what is to be added.")
        return super().missing()

    def emit_act(self) -> None:
        """Say what is to be added."""
        self.written.emit(self.reason.text().strip(), self.words.toPlainText().strip())


class IdentityDialog(Addition):
    """The name or birth date as they really are."""

    corrected = Signal(str, object)  # reason, Identity

    def __init__(self, intake: OpenedIntake, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Correct name or birth date"),
            parent.tr(
                "What the patient typed is kept. Two records of one patient are merged in the "
                "chart, not here."
            ),
            parent,
        )
        self._code = intake.read.code
        who = intake.read.identity
        self.given, self.family = QLineEdit(who.given), QLineEdit(who.family)
        self.birth_date = QLineEdit(who.birth_date.isoformat())
        self.ask(self.tr("Given names"), self.given)
        self.ask(self.tr("Family names"), self.family)
        self.ask(self.tr("Birth date, such as 1957-04-12"), self.birth_date)
        self.finish()

    def missing(self) -> str:
        """Return what has to be filled in, or is no date."""
        if not (self.given.text().strip() or self.family.text().strip()):
            return self.tr("Write the patient's name.")
        if self._date() is None:
            return self.tr("Not a date: write year-month-day, such as 1957-04-12.")
        return super().missing()

    def emit_act(self) -> None:
        """Say who the patient is."""
        born = self._date()
        if born is not None:
            given, family = self.given.text().strip(), self.family.text().strip()
            who = Identity(self._code, given, family, born)
            self.corrected.emit(self.reason.text().strip(), who)

    def _date(self) -> date | None:
        try:
            return date.fromisoformat(self.birth_date.text().strip())
        except ValueError:
            return None


class WithdrawalDialog(Addition):
    """Consents that the patient took back."""

    withdrawn = Signal(str, object)  # reason, agreement ids

    def __init__(self, intake: OpenedIntake, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Consent taken back"),
            parent.tr("The consent that was given stays on record; from now on it does not hold."),
            parent,
        )
        self.agreements: dict[str, QCheckBox] = {}
        for consent in intake.read.consents:
            if consent.agreed:
                box = QCheckBox(intake.titles.get(consent.agreement_id, consent.title))
                self.agreements[consent.agreement_id] = box
                self.column.addWidget(box)
        self.finish()

    def missing(self) -> str:
        """Return what has to be filled in."""
        if not self.chosen:
            return self.tr("Choose the consent that the patient took back.")
        return super().missing()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the agreements that were taken back."""
        return tuple(name for name, box in self.agreements.items() if box.isChecked())

    def emit_act(self) -> None:
        """Say what was taken back."""
        self.withdrawn.emit(self.reason.text().strip(), self.chosen)
