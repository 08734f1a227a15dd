"""What a desk has around it besides its inbox: its habits, a bell, and who else has worries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.filing.clerk import Clerk
from kiosk.review.desk import Desk
from kiosk.review.unanswered import Unanswered
from ui.desk.habits import Habits

Sentences = Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Without any of it a desk is silent and forgets how it was left."""

    habits: Habits = field(default_factory=Habits)
    ring: Callable[[], None] = lambda: None
    clerk_of: Callable[[Desk], Clerk] | None = None  # who files into the chart; None: nobody
    unanswered: Unanswered | None = None  # where nobody is signed in; None: it is deaf then
    worries: tuple[Sentences, ...] = ()  # of what runs beside the desk, each sentence for a nurse
