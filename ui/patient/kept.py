"""What outlives a crash: the visit and how its patient sees and hears it, kept at each change.

Written on the worker, the last state only: while one is written, those that follow make way for the
newest. A tap is never held up, and is on the disk before a person can make the next.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance, Slot

from kiosk.visit.draft import Aside, Begun, Preferences
from ui.patient.idle import IdleWatch
from ui.patient.screens import Frame

if TYPE_CHECKING:
    from kiosk.visit.draft import Draft
    from kiosk.visit.visit import Visit


_BEAT_MS = 30_000


class Begins(Protocol):
    """Something on the screen in which a patient types or chooses what does not count yet."""

    def begun(self) -> Mapping[str, Begun]:
        """Return what is begun, by names that are nobody else's."""
        ...

    def go_on(self, begun: Mapping[str, Begun]) -> None:
        """Take up one's own of what was begun before a crash."""
        ...


class Kept(QObject):
    """Keeps the visit on the screen, goes on with one of before a crash, forgets it at its end."""

    def __init__(
        self,
        frame: Frame,
        idle: IdleWatch,
        begun: Sequence[Begins],
        changes: Sequence[SignalInstance],
    ) -> None:
        visit = frame.visit
        super().__init__(visit)
        self._visit, self._idle, self._begun = visit, idle, begun
        self._display, self._read_aloud = frame.display, frame.read_aloud
        self._seen: tuple[Visit, Aside] | None = None
        self._waits = self._writing = False
        self._of = ""  # the id of the visit that may be kept; none while one is taken up
        self._beats = QTimer(self)
        self._beats.timeout.connect(self.beat)
        self._beats.start(_BEAT_MS)
        visit.begun.connect(self._forget)
        visit.interrupted.connect(self._go_on)
        framing = (frame.more.changed, frame.display.changed, frame.read_aloud.changed)
        self._changes = (visit.changed, idle.changed, *framing, *changes)
        for changed in self._changes:
            changed.connect(self._keep)

    def stop(self) -> None:
        """Write what waits, and look no more."""
        self._beats.stop()
        if self._waits:
            self._write()
        for changed in self._changes:
            changed.disconnect(self._keep)

    @Slot()
    def beat(self) -> None:
        """Keep it anew while somebody reads or touches, so that the time since then is known."""
        if self._seen and self._idle.idle_seconds * 1000 < _BEAT_MS:
            self._keep_this(self._seen)

    @Slot()
    def _keep(self) -> None:
        visit = self._visit
        if not visit.is_open or visit.record.id != self._of or visit.record.identity is None:
            return
        now = (visit.record, self._aside())
        if now != self._seen and not visit.record.finished_at:
            self._keep_this(now)

    def _keep_this(self, now: "tuple[Visit, Aside]") -> None:
        self._seen, self._waits = now, self._writing
        if not self._writing:
            self._write()

    def _write(self) -> None:
        assert self._seen
        (record, aside), intake = self._seen, self._visit.intake
        self._writing, self._waits = True, False
        self._visit.background.run(lambda: intake.keep(record, aside), self._written)

    def _written(self, _none: None) -> None:
        self._writing = False
        if self._waits:
            self._write()

    @Slot()
    def _forget(self) -> None:
        """Drop what was kept when another record takes its place."""
        record = self._visit.record
        seen, self._seen, self._waits = self._seen, None, False
        self._of = record.id if record.identity is None else ""
        if seen:
            drafts, visit_id = self._visit.intake.drafts, seen[0].id
            self._visit.background.run(lambda: drafts.drop(visit_id), lambda _none: None)

    @Slot(object)
    def _go_on(self, draft: "Draft") -> None:
        """Draw the curtain, before all else; behind it, let the screens be as they were."""
        stood = self._visit.intake.clock.now() - draft.kept_at
        self._idle.cover(stood.total_seconds(), draft.aside.wrong_dates)
        told = draft.aside.preferences
        self._display.wear_again(told.text_scale, told.theme, reduced_motion=told.reduced_motion)
        self._read_aloud.go_on(on=told.read_aloud, rate=told.speech_rate, blank=told.blank)
        for step in self._begun:
            step.go_on(draft.aside.begun)
        self._seen = (draft.visit, self._aside())  # it lies there already, with its own time
        self._of = draft.visit.id

    def _aside(self) -> Aside:
        look = self._display.look
        preferences = Preferences(
            look.text_scale, look.theme, look.reduced_motion, *self._read_aloud.preferred
        )
        begun = {name: what for step in self._begun for name, what in step.begun().items()}
        return Aside(preferences, begun, self._idle.wrong_dates)
