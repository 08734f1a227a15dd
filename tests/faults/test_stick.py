"""A stick or share that is pulled, cut off, emptied or swapped at any moment: all arrives, once."""

import os
import random
import shutil
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.delivery.courier import Courier
from kiosk.errors import Unavailable
from kiosk.outside.exchange.desk import ExchangeDesk
from kiosk.outside.exchange.tablet import FolderInbox
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.outside.pretend_outbox import MemoryOutbox
from tests.envelopes import sealer

CLINIC = "invented-clinic"
ROUNDS = int(os.environ.get("STICK_ROUNDS", "60"))


class Stick:
    """A folder, and what may become of it."""

    def __init__(self, folder: Path, lot: random.Random) -> None:
        self.folder, self._lot = folder, lot
        self._old = folder.with_name("an old copy")
        self._drawer = folder.with_name("drawer")

    def suffer(self) -> None:
        """Have one thing happen to it, or nothing."""
        acts = (self._pull, self._cut_off, self._lose, self._copy, self._swap, self._leave_half)
        self._lot.choice(acts)()

    def plug_in(self) -> None:
        """Be there again."""
        if not self.folder.exists():
            self._drawer.rename(self.folder)

    def _pull(self) -> None:
        self.folder.rename(self._drawer)

    def _cut_off(self) -> None:
        for file in self._files():
            file.write_bytes(file.read_bytes()[: self._lot.randrange(1 + file.stat().st_size)])

    def _lose(self) -> None:
        for file in self._files():
            file.unlink()

    def _copy(self) -> None:
        shutil.rmtree(self._old, ignore_errors=True)
        shutil.copytree(self.folder, self._old)

    def _swap(self) -> None:
        """Put an older copy in its place: everything since then is gone, what was taken is back."""
        if self._old.exists():
            shutil.rmtree(self.folder)
            shutil.copytree(self._old, self.folder)

    def _leave_half(self) -> None:
        for file in self._files():
            file.rename(file.with_name(file.name + ".part"))

    def _files(self) -> list[Path]:
        """Choose one file, of those that there are."""
        found = sorted(f for f in self.folder.glob("devices/*/*") if f.suffix != ".part")
        return [self._lot.choice(found)] if found else []


class Tablet:
    """A tablet that carries by the folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.clock = name, FixedClock()
        self.outbox = MemoryOutbox()
        inbox = FolderInbox(folder, CLINIC, name)
        self.courier = Courier(self.outbox, inbox, self.clock, lambda: 0.1)

    def seal(self, lot: random.Random) -> tuple[str, bytes]:
        notice = lot.random() < 0.2
        queued = (
            self.outbox.append("notice", sealer("notice", self.name))
            if notice
            else self.outbox.append("intake", sealer(device=self.name))
        )
        return queued.id, queued.body

    def carry(self, seconds: int) -> None:
        end = self.clock.now().timestamp() + seconds
        while self.clock.now().timestamp() < end:
            self.clock.advance(self.courier.step().wait)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_becomes_of_the_stick_everything_arrives_once_as_it_was(
    tmp_path: Path, reliability, expect_log, seed: int
) -> None:
    expect_log("kiosk.outside.exchange.desk", "kiosk.delivery.courier")
    lot = random.Random(seed)
    folder = tmp_path / "stick"
    folder.mkdir()
    inbox = MemoryInbox(FixedClock())
    desk = ExchangeDesk(folder, CLINIC, inbox, MemoryMembership())
    desk.begin()
    stick = Stick(folder, lot)
    tablets = [Tablet(name, folder) for name in ("tablet-1", "tablet-2")]
    sealed: dict[str, bytes] = {}
    for _ in range(ROUNDS):
        for tablet in tablets:
            sealed |= [tablet.seal(lot)]
            tablet.carry(lot.randint(1, 20))
        stick.suffer()
        with suppress(Unavailable):
            desk.collect()
        tablets[0].carry(5)
        stick.plug_in()
    for _ in range(4):
        for tablet in tablets:
            tablet.carry(700)
        desk.collect()
    for tablet in tablets:
        tablet.carry(10)
    times = Counter(r.id for _, r in inbox.received_after(0, ("intake", "notice")))
    found = {r.id: r.body for _, r in inbox.received_after(0, ("intake", "notice"))}
    altered = sum(found.get(name, body) != body for name, body in sealed.items())
    reliability("R3", "share or stick pulled, cut off, emptied, swapped: 2 tablets", len(sealed),
                lost=len(sealed.keys() - found.keys()), twice=sum(times.values()) - len(times),
                altered=altered)  # fmt: skip
    assert found == sealed
    assert not inbox.aside()
    assert all(tablet.outbox.counts()["waiting"] == 0 for tablet in tablets)
