"""Which step is on the screen: the current one, or an earlier one looked back at."""

from typing import TYPE_CHECKING

from kiosk.visit import flow
from kiosk.visit.flow import Step

if TYPE_CHECKING:
    from kiosk.content.pack import Pack
    from kiosk.visit.visit import Visit


class Whereabouts:
    """Follows a visit; never shows a step later than the current one."""

    def __init__(self) -> None:
        self.steps: tuple[Step, ...] = (Step.WELCOME,)
        self.current = Step.WELCOME
        self._looking_at: Step | None = None

    def follow(self, visit: "Visit", pack: "Pack") -> None:
        """Take in what has happened; a step that is done makes way for the next."""
        self.steps = flow.steps(visit, pack)
        self.current = flow.current(visit, pack)
        if self._looking_at and self._place(self._looking_at) >= self._place(self.current):
            self._looking_at = None

    def forget(self) -> None:
        """Stop looking back."""
        self._looking_at = None

    @property
    def showing(self) -> Step:
        """The step on the screen."""
        return self._looking_at or self.current

    @property
    def index(self) -> int:
        """The place of the step on the screen, from 0."""
        return self._place(self.showing)

    def back(self) -> None:
        """Look at the step before."""
        if self.index > 0:
            self._looking_at = self.steps[self.index - 1]

    def forward(self) -> None:
        """Return towards the current step."""
        if self._looking_at:
            following = self.steps[self.index + 1]
            self._looking_at = following if following is not self.current else None

    def _place(self, step: Step) -> int:
        return self.steps.index(step) if step in self.steps else len(self.steps)
