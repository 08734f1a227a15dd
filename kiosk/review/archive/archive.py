"""What is kept of each intake that a desk has opened, and how one is found again."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kiosk.ports.catalogue import Catalogue
from kiosk.review.archive.keys import IndexKey, same_name
from kiosk.review.archive.summary import Summary, open_summary, seal_summary
from kiosk.review.opened import Review
from kiosk.review.worklist import Row


@dataclass(frozen=True, slots=True)
class Archive:
    """The catalogue as somebody with the clinic's keys reads and writes it."""

    catalogue: Catalogue
    key: IndexKey
    recipients: Sequence[str]
    identities: Sequence[str] = field(repr=False)

    def unfinished(self) -> Sequence[tuple[str, bool]]:
        """Return intakes that nobody has marked as done, and which of them are signed off."""
        return self.catalogue.unfinished(self.key.kid)

    def done_since(self, at: datetime) -> Sequence[str]:
        """Return the intakes that were done since a moment."""
        return self.catalogue.done_since(self.key.kid, at)

    def summaries(self, intake_ids: Collection[str]) -> list[Summary]:
        """Return what is known of some intakes; what the clinic did not write is left out."""
        stored = self.catalogue.summaries(self.key.kid, intake_ids)
        opened = (open_summary(one, self.key, self.identities) for one in stored)
        return [summary for summary in opened if summary is not None]

    def file(self, summary: Summary, now: datetime, *, judged: bool) -> bool:
        """Keep what is known of an intake that is open; return whether nothing was kept before.

        A desk without the intake's pack has not `judged` it, and leaves another's flags as kept.
        """
        row = summary.row
        known = self.summaries([row.id])
        for kept in [] if judged else known:
            flags = {name: getattr(kept.row, name) for name in ("red", "amber", "info", "warned")}
            summary = replace(summary, row=replace(row, **flags))
        if known != [summary]:
            sealed = seal_summary(summary, self.key, self.recipients)
            self.catalogue.keep(sealed, summary.tags(self.key))
        if row.done:
            self.catalogue.mark(self.key.mark("done", row.id, row.id), now)
        return not known

    def relate(self, review: Review, now: datetime) -> None:
        """Keep which intake a review is about."""
        self.catalogue.mark(self.key.mark("about", review.id, review.intake_id), now)

    def by_person(self, name: str, birth_date: date) -> tuple[Row, ...]:
        """Return the intakes of a name and birth date, typed or corrected, the latest first."""
        return self._under(self.key.person(name, birth_date))

    def by_code(self, code: str) -> tuple[Row, ...]:
        """Return the intakes of a front desk's code, the latest first."""
        return self._under(self.key.code(code))

    def between(self, since: datetime, before: datetime) -> tuple[Row, ...]:
        """Return the intakes that were finished between two moments, the latest first."""
        found = self.catalogue.finished_between(self.key.kid, since, before)
        rows = (summary.row for summary in self.summaries(found))
        return _latest_first(row for row in rows if since <= row.finished_at < before)

    def earlier(self, row: Row) -> tuple[Row, ...]:
        """Return earlier intakes of this name and birth date, the latest first.

        They are only possible: two people may share both, and a nurse decides.
        """
        who = (same_name(row.name), row.birth_date)
        return tuple(
            one
            for one in self.by_person(row.name, row.birth_date)
            if one.id != row.id
            and one.finished_at < row.finished_at
            and (same_name(one.name), one.birth_date) == who
        )

    def _under(self, tag: str) -> tuple[Row, ...]:
        """Return what is found under a tag, and really belongs there."""
        found = self.summaries(self.catalogue.found(tag))
        return _latest_first(one.row for one in found if tag in one.tags(self.key))


def _latest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row.finished_at, reverse=True))
