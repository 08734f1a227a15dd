"""What desks have found out about an inbox in memory, for tests: it is forgotten with it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from kiosk.outside.pretend import MemoryInbox
from kiosk.ports import Received
from kiosk.ports.catalogue import Mark, StoredSummary
from kiosk.record.envelope import Kind


class MemoryCatalogue:
    """A catalogue that forgets when the process ends."""

    def __init__(self, inbox: MemoryInbox) -> None:
        """Begin empty, beside an inbox."""
        self._inbox = inbox
        self._marks: dict[tuple[str, str, str], tuple[Mark, datetime]] = {}
        self._summaries: dict[str, StoredSummary] = {}
        self._tags: dict[str, set[str]] = {}

    def unfinished(self, kid: str) -> Sequence[tuple[str, bool]]:
        """Return intakes without a mark that they are done, the newest first."""
        names = [r.id for r in self._newest("intake") if not self._marked(r.id, "done", kid)]
        return [(name, bool(self._inbox.first("sign-off", name))) for name in names]

    def unrelated(self, kid: str, most: int) -> Sequence[Received]:
        """Return reviews of which no mark says what they are about, the newest first."""
        reviews = self._newest("review")
        return [r for r in reviews if not self._marked(r.id, "about", kid)][:most][::-1]

    def unsummarised(self, kid: str, most: int) -> Sequence[str]:
        """Return intakes without a summary that are not set aside, the newest first."""
        known = {name for name, one in self._summaries.items() if one.kid == kid}
        known |= {received.id for received, _why in self._inbox.aside()}
        return [r.id for r in self._newest("intake") if r.id not in known][:most]

    def about(self, intake_id: str) -> Sequence[Received]:
        """Return the reviews that are said to be about an intake, oldest first."""
        said = {m.subject for m, _ in self._marks.values() if m.kind == "about"
                and m.intake_id == intake_id}  # fmt: skip
        said |= {self._inbox.first(act, intake_id) for act in ("sign-off", "second-signature")}
        return [r for r in reversed(self._newest("review")) if r.id in said]

    def mark(self, mark: Mark, at: datetime) -> None:
        """Keep a mark; one of this key and about the same stays as it is."""
        place = (mark.subject, mark.kind, mark.kid)
        if place not in self._marks or self._marks[place][0] != mark:
            self._marks[place] = (mark, at)

    def marks(self, kid: str, after: tuple[str, str], most: int) -> Sequence[Mark]:
        """Return the next marks in the order of subject and kind."""
        ordered = (self._marks[place][0] for place in sorted(self._marks) if place[:2] > after)
        return [mark for mark in ordered if mark.kid == kid][:most]

    def forget(self, mark: Mark) -> None:
        """Remove a mark."""
        self._marks.pop((mark.subject, mark.kind, mark.kid), None)

    def done_since(self, kid: str, at: datetime) -> Sequence[str]:
        """Return the intakes that were marked as done since a moment."""
        done = (m for m, when in self._marks.values() if m.kind == "done" and when >= at)
        return [mark.subject for mark in done if mark.kid == kid]

    def keep(self, summary: StoredSummary, tags: Collection[str]) -> None:
        """Keep a summary in place of an earlier one, to be found by these tags and no others."""
        self._summaries[summary.intake_id] = summary
        self._tags[summary.intake_id] = set(tags)

    def summaries(self, kid: str, intake_ids: Collection[str]) -> Sequence[StoredSummary]:
        """Return the summaries that there are of some intakes."""
        known = (self._summaries[name] for name in intake_ids if name in self._summaries)
        return [one for one in known if one.kid == kid]

    def found(self, tag: str) -> Sequence[str]:
        """Return the intakes under a tag."""
        return [name for name, tags in self._tags.items() if tag in tags]

    def finished_between(self, kid: str, since: datetime, before: datetime) -> Sequence[str]:
        """Return the summarised intakes that patients finished between two moments, in order."""
        known = (one for one in self._summaries.values() if one.kid == kid)
        then = (one for one in known if since <= one.at < before)
        return [one.intake_id for one in sorted(then, key=lambda one: one.at)]

    def _newest(self, kind: Kind) -> list[Received]:
        return [received for _, received in self._inbox.received_after(0, (kind,))][::-1]

    def _marked(self, subject: str, kind: str, kid: str) -> bool:
        return (subject, kind, kid) in self._marks
