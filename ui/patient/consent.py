"""Consent: the exact words of one agreement, and agree or decline, equal to each other.

A choice counts when the patient goes on from it. It is bound to the words that stood on the screen
when it was made: another language on the screen asks for the choice again.
"""

import re
from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.pack import Agreement
from kiosk.record.letter.words import letter_words
from kiosk.visit.consent import Decision, decide
from kiosk.visit.draft import Begun
from kiosk.visit.flow import due
from ui.language import native_name
from ui.patient.rows import ChoiceRow, Rows
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
        self._reasons = Rows(self, ChoiceRow)
        visit.begun.connect(self._start)
        visit.changed.connect(self._refresh)

    @Slot()
    def _start(self) -> None:
        self._index = self._choice = None
        self._told = False

    def begun(self) -> dict[str, Begun]:
        """Return the choice that counts once the patient goes on."""
        return {"consent": self._choice} if self._choice else {}

    def go_on(self, begun: Mapping[str, Begun]) -> None:
        """Take up the choice that was made before a crash."""
        choice = begun.get("consent")
        asked = [agreement.id for agreement in self._all()]
        if isinstance(choice, Decision) and choice.agreement_id in asked:
            self._index, self._choice = asked.index(choice.agreement_id), choice

    @Slot()
    def _refresh(self) -> None:
        if self._choice and self._choice.language != self._visit.record.language:
            self._choice = None
        self._show()

    def _show(self) -> None:
        if self._visit.is_open and self._all():
            decision = self._decision()
            chosen = decision.reason if decision else ""
            self._reasons.show([ChoiceRow(why, why == chosen) for why in self._whys()])
        self.changed.emit()

    def _whys(self) -> tuple[str, ...]:
        """Return the reasons to choose from once the agreement is declined; most ask for none."""
        decision, reasons = self._decision(), self._agreement().reasons
        if decision is None or decision.agreed or not reasons:
            return ()
        return (*reasons, letter_words(self._agreement().language).rather_not)

    def _all(self) -> tuple[Agreement, ...]:
        return due(self._visit.record, self._visit.pack)

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
    def version(self) -> str:
        """Return the agreement's version."""
        return self._agreement().version

    @Property(str, notify=changed)
    def languageName(self) -> str:
        """Return what its speakers call the language of the words."""
        return native_name(self._agreement().language)

    @Property(str, notify=changed)
    def agreeWords(self) -> str:
        """Return the agreement's own words for agreeing; empty: the screen's."""
        return self._agreement().agree

    @Property(str, notify=changed)
    def declineWords(self) -> str:
        """Return the agreement's own words for declining; empty: the screen's."""
        return self._agreement().decline

    @Property(QObject, notify=changed)
    def reasons(self) -> Rows:
        """Return the reasons for a decline to choose from; empty where nothing is asked."""
        return self._reasons

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
        self._choose(agreed=agree)

    @Slot(int)
    def chooseReason(self, number: int) -> None:
        """Say why, or take it back by choosing it once more."""
        why, decision = self._whys()[number], self._decision()
        again = decision is not None and decision.reason == why
        self._choose(agreed=False, reason="" if again else why)

    def _choose(self, *, agreed: bool, reason: str = "") -> None:
        self._index = self._place()
        now = self._visit.intake.clock.now()
        self._choice = decide(self._agreement(), now, agreed=agreed, reason=reason)
        self._show()

    @Slot()
    def next(self) -> None:
        """Go on to the next agreement, or on from the last; without a choice, ask for it."""
        if self._decision() is None:
            self._told = True
            self.changed.emit()
            self.choiceAsked.emit()
            return
        index, record = self._place(), self._visit.record
        decided = record.decide(self._choice) if self._choice else record
        last = index + 1 == len(due(decided, self._visit.pack))
        self._turn_to(index if last else index + 1)
        if decided is not record:
            self._visit.apply(decided)
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
        self._show()
        self.turned.emit()
