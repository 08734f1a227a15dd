"""An intake that is signed off: by whom, whether a clinician has to sign, and what was added."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.review.opened import Review
from ui.desk.labels import button, card, label
from ui.desk.words import exact


class SignedBox(QFrame):
    """Stands where the sign-off was; whatever comes now is an addition."""

    countersigned = Signal()
    added = Signal()  # words
    corrected = Signal()  # the identity
    withdrawn = Signal()  # a consent

    def __init__(
        self, titles: Mapping[str, str], decision: str, *, asked_for_consent: bool
    ) -> None:
        """`titles`: of agreements, by id; `decision`: what the patient decided, in words."""
        super().__init__()
        self._decision = decision
        self._titles, self._asked_for_consent = titles, asked_for_consent
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._news: tuple[object, ...] = ()
        self._shown = QFrame()
        self._outer.addWidget(self._shown)
        self.message = label("", "strong")
        self.message.hide()
        self._outer.addWidget(self.message)
        self._outer.addStretch()

    def show_reviews(
        self,
        first: Review,
        second: Review | None,
        added: tuple[Review, ...],
        *,
        may_countersign: bool,
        may_add: bool,
    ) -> None:
        """Show who signed and what was added, and what this person may do now."""
        news = (first, second, added, may_countersign, may_add)
        if news == self._news:
            return
        self._news = news
        frame, column = card()
        column.setSpacing(8)
        column.addWidget(label(self.tr("Signed off"), "heading"))
        self._signature(column, first)
        self._decided(column, first)
        if second is not None:
            column.addWidget(label(self.tr("Signed by a clinician as well"), "heading"))
            self._signature(column, second)
        elif first.second_due:
            column.addWidget(label(self.tr("A clinician has to sign this as well."), "strong"))
            self.second = button(self.tr("Sign as &clinician"), main=True)
            self.second.setEnabled(may_countersign)
            if not may_countersign:
                self.second.setToolTip(self.tr("Somebody else, in the role of clinician, signs."))
            self.second.clicked.connect(self.countersigned)
            column.addWidget(self.second)
        for one in added:
            column.addWidget(label(self._title(one), "heading"))
            self._signature(column, one)
        if may_add:
            self._acts(column)
        self._outer.replaceWidget(self._shown, frame)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = frame

    def _decided(self, column: QVBoxLayout, first: Review) -> None:
        column.addWidget(label(self._decision))
        if self._asked_for_consent:
            column.addWidget(label(self._talk(first), "soft"))

    def say(self, words: str) -> None:
        """Show what went wrong."""
        self.message.setText(words)
        self.message.show()

    def _signature(self, column: QVBoxLayout, review: Review) -> None:
        column.addWidget(label(f"{review.name}\n{exact(review.signed_at)}"))
        if review.act not in ("sign-off", "second-signature"):
            column.addWidget(label(self.tr("Reason: {0}").format(review.reason), "soft"))
        if review.identity is not None:
            who = review.identity
            column.addWidget(label(f"{who.full_name}, {who.birth_date}", "strong"))
        if review.withdrawn:
            taken = ", ".join(self._titles.get(one, one) for one in review.withdrawn)
            column.addWidget(label(taken, "strong"))
        if review.notes:
            column.addWidget(label(review.notes))

    def _talk(self, first: Review) -> str:
        if first.talked_at is None:
            return self.tr("No talk about the consent is recorded: no consent is verified.")
        return self.tr("Consent talked through, {0}").format(exact(first.talked_at))

    def _title(self, review: Review) -> str:
        titles = {
            "addendum": self.tr("Added"),
            "identity": self.tr("Name or birth date corrected"),
            "withdrawal": self.tr("Consent taken back"),
        }
        return titles[review.act]

    def _acts(self, column: QVBoxLayout) -> None:
        for words, act in (
            (self.tr("Add &words …"), self.added),
            (self.tr("Correct &name or birth date …"), self.corrected),
            (self.tr("Consent taken &back …"), self.withdrawn),
        ):
            made = button(words)
            made.clicked.connect(act)
            column.addWidget(made)
