"""A new passphrase, typed twice; the rules are told while it is typed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from kiosk.errors import Refused
from kiosk.provision.passphrase import SHORTEST, demand_strength
from ui.desk.labels import label


class NewPassphrase(QWidget):
    """Two fields and what is still wrong; `names` are words that others would try first."""

    changed = Signal()

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self._names = names
        self.first, self.again = QLineEdit(), QLineEdit()
        self.shown = QCheckBox(self.tr("&Show what I type"))
        self.verdict = label("", "soft")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addRow(self.tr("&Passphrase"), self.first)
        form.addRow(self.tr("&Once more"), self.again)
        form.addRow("", self.shown)
        form.addRow("", self.verdict)
        for line in (self.first, self.again):
            line.textChanged.connect(self.judge)
        self.shown.toggled.connect(self._show_words)
        self._show_words(False)
        self.judge()

    @property
    def fine(self) -> bool:
        """Tell whether it is long, not a common one, and twice the same."""
        return not self._objection()

    @property
    def words(self) -> str:
        """Return what was typed."""
        return self.first.text()

    @Slot()
    def judge(self) -> None:
        """Say what is still wrong; also when one of the names has changed."""
        self.verdict.setText(self._objection() or self.tr("✓ Good, and twice the same."))
        self.changed.emit()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    @Slot(bool)
    def _show_words(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in (self.first, self.again):
            line.setEchoMode(mode)

    def _objection(self) -> str:
        if not self.words:
            words = self.tr("{0} characters or more; four words that do not belong together do.")
            return words.format(SHORTEST)
        try:
            demand_strength(self.words, self._names())
        except Refused as error:
            return error.message
        if self.again.text() != self.words:
            return self.tr("Good. Now type it once more.")
        return ""
