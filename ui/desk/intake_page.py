"""One intake on one page: who, red flags first, then all else; sign-off stays beside it."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.errors import KioskError
from kiosk.review.desk import Desk
from kiosk.review.opened import OpenedIntake, Review
from kiosk.review.sign_off import attestation
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.document_view import DocumentView
from ui.desk.flag_strip import flag_strip
from ui.desk.intake_sections import sections
from ui.desk.labels import button, label
from ui.desk.sign_off_box import SignOffBox
from ui.desk.words import exact, language_name

INTAKE = 2  # the place of intake.pdf among the tabs
_SIGN_OFF_WIDTH = 320  # px
_WIDEST = 900  # px, of lines that are read


class IntakePage(QWidget):
    """What one patient said, decided and asked for."""

    left = Signal()
    signed = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        intake: OpenedIntake,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self.intake = intake
        self._own: Review | None = None  # this nurse's sign-off, made on this page
        self._first: Review | None = None  # the sign-off that is shown
        self.sign_off = SignOffBox(intake, desk.reviewer.name, attestation(intake))
        self.sign_off.signed.connect(self._sign_off)
        if not desk.may_sign:
            self.sign_off.shut(self.tr("A nurse or a clinician signs off."))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.consent, self.document = DocumentView(background), DocumentView(background)
        self.tabs.addTab(_review(intake), self.tr("Review"))
        self.tabs.addTab(self.consent, self.tr("consent.pdf"))
        self.tabs.addTab(self.document, self.tr("intake.pdf"))
        self.tabs.setTabEnabled(INTAKE, False)
        self.tabs.setTabToolTip(INTAKE, self.tr("Made when the intake is signed off"))
        background.bug.connect(self._stumbled)
        self._lay_out()
        self.consent.show_document(intake.read.consent_pdf, "consent.pdf")

    def show_review(self, first: Review | None) -> None:
        """Show who signed off first, and the document that was made then."""
        if first is None or first == self._first:
            return
        self._first = first
        self.sign_off.show_review(first, self._own)
        ask(
            self._background,
            self,
            partial(self._desk.intake_pdf, self._own or first),
            self._show_document,
            self._failed,
        )

    @property
    def unsigned_notes(self) -> str:
        """Return the notes that are typed and can still be signed."""
        return "" if self._first else self.sign_off.notes.toPlainText().strip()

    def save_document(self) -> None:
        """Save the document that is shown, where the nurse chooses."""
        shown = self.tabs.currentWidget()
        if isinstance(shown, DocumentView):
            shown.save()

    @Slot(str)
    def _sign_off(self, notes: str) -> None:
        act = partial(
            self._desk.sign_off, self.intake, attestation=attestation(self.intake), notes=notes
        )
        ask(self._background, self, act, self._signed, self._failed)

    def _signed(self, own: Review) -> None:
        self._own = own
        self.show_review(own)
        self.signed.emit()

    def _show_document(self, pdf: bytes) -> None:
        self.tabs.setTabEnabled(INTAKE, True)
        self.tabs.setTabToolTip(INTAKE, "")
        self.document.show_document(pdf, "intake.pdf")

    @Slot()
    def _stumbled(self) -> None:
        if self._first is None:
            self.sign_off.say(self.tr("If you signed off just now, it may not be done: try again."))

    def _failed(self, error: KioskError) -> None:
        self.sign_off.say(error.message)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.tabs, 1)
        self.sign_off.setFixedWidth(_SIGN_OFF_WIDTH)
        body.addWidget(self.sign_off)
        column.addLayout(body, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        back = button(self.tr("← Worklist"))
        back.setToolTip(self.tr("Back to the worklist (Esc)"))
        back.clicked.connect(self.left)
        line.addWidget(back, alignment=Qt.AlignmentFlag.AlignTop)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(label(self.intake.read.identity.full_name, "title"))
        who.addWidget(label(self._facts(), "soft"))
        line.addLayout(who, 1)
        return line

    def _facts(self) -> str:
        intake = self.intake.read
        return " · ".join(
            (
                self.tr("born {0}").format(intake.identity.birth_date),
                self._visit(),
                self._language(),
                self.tr("finished {0}").format(exact(intake.finished_at)),
                self._pack(),
            )
        )

    def _visit(self) -> str:
        intake = self.intake.read
        if not intake.code:
            return self.tr("came without a code, so asked as at a first visit")
        kind = self.tr("first visit") if intake.kind == "first" else self.tr("return visit")
        return self.tr("code {0} · {1}").format(intake.code, kind)

    def _language(self) -> str:
        name, translation = language_name(self.intake.read.language), self.intake.translation
        return f"{name}: {translation}" if translation else name

    def _pack(self) -> str:
        pack = self.intake.read.pack
        words = (
            self.tr("pack {0} {1}: a draft, signed off by nobody")
            if self.intake.draft
            else self.tr("pack {0} {1}")
        )
        return words.format(pack.id, pack.version)


def _review(intake: OpenedIntake) -> QScrollArea:
    page = QWidget()
    page.setProperty("look", "paper")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 10, 10, 16)
    column.setSpacing(12)
    column.addWidget(flag_strip(intake.warnings, intake.flags))
    for section in sections(intake):
        column.addWidget(section)
    column.addStretch()
    page.setMaximumWidth(_WIDEST)
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setFrameShape(QFrame.Shape.NoFrame)
    scroller.setWidget(page)
    scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return scroller
