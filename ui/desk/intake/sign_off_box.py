"""Signing off: what is still open, the exact words that are attested, notes, the name."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout

from kiosk.review.assessment import Assessment
from kiosk.review.opened import OpenedIntake
from kiosk.review.signing.attestation import attestation
from ui.desk.intake.scroller import Scroller
from ui.desk.intake.work import NurseWork
from ui.desk.labels import button, card, label

translate = QCoreApplication.translate
_PAUSE = 800  # ms without a key, after which notes are kept
_NOTES_HEIGHT = 96  # px


class SignOffBox(QFrame):
    """Stays beside the intake while the nurse reads; signs only what was attested."""

    settling = Signal()  # what is typed elsewhere on the page is to be taken, or refused, now

    def __init__(self, work: NurseWork, name: str) -> None:
        super().__init__()
        self._work = work
        self._refused: tuple[str, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.reasons: dict[str, QLineEdit] = {}
        self.talked = QCheckBox(self.tr("I &talked the consent through"))
        self.attested = QCheckBox(self.tr("I &attest:"))
        self.words = label("")
        self.words.setContentsMargins(22, 0, 0, 0)
        self.notes = QPlainTextEdit()
        self.open = label("", "soft")
        self.sign = button(self.tr("&Sign off"), main=True)
        self.anew = button(self.tr("&Begin anew"))
        self.message = label("", "strong")
        self.message.hide()
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._scroller = Scroller(self._box(work.intake, name))
        for part in (self._scroller, self.message, self.anew, self.sign):
            outer.addWidget(part)
        self.anew.hide()
        self.anew.clicked.connect(work.begin_anew)
        work.unreadable.connect(self.offer_anew)
        self._pause.timeout.connect(self.keep_notes)
        self.notes.textChanged.connect(self._pause.start)
        self.talked.toggled.connect(self._talk)
        self.attested.toggled.connect(self.show_state)
        self.sign.clicked.connect(self._sign)

    def take_up(self, assessment: Assessment) -> None:
        """Show what was left of an earlier sitting."""
        if not self.anew.isHidden():
            self.anew.hide()
            self.message.hide()
        self.talked.setChecked(assessment.talked_at is not None)
        if not self.notes.toPlainText():
            self.notes.setPlainText(assessment.notes)
        for agreement, line in self.reasons.items():
            line.setText(assessment.undecided.get(agreement, ""))

    @Slot(str)
    def offer_anew(self, why: str) -> None:
        """Say why what was begun cannot be taken up, and let the nurse begin anew."""
        self.say(why)
        self.anew.show()

    @Slot()
    def keep_notes(self) -> None:
        """Keep the notes as they stand."""
        self._work.note(self.notes.toPlainText().strip())

    @Slot()
    def show_state(self) -> None:
        """Say what is still open; the button signs once nothing is and it is attested."""
        open_now = (*self._work.obstacles, *map(_not_taken, self._refused))
        for part in (self.talked, self.attested, self.notes, *self.reasons.values()):
            part.setEnabled(self._work.mine)
        self.words.setText(
            attestation(self._work.intake, talked=self._work.assessment.talked_at is not None)
        )
        lines = [self.tr("Still open before you can sign:"), *(f"• {one}" for one in open_now)]
        self.open.setText("\n".join(lines))
        self.open.setVisible(bool(open_now))
        self.sign.setEnabled(self._work.mine and self.attested.isChecked() and not open_now)
        self._scroller.updateGeometry()

    def show_refused(self, questions: tuple[str, ...]) -> None:
        """Let nothing be signed while something stands in a field that is no answer."""
        self._refused = questions
        self.show_state()

    def say(self, words: str) -> None:
        """Show why nothing was signed, and let the nurse try again."""
        self.message.setText(words)
        self.message.show()
        self.show_state()

    def _box(self, intake: OpenedIntake, name: str) -> QFrame:
        frame, column = card()
        column.setSpacing(10)
        column.addWidget(label(self.tr("Sign off"), "heading"))
        column.addWidget(label(summary(intake)))
        for agreement, title in intake.undecided.items():
            column.addWidget(label(self.tr("No decision on “{0}”. Why?").format(title), "strong"))
            column.addWidget(self._reason(agreement, title))
        if intake.read.consents:
            column.addWidget(self.talked)
            column.addWidget(_hint())
        column.addWidget(self.attested)
        column.addWidget(self.words)
        self.notes.setPlaceholderText(self.tr("Notes for the record (optional)"))
        self.notes.setAccessibleName(self.tr("Notes for the record"))
        self.notes.setTabChangesFocus(True)
        self.notes.setMaximumHeight(_NOTES_HEIGHT)
        column.addWidget(self.notes)
        column.addWidget(label(name, "strong"))
        column.addWidget(self.open)
        return frame

    def _reason(self, agreement: str, title: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(self.tr("Asked on paper, not asked because …"))
        line.setAccessibleName(self.tr("Why there is no decision on {0}").format(title))
        line.setObjectName(agreement)
        line.editingFinished.connect(self._explain)
        self.reasons[agreement] = line
        return line

    @Slot()
    def _explain(self) -> None:
        for agreement, line in self.reasons.items():
            if line.text().strip() != self._work.assessment.undecided.get(agreement, ""):
                self._work.explain(agreement, line.text().strip())

    @Slot(bool)
    def _talk(self, talked: bool) -> None:  # a signal's argument
        if talked != (self._work.assessment.talked_at is not None):
            self._work.talk(talked=talked)

    @Slot()
    def _sign(self) -> None:
        self.settling.emit()
        if not self.sign.isEnabled():
            return
        self.keep_notes()
        self.sign.setEnabled(False)
        self.message.setText(self.tr("Making the PDF and signing …"))
        self.message.show()
        self._work.sign_off()


def _not_taken(question: str) -> str:
    words = translate("sign-off", "“{0}”: what stands there is no answer. Mend it, or empty it.")
    return words.format(question)


def _hint() -> QLabel:
    made = label(
        translate("sign-off", "With the patient. Without this, no consent counts as verified."),
        "soft",
    )
    made.setContentsMargins(22, 0, 0, 0)
    return made


def summary(intake: OpenedIntake) -> str:
    """Return what was decided, and how many red flags there are."""
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
