"""More: what a patient may want besides the step on the screen: a break, paper, a new start.

The break is the idle watch's curtain. The wish for paper reaches the desk as a notice.
"""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.patient.call import Call
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class More(QObject):
    """What is offered now, and how the wish for paper stands."""

    changed = Signal()

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self.paper = Call(
            visit.background, self.changed.emit, "paper", lambda i, record: i.want_paper(record)
        )
        visit.changed.connect(self.changed)
        visit.begun.connect(self.paper.forget)
        visit.heard.connect(self._ask_whether_known)

    @Property(bool, notify=changed)
    def isOffered(self) -> bool:
        """Tell whether to offer anything: not while or after the answers are sealed."""
        return not self._visit.finishState

    @Property(bool, notify=changed)
    def canAskForPaper(self) -> bool:
        """Tell whether a wish for paper could be sent now."""
        return self._visit.is_open

    @Property(bool, notify=changed)
    def isUnderWay(self) -> bool:
        """Tell whether there is a visit to leave for a while, or to start over."""
        return self._visit.is_open and self._visit.record.welcomed

    @Property(str, notify=changed)
    def paperState(self) -> str:
        """How the wish for paper stands: "", sending, called, told, cannot."""
        return self.paper.state

    @Slot()
    def wantPaper(self) -> None:
        """Ask the desk for paper, at once; the answers on the tablet stay until somebody acts."""
        self.paper.send(self._visit.intake, self._visit.record)

    @Slot()
    def startOver(self) -> None:
        """Remove everything that was answered; what was sent for help stays sent."""
        self._visit.startOver()

    @Slot()
    def _ask_whether_known(self) -> None:
        self.paper.ask_whether_known(self._visit.intake)

    @Slot()
    def lookForRoom(self) -> None:
        """Show the welcome again once staff have made room for a new visit."""
        if not self._visit.intake.is_full:
            self._visit.breakOff("")
