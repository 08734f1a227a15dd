"""A call to the desk: sent at the tap; "told" only after a desk has acknowledged it.

A call for a nurse is one, the wish for paper another.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from ui.background import Background

if TYPE_CHECKING:
    from kiosk.intake import Intake
    from kiosk.ports import Queued
    from kiosk.visit.draft import Begun
    from kiosk.visit.visit import Visit

CallState = Literal["", "sending", "called", "told", "cannot"]
Notify = Callable[["Intake", "Visit"], "Queued"]


class Call:
    """The last call of its kind in a visit, and how it stands."""

    def __init__(
        self,
        background: Background,
        changed: Callable[[], None],
        reason: Literal["nurse", "paper"],
        notify: Notify,
    ) -> None:
        self._background = background
        self._changed = changed
        self._reason = reason
        self._notify = notify
        self._notice_id = ""
        self._visit_id = ""
        self.state: CallState = ""

    def wait_to_send(self) -> None:
        """Show at once that the call is being made, before there is a way to send it."""
        self._become("sending")

    def send(self, intake: "Intake", visit: "Visit") -> None:
        """Commit the call as a notice; a call that is still on its way is not sent twice."""
        if self._visit_id and self.state in ("sending", "called"):
            return
        self._visit_id = visit.id
        self._become("sending")
        self._background.run(
            lambda: self._notify(intake, visit),
            lambda queued: self._sent(visit.id, queued),
            lambda _error: self._failed(visit.id),
        )

    def begun(self) -> "dict[str, Begun]":
        """Return which visit called, and by which notice."""
        about = f"{self._visit_id} {self._notice_id}"
        return {f"call.{self._reason}": about} if self._notice_id else {}

    def go_on(self, begun: "Mapping[str, Begun]") -> None:
        """Remember a call that was sent before a crash; it is not sent again."""
        about = begun.get(f"call.{self._reason}")
        if isinstance(about, str) and not self.state:
            self._visit_id, self._notice_id = about.split()
            self.state = "called"

    def ask_whether_known(self, intake: "Intake") -> None:
        """Look whether a desk has acknowledged the call; to be asked after the courier's rounds."""
        notice_id = self._notice_id
        if self.state == "called":
            self._background.run(
                lambda: intake.nurse_knows(notice_id),
                lambda known: self._answered(notice_id, known),
            )

    def forget(self) -> None:
        """Forget the call with the visit it belonged to; the notice itself stays sent."""
        self._notice_id = self._visit_id = ""
        self.state = ""

    def _sent(self, visit_id: str, queued: "Queued") -> None:
        if visit_id == self._visit_id:  # else it was the call of a visit that is over
            self._notice_id = queued.id
            self._become("called")

    def _failed(self, visit_id: str) -> None:
        if visit_id == self._visit_id:
            self._become("cannot")

    def _answered(self, notice_id: str, known: bool) -> None:
        if known and notice_id == self._notice_id:
            self._become("told")

    def _become(self, state: CallState) -> None:
        self.state = state
        self._changed()
