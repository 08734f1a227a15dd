"""The head of an intake: the way back, who it is, and who else works on it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.review.history.changes import Comparison
from kiosk.review.opened import OpenedIntake
from kiosk.review.signing.standing import Standing
from ui.desk import theme
from ui.desk.intake.flag_frame import bar
from ui.desk.intake.signing_people import people
from ui.desk.labels import button, label
from ui.desk.words import exact, language_name


class Head(QWidget):
    """Who the intake is about."""

    left = Signal()
    taken_over = Signal()

    def __init__(
        self, intake: OpenedIntake, back: str = "Worklist", parent: QWidget | None = None
    ) -> None:
        """Show an intake; `back` is the title of the page where it was opened."""
        super().__init__(parent)
        self._intake = intake
        self.name, self.facts = label(intake.read.identity.full_name, "title"), label("", "soft")
        self.allergies, self.measures = label("", "strong"), label("")
        self._told = intake.glance.allergies
        self._earlier = ""  # what was told of allergies at an earlier visit
        self.changed = label("", "strong")
        self.changed.setStyleSheet(f"color: {theme.RED};")
        self.changed.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._who(back))
        self.other = label("", "strong")
        self.take_over = button(self.tr("Take it over"))
        self.take_over.clicked.connect(self.taken_over)
        self._busy = self._at_work()
        column.addWidget(self._busy)

    def show_facts(self, intake: OpenedIntake) -> None:
        """Show allergies, weight and height; who represents and interprets stands with them."""
        glance = intake.glance
        self._told = glance.allergies
        self._show_allergies()
        facts = [
            words.format(said)
            for words, said in (
                (self.tr("Weight: {0}"), glance.weight),
                (self.tr("Height: {0}"), glance.height),
            )
            if said
        ]
        if intake.read.signature is not None:
            facts += [line.text() for line in people(intake.read.signature)]
        self.measures.setText(" · ".join(facts))
        self.measures.setVisible(bool(facts))

    def show_standing(self, standing: Standing) -> None:
        """Show who it really is and what was taken back, once a nurse has added that."""
        read, who = self._intake.read, standing.identity
        lines = []
        if who is not None:
            self.name.setText(who.full_name)
            self.facts.setText(self._facts(who.birth_date))
            words = self.tr("Corrected. The patient typed: {0}, born {1}")
            lines.append(words.format(read.identity.full_name, read.birth_date))
        for one in read.consents:
            if taken := standing.withdrawn(one.agreement_id):
                words = self.tr("Consent taken back {0}: {1}")
                title = self._intake.titles.get(one.agreement_id, one.title)
                lines.append(words.format(exact(taken), title))
        self.changed.setText("\n".join(lines))
        self.changed.setVisible(bool(lines))

    def show_earlier(self, comparison: Comparison) -> None:
        """Show the allergies that were last told, where this visit does not ask."""
        if comparison.allergies is not None:
            on, told = comparison.allergies
            self._earlier = self.tr("; on {0}: {1}").format(on, told)
            self._show_allergies()

    def show_other(self, name: str) -> None:
        """Show who works on it; nobody: the line is hidden."""
        words = self.tr("{0} works on this intake now. You can read it; they sign it off.")
        self.other.setText(words.format(name))
        self._busy.setVisible(bool(name))

    def _show_allergies(self) -> None:
        words = self.tr("Allergies: {0}").format(self._told)
        self.allergies.setText(words + self._earlier)
        self.allergies.setVisible(bool(self._told))

    def _at_work(self) -> QFrame:
        frame, column = bar("amber")
        line = QHBoxLayout()
        line.addWidget(self.other, 1)
        line.addWidget(self.take_over)
        column.addLayout(line)
        frame.hide()
        return frame

    def _who(self, back: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        self.back = button(self.tr("← {0}").format(back))
        self.back.setToolTip(self.tr("Back to where it was opened (Esc)"))
        self.back.clicked.connect(self.left)
        line.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignTop)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(self.name)
        self.facts.setText(self._facts(self._intake.read.birth_date))
        who.addWidget(self.facts)
        who.addWidget(self.changed)
        who.addWidget(self.allergies)
        who.addWidget(self.measures)
        line.addLayout(who, 1)
        return line

    def _facts(self, born: date) -> str:
        intake = self._intake.read
        return " · ".join(
            (
                self.tr("born {0}").format(born),
                self._visit(),
                self._language(),
                self.tr("finished {0}").format(exact(intake.finished_at)),
                self._pack(),
            )
        )

    def _visit(self) -> str:
        intake = self._intake.read
        if not intake.code:
            return self.tr("came without a code, so asked as at a first visit")
        kind = self.tr("first visit") if intake.kind == "first" else self.tr("return visit")
        return self.tr("code {0} · {1}").format(intake.code, kind)

    def _language(self) -> str:
        name, translation = language_name(self._intake.read.language), self._intake.translation
        return f"{name}: {translation}" if translation else name

    def _pack(self) -> str:
        pack = self._intake.read.pack
        words = (
            self.tr("pack {0} {1}: a draft, signed off by nobody")
            if self._intake.draft
            else self.tr("pack {0} {1}")
        )
        return words.format(pack.id, pack.version)
