"""One intake on one page: who, red flags first, then all else; sign-off stays beside it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.review.opened import OpenedIntake
from ui.background import Background
from ui.desk.document_view import DocumentView
from ui.desk.flag_strip import flag_strip
from ui.desk.intake_sections import sections
from ui.desk.labels import button, label
from ui.desk.sign_off_box import SignOffBox
from ui.desk.words import exact, language_name

REVIEW, CONSENT, INTAKE = range(3)
_SIGN_OFF_WIDTH = 320  # px
_WIDEST = 900  # px, of lines that are read

translate = QCoreApplication.translate


class IntakePage(QWidget):
    """What one patient said, decided and asked for."""

    left = Signal()

    def __init__(
        self,
        intake: OpenedIntake,
        sign_off: SignOffBox,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.intake, self.sign_off = intake, sign_off
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.review = _review(intake)
        self.consent = DocumentView(background)
        self.document = DocumentView(background)
        self.tabs.addTab(self.review, self.tr("Review"))
        self.tabs.addTab(self.consent, self.tr("consent.pdf"))
        self.tabs.addTab(self.document, self.tr("intake.pdf"))
        self.tabs.setTabEnabled(INTAKE, False)
        self.tabs.setTabToolTip(INTAKE, self.tr("Made when the intake is signed off"))
        self._lay_out()
        self.consent.show_document(intake.consent_pdf, "consent.pdf")

    def show_intake_pdf(self, pdf: bytes) -> None:
        """Offer the document that was made at sign-off."""
        self.tabs.setTabEnabled(INTAKE, True)
        self.tabs.setTabToolTip(INTAKE, "")
        self.document.show_document(pdf, "intake.pdf")

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
        who.addWidget(label(self.intake.identity.full_name, "title"))
        who.addWidget(label(self._facts(), "soft"))
        line.addLayout(who, 1)
        return line

    def _facts(self) -> str:
        intake = self.intake
        first = intake.kind == "first"
        return " · ".join(
            (
                self.tr("born {0}").format(intake.identity.birth_date),
                self.tr("code {0}").format(intake.identity.code),
                self.tr("first visit") if first else self.tr("return visit"),
                language_name(intake.language),
                self.tr("finished {0}").format(exact(intake.finished_at)),
                self.tr("pack {0} {1}").format(intake.pack.id, intake.pack.version),
            )
        )


def _review(intake: OpenedIntake) -> QScrollArea:
    page = QWidget()
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
    return scroller
