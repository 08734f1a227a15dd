"""Consent: the exact words of one agreement, and agree or decline, equal to each other.

A choice counts when the patient goes on from it. It is bound to the words that stood on the screen
when it was made: another language on the screen asks for the choice again.
"""

import re

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.pack import Agreement
from kiosk.visit.consent import Decision, words_sha256
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Consent(QObject):
    """The agreement on the screen and the choice made under it."""

    changed = Signal()
    turned = Signal()  # another agreement than before
    choiceAsked = Signal()  # the patient tried to go on without a choice

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._index: int | None = None  # None: the first undecided, else the last
        self._choice: Decision | None = None  # made, not gone on from
        self._told = False
        visit.begun.connect(self._start)
        visit.changed.connect(self._refresh)

    @Slot()
    def _start(self) -> None:
        self._index = self._choice = None
        self._told = False

    @Slot()
    def _refresh(self) -> None:
        if self._choice and self._choice.language != self._visit.record.language:
            self._choice = None
        self.changed.emit()

    def _all(self) -> tuple[Agreement, ...]:
        return self._visit.pack.agreements[self._visit.record.language]

    def _place(self) -> int:
        if self._index is not None:
            return self._index
        decided = {decision.agreement_id for decision in self._visit.record.decisions}
        undecided = (n for n, a in enumerate(self._all()) if a.id not in decided)
        return next(undecided, len(self._all()) - 1)

    def _agreement(self) -> Agreement:
        return self._all()[self._place()]

    def _decision(self) -> Decision | None:
        if self._choice:
            return self._choice
        mine = (d for d in self._visit.record.decisions if d.agreement_id == self._agreement().id)
        return next(mine, None)

    @Property(int, notify=changed)
    def number(self) -> int:
        """Return which agreement this is, from 1."""
        return self._place() + 1

    @Property(int, notify=changed)
    def count(self) -> int:
        """Return how many agreements there are."""
        return len(self._all())

    @Property(str, notify=changed)
    def title(self) -> str:
        """Return the agreement's title."""
        return self._agreement().title

    @Property(str, notify=changed)
    def words(self) -> str:
        """Return the exact words, in Markdown, their headings a level below the page's own."""
        return re.sub(r"^(?=#{1,5} )", "#", self._agreement().words, flags=re.MULTILINE)

    @Property(bool, notify=changed)
    def agreed(self) -> bool:
        """Tell whether the patient chose to agree."""
        decision = self._decision()
        return decision is not None and decision.agreed

    @Property(bool, notify=changed)
    def declined(self) -> bool:
        """Tell whether the patient chose not to agree."""
        decision = self._decision()
        return decision is not None and not decision.agreed

    @Property(bool, notify=changed)
    def choiceMissing(self) -> bool:
        """Tell whether the patient tried to go on without a choice."""
        return self._told and self._decision() is None

    @Slot(bool)
    def choose(self, agree: bool) -> None:
        """Agree or decline; it can be changed until the signature."""
        agreement = self._agreement()
        self._index = self._place()
        self._choice = Decision(
            agreement.id,
            agreement.version,
            agreement.language,
            words_sha256(agreement.words),
            agree,
            self._visit.intake.clock.now(),
        )
        self.changed.emit()

    @Slot()
    def next(self) -> None:
        """Go on to the next agreement, or on from the last; without a choice, ask for it."""
        if self._decision() is None:
            self._told = True
            self.changed.emit()
            self.choiceAsked.emit()
            return
        index, choice = self._place(), self._choice
        last = index + 1 == len(self._all())
        self._turn_to(index if last else index + 1)
        if choice:
            self._visit.apply(self._visit.record.decide(choice))
        if last:
            self._visit.goForward()

    @Slot()
    def previous(self) -> None:
        """Go back to the agreement before, or to the step before."""
        index = self._place()
        self._turn_to(max(0, index - 1))
        if index == 0:
            self._visit.goBack()

    def _turn_to(self, index: int) -> None:
        self._index = index
        self._choice = None
        self._told = False
        self.changed.emit()
        self.turned.emit()
