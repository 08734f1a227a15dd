"""Expect a patient: one click more makes the code, to be printed or read out."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.errors import KioskError
from kiosk.review.expected import Expected, Wish
from kiosk.review.front_desk import FrontDesk
from kiosk.visit.identity import VisitKind
from ui.background import Background
from ui.desk.arrivals.shown_code import ShownCode
from ui.desk.arrivals.wish_form import WishForm
from ui.desk.asking import ask
from ui.desk.labels import button, label

_WIDTH = 520  # px


class ExpectDialog(QDialog):
    """Three buttons, one for each kind of visit; above them what may be said of the patient."""

    def __init__(
        self, front: FrontDesk, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._front, self._background = front, background
        self._interval = front.reader.consent_interval
        self.setWindowTitle(self.tr("Expect a patient"))
        self.setMinimumWidth(_WIDTH)
        self.form = WishForm(front.languages)
        self.first = self._choice(self.tr("&First visit"), "first", consent_due=True)
        words = self.tr("&Return visit, ask for consent")
        self.again = self._choice(words, "return", consent_due=True)
        words = self.tr("Return visit, &consent holds")
        self.holds = self._choice(words, "return", consent_due=False)
        self.holds.setEnabled(bool(self._interval))
        self.message = label("", "strong")
        self.code = ShownCode(front.reader.manifest.name)
        self.another = button(self.tr("&Another patient"))
        self.close_it = button(self.tr("Close"))
        self.pages = QStackedWidget()
        self._lay_out()

    def show_patient(self, patient: Expected) -> None:
        """Show the code of somebody who is expected."""
        self.code.show_patient(patient)
        self.pages.setCurrentIndex(1)
        self.code.print_it.setFocus()

    @Slot()
    def ask_anew(self) -> None:
        """Ask for another patient."""
        self.form.clear()
        self.message.clear()
        self.pages.setCurrentIndex(0)
        self.first.setFocus()

    def _expect(self, kind: VisitKind, *, consent_due: bool) -> None:
        problem = self.form.problem(self._front.reader.clock.now().date())
        self.message.setText(problem)
        if problem:
            self.form.born.setFocus()
            return
        self._allow(choices=False)
        wish = self.form.wish(kind, consent_due=consent_due)
        ask(self._background, self, partial(self._made, wish), self._show, self._failed)

    def _made(self, wish: Wish) -> Expected:
        return self._front.expect(wish)

    def _show(self, patient: Expected) -> None:
        self._allow(choices=True)
        self.show_patient(patient)

    def _failed(self, error: KioskError) -> None:
        self._allow(choices=True)
        words = self.tr("{0} The patient can go on without a code.")
        self.message.setText(words.format(error.message))

    def _allow(self, *, choices: bool) -> None:
        for choice in (self.first, self.again):
            choice.setEnabled(choices)
        self.holds.setEnabled(choices and bool(self._interval))

    def _choice(self, words: str, kind: VisitKind, *, consent_due: bool) -> QPushButton:
        choice = button(words)
        choice.setAutoDefault(False)
        choice.clicked.connect(lambda: self._expect(kind, consent_due=consent_due))
        return choice

    def _lay_out(self) -> None:
        asking = QWidget()
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Which visit is it?"), "heading"))
        for choice in (self.first, self.again, self.holds):
            column.addWidget(choice)
        column.addWidget(label(self._rule(), "soft"))
        column.addSpacing(6)
        column.addWidget(label(self.tr("Before that, if you like"), "heading"))
        column.addWidget(self.form)
        column.addWidget(self.message)
        column.addStretch()
        self.pages.addWidget(asking)
        self.pages.addWidget(self.code)
        outer = QVBoxLayout(self)
        outer.setSpacing(12)
        outer.addWidget(self.pages, 1)
        outer.addLayout(self._ends())

    def _ends(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch()
        for end, act in ((self.another, self.ask_anew), (self.close_it, self.reject)):
            end.setAutoDefault(False)
            end.clicked.connect(act)
            line.addWidget(end)
        self.another.setVisible(False)
        self.pages.currentChanged.connect(lambda page: self.another.setVisible(page == 1))
        return line

    def _rule(self) -> str:
        if self._interval is None:
            return self.tr(
                "This clinic has not decided how long a consent holds (setting "
                "consent_interval_days): every visit asks for it."
            )
        if self._interval == 0:
            return self.tr("This clinic asks for consent at every visit.")
        return self.tr(
            "A consent holds for {0} days, and only while its words stay the same: look into the "
            "chart for when this patient last agreed, and to which version."
        ).format(self._interval)
