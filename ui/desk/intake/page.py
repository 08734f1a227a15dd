"""One intake on one page: who, red flags first, then all else; the sign-off stays beside it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.audit.entry import Act
from kiosk.errors import KioskError
from kiosk.review.desk import Desk
from kiosk.review.opened import Review
from kiosk.review.opener import TakenOut
from kiosk.review.papers import Paper, paper, papers
from kiosk.review.signing.standing import Standing
from kiosk.review.worklist import Worklist
from kiosk.visit.identity import Identity
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.document_view import DocumentView
from ui.desk.intake.additions import IdentityDialog, WithdrawalDialog, WordsDialog
from ui.desk.intake.head import Head
from ui.desk.intake.papers_dialog import PapersDialog
from ui.desk.intake.review_tab import ReviewTab
from ui.desk.intake.sign_off_box import SignOffBox, summary
from ui.desk.intake.signed_box import SignedBox
from ui.desk.intake.work import NurseWork

T = TypeVar("T")

INTAKE = 2  # the place of intake.pdf among the tabs
_ON_TAB: dict[int, Paper] = {1: "consent", INTAKE: "intake"}
_SIDE_WIDTH = 320  # px


class IntakePage(QWidget):
    """What one patient said, decided and asked for, and what the nurse does about it."""

    left = Signal()
    signed = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        taken: TakenOut,
        back: str = "Worklist",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._taken, self.intake = taken, taken.intake
        intake = taken.intake
        self.work = NurseWork(desk, background, intake, self)
        self._first: Review | None = None  # the sign-off that is shown
        self._signed_acts = Standing()
        self.head = Head(intake, back)
        self.review = ReviewTab(intake, desk.clock.now)
        self.flags, self.history, self.forms = (
            self.review.flags,
            self.review.history,
            self.review.forms,
        )
        self.sign_off = SignOffBox(self.work, desk.reviewer.name)
        self.signed_box = SignedBox(
            intake.titles, summary(intake), asked_for_consent=bool(intake.read.consents)
        )
        self.side = QStackedWidget()
        self.tabs = QTabWidget()
        self.consent, self.document = (DocumentView(background, self.note) for _ in range(2))
        self._lay_out()
        self._connect()
        self.consent.show_document(intake.read.consent_pdf, "consent.pdf")
        self._show_flags()
        self.sign_off.show_state()

    def show_worklist(self, worklist: Worklist) -> None:
        """Show who signed and what was added; an intake that nobody signed is taken to work on."""
        known = self._taken.reviews
        if len(worklist.reviews.get(self.intake.id, ())) < len(known):  # they only grow
            worklist = worklist.know(self.intake.id, known)
        first = worklist.signed_off(self.intake.id)
        if not self.work.assessment.same_person:
            self.history.ask(self._taken.earlier)
        if first is not None:
            self._show_signed(first, worklist)
        elif not (self.work.mine or self.work.other):
            self.work.begin()

    @property
    def standing(self) -> Standing:
        """Return how the intake stands now: what is filled in, signed and added."""
        return replace(self._signed_acts, assessment=self.work.assessment)

    def note(self, act: Act) -> str:
        """Write into the audit what is about to be done with this intake."""
        return self._desk.note(act, self.intake.id)

    def show_papers(self) -> None:
        """Let the nurse choose a paper to print or to save."""
        self.sign_off.keep_notes()
        intake, standing = self.work.intake, self.standing
        make = partial(paper, self._desk, intake, standing)
        offered = papers(intake, standing)
        dialog = PapersDialog(offered, make, self._background, self.note, self)
        dialog.open()
        dialog.choose(_ON_TAB.get(self.tabs.currentIndex(), "summary"))

    def leave(self) -> None:
        """Let somebody else work on it; what is not signed stays as a draft."""
        self.review.settle()
        self.sign_off.keep_notes()
        self.work.leave()

    def add_beside(self, widget: QWidget) -> None:
        """Put something under the sign-off."""
        widget.setFixedWidth(_SIDE_WIDTH)
        self._beside.insertWidget(1, widget)

    @Slot()
    def save_document(self) -> None:
        """Save the document that is shown, where the nurse chooses."""
        shown = self.tabs.currentWidget()
        if isinstance(shown, DocumentView):
            shown.save()

    def _connect(self) -> None:
        QShortcut(QKeySequence.StandardKey.Save, self, self.save_document)
        self._background.bug.connect(self._stumbled)
        self.head.left.connect(self.left)
        self.head.taken_over.connect(self._take_over)
        self.review.answered.connect(self.work.answer)
        self.flags.resolved.connect(self.work.resolve)
        self.flags.reopened.connect(self.work.reopen)
        self.work.begun.connect(self._begun)
        self.work.changed.connect(self._show_state)
        self.sign_off.settling.connect(self.review.settle)
        self.history.confirmed.connect(self.work.recognize)
        self.work.compared.connect(self.history.show_comparison)
        self.work.compared.connect(self.head.show_earlier)
        self.work.not_compared.connect(self.history.say)
        self.work.judged.connect(self._show_flags)
        self.work.signed.connect(self._signed)
        self.work.failed.connect(self._say)
        self.signed_box.countersigned.connect(self._countersign)
        self.signed_box.added.connect(self._add_words)
        self.signed_box.corrected.connect(self._correct)
        self.signed_box.withdrawn.connect(self._withdraw)

    @Slot()
    def _take_over(self) -> None:
        self.work.begin(take_over=True)

    @Slot()
    def _begun(self) -> None:
        self.head.show_other(self.work.other)
        if self.work.mine:
            self.sign_off.take_up(self.work.assessment)
            self._show_answers()

    def _show_answers(self) -> None:
        given = self.work.assessment.answers
        self.review.show_answers(lambda form: given.get(form, {}))

    @Slot()
    def _show_flags(self) -> None:
        self.review.show_flags(self.work.intake)
        self.head.show_facts(self.work.intake)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self.flags.show_resolutions(self.work.assessment, may_change=self.work.mine)
        self.review.allow(change=self.work.mine)
        self.sign_off.show_refused(self.review.refused)

    @Slot(object)
    def _signed(self, stands: Review) -> None:
        if stands.person != self._desk.reviewer.person:
            words = self.tr("{0} signed this off before you: nothing was signed twice.")
            self.signed_box.say(words.format(stands.name))
        self.signed.emit()

    def _show_signed(self, first: Review, worklist: Worklist) -> None:
        second, added = worklist.countersigned(self.intake.id), worklist.added(self.intake.id)
        self._signed_acts = Standing(first=first, second=second, added=added)
        self.head.show_standing(self._signed_acts)
        self.signed_box.show_reviews(
            first,
            second,
            added,
            may_countersign=self._may_countersign(first),
            may_add=self._desk.may_review,
        )
        self.side.setCurrentWidget(self.signed_box)
        self.side.removeWidget(self.sign_off)  # its height would stay
        if first != self._first:
            self._first = first
            self.work.show_signed(first)
            self._show_answers()
            self._do(partial(self._desk.intake_pdf, first), self._show_document)

    def _may_countersign(self, first: Review) -> bool:
        return self._desk.may_countersign and first.person != self._desk.reviewer.person

    def _show_document(self, pdf: bytes) -> None:
        self.tabs.setTabEnabled(INTAKE, True)
        self.tabs.setTabToolTip(INTAKE, "")
        self.document.show_document(pdf, "intake.pdf")

    @Slot()
    def _countersign(self) -> None:
        if self._first is not None:
            self._do(partial(self._desk.countersign, self.intake, self._first), self._added)

    @Slot()
    def _add_words(self) -> None:
        dialog = WordsDialog(self)
        dialog.written.connect(self._write)
        dialog.open()

    @Slot()
    def _correct(self) -> None:
        dialog = IdentityDialog(self.intake, self)
        dialog.corrected.connect(self._identify)
        dialog.open()

    @Slot()
    def _withdraw(self) -> None:
        dialog = WithdrawalDialog(self.intake, self)
        dialog.withdrawn.connect(self._take_back)
        dialog.open()

    @Slot(str, str)
    def _write(self, reason: str, words: str) -> None:
        self._do(partial(self._desk.add, self.intake, reason, words), self._added)

    @Slot(str, object)
    def _identify(self, reason: str, identity: Identity) -> None:
        self._do(partial(self._desk.correct, self.intake, reason, identity), self._added)

    @Slot(str, object)
    def _take_back(self, reason: str, agreements: tuple[str, ...]) -> None:
        self._do(partial(self._desk.withdraw, self.intake, reason, agreements), self._added)

    def _added(self, _review: Review) -> None:
        self.signed.emit()

    def _do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        ask(self._background, self, work, then, self._failed)

    @Slot()
    def _stumbled(self) -> None:
        if self._first is None:
            self.sign_off.say(self.tr("If you signed off just now, it may not be done: try again."))

    def _failed(self, error: KioskError) -> None:
        self._say(error.message)

    @Slot(str)
    def _say(self, words: str) -> None:
        box = self.sign_off if self._first is None else self.signed_box
        box.say(words)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.review, self.tr("Review"))
        self.tabs.addTab(self.consent, self.tr("consent.pdf"))
        self.tabs.addTab(self.document, self.tr("intake.pdf"))
        self.tabs.setTabEnabled(INTAKE, False)
        self.tabs.setTabToolTip(INTAKE, self.tr("Made when the intake is signed off"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.tabs, 1)
        self.side.addWidget(self.sign_off)
        self.side.addWidget(self.signed_box)
        self.side.setFixedWidth(_SIDE_WIDTH)
        self.side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.side)
        self._beside.addStretch()
        body.addLayout(self._beside)
        column.addLayout(body, 1)
