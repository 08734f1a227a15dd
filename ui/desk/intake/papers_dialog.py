"""The papers of one intake: choose one, look at it, print it or save it as a PDF."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiosk.errors import KioskError
from kiosk.review.papers import Paper
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.document_view import DocumentView, Note
from ui.desk.labels import label

_SIZE = (1120, 760)
_LIST_WIDTH = 250  # px
_ROW, _EDGE = 30, 6  # px
translate = QCoreApplication.translate

Make = Callable[[Paper], bytes]


class PapersDialog(QDialog):
    """A list of papers beside the pages of the one that is chosen."""

    def __init__(
        self,
        offered: tuple[Paper, ...],
        make: Make,
        background: Background,
        note: Note,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print or save"))
        self.resize(*_SIZE)
        self._make, self._background = make, background
        self.list = QListWidget()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setAccessibleName(self.tr("Papers of this intake"))
        self.about = label("", "soft")
        self.view = DocumentView(background, note)
        for name in offered:
            item = QListWidgetItem(titles()[name][0])
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.list.setFixedHeight(len(offered) * _ROW + 2 * _EDGE)
        self._lay_out()
        self.list.currentItemChanged.connect(self._chosen)
        # Later: the same Enter goes on to this dialog, which would press the printer's own button.
        later = Qt.ConnectionType.QueuedConnection
        self.list.itemActivated.connect(self.view.print_out, later)
        QShortcut(QKeySequence.StandardKey.Print, self, self.view.print_out)
        QShortcut(QKeySequence.StandardKey.Save, self, self.view.save)

    def choose(self, name: Paper) -> None:
        """Show a paper; the first where there is none of that name."""
        rows = range(self.list.count())
        wanted = (row for row in rows if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name)
        self.list.setCurrentRow(next(wanted, 0))
        self.list.setFocus()

    @Slot()
    def _chosen(self) -> None:
        name = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        self.about.setText(titles()[name][1])
        self.view.show_nothing(self.tr("Making it …"))
        made = partial(self._made, name)
        ask(self._background, self, partial(self._make, name), made, self._not_made)

    def _made(self, name: Paper, pdf: bytes) -> None:
        if name == self.list.currentItem().data(Qt.ItemDataRole.UserRole):
            self.view.show_document(pdf, f"{name}.pdf")

    def _not_made(self, error: KioskError) -> None:
        self.view.show_nothing(error.message)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.list)
        left.addWidget(self.about)
        left.addStretch()
        row.addLayout(left)
        row.addWidget(self.view, 1)
        column.addLayout(row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def titles() -> dict[Paper, tuple[str, str]]:
    """Return what each paper is called, and what it is for."""
    return {
        "summary": (
            translate("papers", "Nurse summary"),
            translate("papers", "One page for the clipboard, as of now. Not for the patient."),
        ),
        "consent": (
            translate("papers", "Patient’s copy"),
            translate("papers", "What the patient decided and told, in their language. For them."),
        ),
        "consent-english": (
            translate("papers", "Consent, English beside it"),
            translate("papers", "The words that were read, and the same in English. For the file."),
        ),
        "intake": (
            translate("papers", "Whole intake"),
            translate("papers", "Every answer, flag and score. For the file."),
        ),
        "additions": (
            translate("papers", "Additions"),
            translate("papers", "What was signed after the sign-off, as of now. For the file."),
        ),
    }
