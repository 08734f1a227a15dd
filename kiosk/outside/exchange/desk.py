"""A desk's side of an exchange: take what tablets have put there, and leave the answers."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.outside.exchange.layout import INDEX, TAKEN, Exchange, Index, Taken, id_in
from kiosk.outside.exchange.manifests import FolderManifests
from kiosk.ports import Inbox, Published
from kiosk.record.envelope import LARGEST, parse

log = logging.getLogger(__name__)

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Collected:
    """What one look at an exchange brought."""

    taken: int = 0  # new in the inbox
    known: int = 0  # there already
    refused: int = 0  # kept aside by the inbox
    damaged: int = 0  # set aside in the folder

    def __add__(self, other: "Collected") -> "Collected":
        return Collected(
            self.taken + other.taken,
            self.known + other.known,
            self.refused + other.refused,
            self.damaged + other.damaged,
        )


class ExchangeDesk:
    """Empties an exchange into the inbox; run twice, or by two desks at once, it does no harm."""

    def __init__(self, folder: Path, clinic: str, inbox: Inbox, published: Published) -> None:
        """Name the folder, whose it must be, and where its contents go."""
        self._exchange = Exchange(folder)
        self._clinic = clinic
        self._inbox = inbox
        self._published = published

    def begin(self) -> None:
        """Prepare an empty folder; Unavailable when it is not there, or another clinic's."""
        self._exchange.begin(self._clinic)

    def collect(self) -> Collected:
        """Take everything, answer every tablet, leave the clinic's manifests.

        Raises Unavailable when the folder or the inbox does not answer; the rest comes next time.
        """
        total = Collected()
        with self._exchange.of(self._clinic) as folder:
            for place in self._exchange.files(folder / "devices"):
                if place.is_dir():
                    total += self._collect(place)
            left = FolderManifests(folder, self._clinic)
            for manifest in self._published.manifests():
                left.leave(manifest)
        return total

    def _collect(self, folder: Path) -> Collected:
        """Take a device's envelopes; they leave the folder when the answer lies in it."""
        results: dict[str, str] = {}
        counted = Collected()
        emptied: list[Path] = []
        for file in self._exchange.files(folder):
            if file.name in (INDEX, TAKEN):
                continue
            try:
                name, why, one = self._take(file)
            except Damaged as error:
                self._set_aside(file, error.code)
                counted += Collected(damaged=1)
                continue
            results[name] = why
            counted += one
            emptied.append(file)
        self._answer(folder, results)
        for file in emptied:
            file.unlink(missing_ok=True)
        return counted

    def _take(self, file: Path) -> tuple[str, str, Collected]:
        envelope = _whole(file)
        name = parse(envelope).id
        try:
            receipt = self._inbox.deliver(envelope)
        except Refused as error:
            return name, error.code, Collected(refused=1)
        new = receipt == "accepted"
        return name, "", Collected(taken=1) if new else Collected(known=1)

    def _answer(self, folder: Path, results: dict[str, str]) -> None:
        device = unquote(folder.name)
        index = self._exchange.note(folder / INDEX, Index) or Index()
        before = self._exchange.note(folder / TAKEN, Taken)
        refused = {name: why for name, why in (before.envelopes if before else {}).items() if why}
        wanted = {*index.envelopes, *results}
        head = self._inbox.head(device, index.since)
        if head is None:
            raise Unavailable("inbox", "The inbox does not tell what it holds: try again later.")
        answer = Taken(
            at=head.at,
            since=index.since,
            held=head.held,
            envelopes=dict(self._fates(wanted, refused | results)),
            acknowledged=self._inbox.acknowledged(index.notices),
        )
        if before is None or _says_more(answer, before):
            self._exchange.write(folder / TAKEN, answer.model_dump_json().encode())

    def _fates(
        self, wanted: Iterable[str], answered: Mapping[str, str]
    ) -> Iterator[tuple[str, str]]:
        """Yield what became of envelopes: "" for what the inbox holds now, by whatever way."""
        for name in sorted(wanted):
            if self._inbox.find(name):
                yield name, ""
            elif answered.get(name):
                yield name, answered[name]

    def _set_aside(self, file: Path, why: str) -> None:
        """Move what cannot be taken out of the way; the tablet puts the true one there again."""
        aside = self._exchange.folder / "set-aside"
        aside.mkdir(exist_ok=True)
        file.replace(aside / f"{file.parent.name} {file.name}")
        log.warning("a file of the exchange was set aside: %s", why)


def _says_more(answer: Taken, before: Taken) -> bool:
    """Tell whether to write an answer: for the time alone, by which copies are let go, hourly."""
    later = abs(answer.at - before.at) >= _HOUR
    return later or answer.model_copy(update={"at": before.at}) != before


def _whole(file: Path) -> bytes:
    """Return an envelope's bytes; Damaged when it is no envelope, or not the one that it names."""
    if file.is_symlink() or not file.is_file() or file.stat().st_size > LARGEST:
        raise Damaged("no-envelope", "This is no envelope's file.")
    name, envelope = id_in(file), file.read_bytes()
    if parse(envelope).id != name:
        raise Damaged("cut-off", "The file is not the one that its name tells.")
    return envelope
