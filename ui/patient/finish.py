"""The end of a visit on the screen: sealing, done, or a calm way out when the disk refuses."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from kiosk.errors import KioskError
from ui.background import Background

if TYPE_CHECKING:
    from kiosk.intake import Intake
    from kiosk.visit.visit import Visit

FinishState = Literal["", "sealing", "done", "cannot"]


class Finish:
    """Seals a visit on the worker; "done" is shown only after the commit."""

    def __init__(self, background: Background, changed: Callable[[], None]) -> None:
        self._background = background
        self._changed = changed
        self.state: FinishState = ""

    def seal(self, intake: "Intake", visit: "Visit", finished: Callable[["Visit"], None]) -> None:
        """Seal and commit, once; after a refusal it can be tried again."""
        if self.state in ("sealing", "done"):
            return

        def done(record: "Visit") -> None:
            self.state = "done"
            finished(record)

        self._become("sealing")
        self._background.run(lambda: intake.finish(visit), done, self._refused)

    def forget(self) -> None:
        """Be ready for the next visit."""
        self.state = ""

    def _refused(self, _error: KioskError) -> None:
        self._become("cannot")

    def _become(self, state: FinishState) -> None:
        self.state = state
        self._changed()
