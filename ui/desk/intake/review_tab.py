"""What a nurse reads and fills in, from top to bottom: what cannot wait comes first."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kiosk.forms.answers import Answers
from kiosk.forms.questionnaire import Questionnaire
from kiosk.review.opened import OpenedIntake
from kiosk.review.reading import NURSE
from ui.desk.intake.before import before
from ui.desk.intake.consent_section import consent_section
from ui.desk.intake.history import HistoryCard
from ui.desk.intake.nurse_form import NurseForm
from ui.desk.intake.red_strip import RedStrip
from ui.desk.intake.sections import answers, drawn, scores

_WIDEST = 900  # px, of lines that are read


class ReviewTab(QScrollArea):
    """Red flags, what is asked aloud, other flags, changes, what is known, every answer."""

    answered = Signal(str, object)  # questionnaire id, Answers

    def __init__(self, intake: OpenedIntake, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.flags, self.others = RedStrip(("red",)), RedStrip(("amber", "info"))
        self.history = HistoryCard()
        self.forms: dict[str, NurseForm] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._page(intake, now))

    def show_flags(self, intake: OpenedIntake) -> None:
        """Show the flags as they stand with the nurse's own answers taken in."""
        self.flags.show_flags(intake)
        self.others.show_flags(intake)

    def show_answers(self, given: Callable[[str], Answers]) -> None:
        """Show what staff have answered so far."""
        for name, form in self.forms.items():
            form.show_answers(given(name))

    @Slot()
    def settle(self) -> None:
        """Take what staff have typed, even where the field was not left yet."""
        for form in self.forms.values():
            form.settle()

    @property
    def refused(self) -> tuple[str, ...]:
        """Return the staff's questions beside which something stands that is no answer."""
        return tuple(name for form in self.forms.values() for name in form.refused)

    def allow(self, *, change: bool) -> None:
        """Let what staff fill in be changed, or only be read."""
        for form in self.forms.values():
            form.allow(change=change)

    def _page(self, intake: OpenedIntake, now: Callable[[], datetime]) -> QWidget:
        page = QWidget()
        page.setProperty("look", "paper")
        page.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 10, 10, 16)
        column.setSpacing(12)
        aloud = [form for form in intake.nurse_forms if form.id in intake.spoken_forms]
        filled_in = [form for form in intake.nurse_forms if form.id not in intake.spoken_forms]
        for part in (
            self.flags,
            *(self._form(form, intake.read.language) for form in aloud),
            self.others,
            self.history,
            *before(intake.glance, now),
            consent_section(intake),
            *drawn(intake),
            *scores(intake),
            *(self._form(form, NURSE) for form in filled_in),
            *answers(intake),
        ):
            column.addWidget(part)
        column.addStretch()
        return page

    def _form(self, form: Questionnaire, language: str) -> NurseForm:
        made = NurseForm(form, language)
        made.answered.connect(self.answered)
        self.forms[form.id] = made
        return made
