"""A disk that remembers every write, so that the power can be cut after any of them.

What was written and not yet synced may be there, or not, or in part: each sector of 512 bytes by
itself. A file that was deleted and whose folder was not synced may be there again. That is what a
disk with a write cache may do (the method is that of SQLite's own crash tests,
https://www.sqlite.org/testing.html#crash_testing).
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Literal

import apsw

from tests.faults.storage.driver import DISKS

SECTOR = 512
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Op:
    """One thing that SQLite asked of the disk."""

    what: Literal["write", "truncate", "sync", "delete", "delete-synced", "read", "open"]
    file: str
    offset: int = 0  # of a write; the size of a truncation
    data: bytes = b""


class Disk(apsw.VFS):
    """A VFS over the system's own that remembers; `fails` raises at the nth call that matters."""

    def __init__(self, *, syncs: bool = True, remembers: bool = True) -> None:
        self.name = f"disk-{next(_NUMBERS)}"
        self.ops: list[Op] = []
        self.syncs = syncs
        self.remembers = remembers
        self.calls = 0
        self.failing: range = range(0)
        self.failure: type[apsw.Error] = apsw.FullError
        super().__init__(self.name, "")

    def put_in(self, file: Path, lies: Mapping[str, str] | None = None) -> None:
        """Serve this file from now on; `lies`: statements that the driver replaces by others."""
        DISKS[str(file)] = (self.name, dict(lies or {}))

    def happens(self, op: Op) -> None:
        """Remember an op, or fail."""
        self.calls += 1
        if self.calls in self.failing:
            raise self.failure
        if self.remembers and op.what not in ("read", "open"):
            self.ops.append(op)

    def xOpen(self, name: Any, flags: list[int]) -> "File":
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if flags[0] & apsw.SQLITE_OPEN_CREATE:
            self.happens(Op("open", path or ""))
        return File(self, name, path or "", flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self.happens(Op("delete-synced" if syncdir and self.syncs else "delete", filename))


class File(apsw.VFSFile):
    """A file on such a disk."""

    def __init__(self, disk: Disk, name: Any, path: str, flags: list[int]) -> None:
        self._disk, self._path = disk, path
        super().__init__("", name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._disk.happens(Op("read", self._path))
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.happens(Op("write", self._path, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._disk.happens(Op("truncate", self._path, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        if self._disk.syncs:
            self._disk.happens(Op("sync", self._path))
        super().xSync(flags)


@dataclass
class Platter:
    """What is on one file's sectors for sure, and what was asked since."""

    sure: bytearray = field(default_factory=bytearray)
    pending: list[Op] = field(default_factory=list)
    deleted: bytearray | None = None  # what comes back when the deletion is undone

    def take(self, op: Op) -> None:
        match op.what:
            case "sync":
                self.sure = self.after(lambda _op: True, torn=None)
                self.pending, self.deleted = [], None
            case "delete" | "delete-synced":
                before = self.after(lambda _op: True, torn=None)
                self.deleted = before if op.what == "delete" else None
                self.sure, self.pending = bytearray(), []
            case _:
                self.pending.append(op)

    def after(self, kept: Any, torn: random.Random | None) -> bytearray:
        """Return the content when those pending ops reached the disk that `kept` names."""
        content = bytearray(self.sure)
        for op in self.pending:
            if not kept(op):
                continue
            if op.what == "truncate":
                content = content[: op.offset] + bytes(max(0, op.offset - len(content)))
            else:
                _write(content, op, torn)
        return content


def _write(content: bytearray, op: Op, torn: random.Random | None) -> None:
    end = op.offset + len(op.data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    for start in range(0, len(op.data), SECTOR):
        if torn is None or torn.random() < 0.5:
            piece = op.data[start : start + SECTOR]
            content[op.offset + start : op.offset + start + len(piece)] = piece


def states_after_a_cut(ops: list[Op], seeds: int) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield (number of ops, files) for a cut after every op: nothing, all, or torn pieces kept."""
    platters: dict[str, Platter] = {}
    for number, op in enumerate(ops, 1):
        platters.setdefault(op.file, Platter()).take(op)
        for seed in range(-2, seeds):
            yield number, _files(platters, seed, number)


def _files(platters: dict[str, Platter], seed: int, number: int) -> dict[str, bytes]:
    lot = random.Random(f"{seed} {number}")
    found: dict[str, bytes] = {}
    for file, platter in platters.items():
        if seed == -2:
            content = bytearray(platter.sure)
        elif seed == -1:
            content = platter.after(lambda _op: True, torn=None)
        else:
            content = platter.after(lambda _op: lot.random() < 0.7, torn=lot)
        undone = platter.deleted is not None and (seed == -2 or (seed >= 0 and lot.random() < 0.5))
        found[file] = bytes(platter.deleted or b"") if undone else bytes(content)
    return found
