"""A tablet's side of an exchange: an inbox that answers when a desk has been there."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from kiosk.errors import Refused
from kiosk.outside.exchange.layout import INDEX, TAKEN, Exchange, Index, Taken, envelope_name
from kiosk.ports import MISSING, Head, Receipt
from kiosk.record.envelope import parse


class FolderInbox:
    """The inbox behind a folder; see kiosk.ports.InboxIntake."""

    def __init__(self, folder: Path, clinic: str, device: str) -> None:
        """Name the folder, and whose it must be."""
        self._exchange = Exchange(folder)
        self._clinic = clinic
        self._devices = {device}  # more of them when it was enrolled anew

    def deliver(self, envelope: bytes) -> Receipt:
        """Put an envelope into the folder, or say what became of it.

        Raises Refused when a desk answered so, Damaged when it is no envelope, and Unavailable
        when the folder is not there.
        """
        parsed = parse(envelope)
        header = parsed.header
        self._devices.add(header.device)
        with self._exchange.of(self._clinic):
            told = self._taken(header.device)
            if told and parsed.id in told.envelopes:
                return _answered(parsed.id, told.envelopes[parsed.id])
            folder = self._exchange.device(header.device)
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / envelope_name(header.seq, parsed.id)
            if not (file.exists() and file.read_bytes() == envelope):
                self._exchange.write(file, envelope)
        return "on its way"

    def fates(self, envelope_ids: Iterable[str]) -> dict[str, str]:
        """Return what became of envelopes on their way: see kiosk.ports.InboxIntake."""
        asked = tuple(envelope_ids)
        told: dict[str, str] = {}
        there: set[str] = set()
        with self._exchange.of(self._clinic):
            for device in self._devices:
                self._ask(device, envelopes=asked)
                taken = self._taken(device)
                told |= taken.envelopes if taken else {}
                files = self._exchange.files(self._exchange.device(device))
                there |= {file.stem.partition("-")[2] for file in files}
        missing = {name: MISSING for name in asked if name not in there}
        return missing | {name: told[name] for name in asked if name in told}

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        """Return when a desk acknowledged each of these notices; others are left out."""
        asked = tuple(envelope_ids)
        told: dict[str, datetime] = {}
        with self._exchange.of(self._clinic):
            for device in self._devices:
                self._ask(device, notices=asked)
                taken = self._taken(device)
                told |= taken.acknowledged if taken else {}
        return {name: told[name] for name in asked if name in told}

    def head(self, device: str, since: int) -> Head | None:
        """Return how many of a device's numbers from `since` on are held; None: nobody told."""
        with self._exchange.of(self._clinic):
            if device not in self._devices:
                return None
            self._ask(device, since=since)
            taken = self._taken(device)
        if taken is None or taken.since != since:
            return None
        return Head(taken.held, taken.at, live=False)

    def _taken(self, device: str) -> Taken | None:
        return self._exchange.note(self._exchange.device(device) / TAKEN, Taken)

    def _ask(self, device: str, **changes: object) -> None:
        """Write down what is asked, unless it stands there already."""
        folder = self._exchange.device(device)
        before = self._exchange.note(folder / INDEX, Index) or Index()
        after = before.model_copy(update=changes)
        if after != before:
            folder.mkdir(parents=True, exist_ok=True)
            self._exchange.write(folder / INDEX, after.model_dump_json().encode())


def _answered(envelope_id: str, refusal: str) -> Receipt:
    if refusal:
        raise Refused(refusal, f"The inbox does not take envelope {envelope_id[:12]}: {refusal}.")
    return "already there"
