"""What one person sees at one desk: the unfinished, the calls, and what arrives meanwhile.

At sign-in nothing is opened but calls: rows come from what desks have kept (`archive`). Then each
unfinished intake is opened, the unknown first, then red ones; a few a look, so that a nurse never
waits. What is done is opened when somebody asks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kiosk.errors import Damaged, KioskError, Refused
from kiosk.ports import Received
from kiosk.record.envelope import Kind
from kiosk.review.archive.upkeep import Upkeep
from kiosk.review.opened import OpenedNotice, Review
from kiosk.review.opener import Opener, Reviewer
from kiosk.review.sequence import BROKEN, Gap, check_chain, gaps
from kiosk.review.worklist import Aside, Row, Worklist, act_of, in_order

__all__ = ["Reader", "Reviewer"]

KINDS: tuple[Kind, ...] = ("intake", "notice", "review")
NOT_A_RECIPIENT = "not-a-recipient"
_PAGE = 300  # envelopes of a query: a desk never holds the bytes of more
_DAY = timedelta(hours=24)  # of calls that somebody answered: arrivals look back so far
_BATCH = 8  # intakes that are opened in one look: some 20 ms each


@dataclass
class Reader(Opener):
    """A desk with somebody signed in: it reads, and acknowledges calls."""

    upkeep: Upkeep = field(default_factory=Upkeep)

    def look(self, before: Worklist) -> Worklist:
        """Return the worklist with what has arrived, and a few more intakes opened.

        What is damaged is set aside. With nothing to do it looks after the archive for a moment.
        Raises Unavailable when the inbox does not answer.
        """
        after = self._arrived(before if before.begun else self._begin())
        read = self._read_on(after, known=before.begun)
        if not (read.to_open or read.related):
            read = self._read_on(self._related(read), known=True)
        if read is before and self.upkeep.rests:
            return self._beside(before)
        if read is before:
            read = before.open_first(*self.upkeep.step(self))
        return self._beside(self._apart(read, before))

    def acknowledge(self, notice: OpenedNotice) -> None:
        """Say that the person signed in goes; the patient's tablet learns of it.

        Refused for somebody without a clinical role: the tablet would say that a nurse comes.
        """
        self.need_clinical_role()
        self.note("acknowledge", notice.id)
        self.inbox.acknowledge(notice.id, self.reviewer.person, self.clock.now())

    def _begin(self) -> Worklist:
        """Return what waits, and what was done today, as desks have kept it."""
        self._renew()
        position, archive = self.inbox.last(), self.archive
        unfinished = archive.unfinished()
        signed = [name for name, is_signed in unfinished if is_signed][:_PAGE]
        waiting = [*(name for name, is_signed in reversed(unfinished) if not is_signed), *signed]
        today = set(archive.done_since(self._midnight))
        kept = [one.row for one in archive.summaries({*waiting, *today})]
        known = {
            row.id: row
            for row in kept  # what is signed and not done, or done and not today, is opened first
            if row.id in today or not (row.done or row.id in signed)
        }
        begun = Worklist(
            begun=True, position=position, intakes=known, to_open=_to_open(waiting, known)
        )
        for notice in self.inbox.notices_since(self.clock.now() - _DAY):
            begun = self._taken(begun, notice, is_new=False)
        return begun

    def _related(self, worklist: Worklist) -> Worklist:
        """Take the reviews that no desk has looked at since they were signed, as after a crash."""
        after = replace(worklist, related=True)
        for review in self.catalogue.unrelated(self.reviewer.index.kid, _BATCH):
            after = self._taken(after, review, is_new=True)
        return after

    def _arrived(self, worklist: Worklist) -> Worklist:
        """Take calls and reviews at once; note which intakes are to be opened."""
        after = worklist
        while pairs := self.inbox.received_after(after.position, KINDS, _PAGE):
            self._renew()
            for _place, received in pairs:
                after = self._taken(after, received, is_new=True)
            after = replace(after, position=pairs[-1][0])
        return after

    def _taken(self, worklist: Worklist, received: Received, *, is_new: bool) -> Worklist:
        if received.kind == "intake":
            return worklist.open_first(received.id)
        try:
            if received.kind == "review":
                intake_id = self.relate(received).intake_id
                return worklist.without(intake_id).open_first(intake_id)
            envelope, notice = self._open(received)
        except (Damaged, Refused) as error:
            return self._not_taken(worklist, received, error)
        if is_new:
            check_chain(self.inbox, envelope)
        return worklist.note(notice) if isinstance(notice, OpenedNotice) else worklist

    def _read_on(self, worklist: Worklist, *, known: bool) -> Worklist:
        """Open the next few intakes, each with everything that was signed about it.

        `known`: those, too, of which the list shows what desks have kept.
        """
        after = worklist
        for intake_id in worklist.to_open[:_BATCH]:
            if not known and intake_id in after.intakes:
                break
            after = replace(after, to_open=after.to_open[1:])
            try:
                intake, reviews = self.file(intake_id)
            except (Damaged, Refused) as error:
                received = self.inbox.find(intake_id)
                # without it: a review came before its intake
                after = self._not_taken(after, received, error) if received else after
                continue
            put = after.put(intake, reviews)
            shown = intake_id in after.intakes or self._of_today(put.intakes[intake_id], reviews)
            after = put if shown else after.know(intake_id, reviews)
        return after

    def _of_today(self, row: Row, reviews: Sequence[Review]) -> bool:
        """Tell whether an intake waits, or was done today."""
        done = (act_of(reviews, act) for act in ("sign-off", "second-signature"))
        return not row.done or any(one and one.signed_at >= self._midnight for one in done)

    def _not_taken(self, worklist: Worklist, received: Received, error: KioskError) -> Worklist:
        """Keep an envelope apart that does not open; one without its rows is nobody's."""
        after = worklist.without(received.id)
        if error.code == NOT_A_RECIPIENT:
            sealed = _aside(received, error.message)
            others = (one for one in after.unopened if one.id != received.id)
            return replace(after, unopened=(*others, sealed))
        self.inbox.set_aside(received.id, error.message)
        return after

    @property
    def _midnight(self) -> datetime:
        return self.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)

    def _renew(self) -> None:
        """Take a newer manifest before judging: a tablet or an epoch may have come meanwhile."""
        newer = self.renewal()
        if newer is not None:
            self.manifest, identities = newer
            self.reviewer = replace(self.reviewer, identities=identities)

    def _beside(self, worklist: Worklist) -> Worklist:
        """Return the worklist with what changes beside it: who was seen, who is at work."""
        waiting = [notice.id for notice in worklist.open_notices]
        known = self.inbox.acknowledged(waiting) if waiting else {}
        seen = worklist.acknowledge({**known, **self._heard(worklist)})
        return seen.at_work(self._at_work())

    def _heard(self, worklist: Worklist) -> dict[str, datetime]:
        """Acknowledge what calls nobody, so that its tablet asks no more; return when."""
        now = self.clock.now()
        for notice in worklist.unheard:
            self.inbox.acknowledge(notice.id, self.reviewer.person, now)
        return {notice.id: now for notice in worklist.unheard}

    def _at_work(self) -> dict[str, str]:
        held = self.claims.held().values()
        return {claim.intake_id: self._name(claim.person) for claim in held}

    def _name(self, person: str) -> str:
        return self.manifest.person(person).name

    def _apart(self, worklist: Worklist, before: Worklist) -> Worklist:
        """Return the worklist with what was set aside, and with gaps once all else is opened."""
        kept = self.inbox.aside()
        aside = tuple(_aside(received, why) for received, why in kept if why != BROKEN)
        after = worklist if aside == worklist.aside else replace(worklist, aside=aside)
        if after is before or after.to_open:
            return after
        broken = (Gap(r.device, r.seq, r.seq, broken=True) for r, why in kept if why == BROKEN)
        return replace(after, gaps=(*gaps(self.inbox), *broken))


def _to_open(waiting: Sequence[str], known: dict[str, Row]) -> tuple[str, ...]:
    """Return the unknown first, then the worklist from its top."""
    unknown = [name for name in waiting if name not in known]
    unsure = [row for row in known.values() if not row.done or row.id in set(waiting)]
    return (*unknown, *(row.id for row in sorted(unsure, key=in_order)))


def _aside(received: Received, why: str) -> Aside:
    return Aside(
        received.id, received.kind, received.device, received.seq, received.received_at, why
    )
