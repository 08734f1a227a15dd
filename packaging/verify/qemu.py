"""A machine without a network that shows a picture and feels touches: QEMU, by its monitor (QMP).

It has two disks: the system's, and one for the tablet's home alone, whose writes can be counted.
"""

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PIL import Image

from verify.findings import until
from verify.replay import HEIGHT, WIDTH, Stroke

_TABLET = 32767  # the far end of QEMU's absolute axes
_BETWEEN = 0.1  # seconds from one point of a stroke to the next: faster ones get lost
_PATIENCE = 300  # seconds
ALL = 1 << 30  # writes: none is held back


@dataclass(frozen=True)
class Parts:
    """What a machine is made of; `saved` is where its memory is kept while it is switched off."""

    folder: Path  # for its monitor, serial line and pictures
    kernel: Path
    initrd: Path
    system: Path
    home: Path

    @property
    def saved(self) -> Path:
        """Return the file of its memory."""
        return self.folder / "memory"


class Machine:
    """A machine that runs."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        self._process = process
        self._folder = folder
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(str(folder / "monitor"))
        self._stream = self._line.makefile("rw")
        self._stream.readline()  # it greets
        self._ask("qmp_capabilities")

    def told(self) -> str:
        """Return what came over its serial line since it was switched on."""
        return (self._folder / "serial.log").read_text(encoding="utf-8", errors="replace")

    def picture(self) -> Image.Image:
        """Return what is on its screen."""
        file = self._folder.resolve() / "screen.ppm"
        self._ask("screendump", filename=str(file))
        return Image.open(file).convert("RGB")

    def touch(self, stroke: Stroke) -> None:
        """Put a finger down, move it as a hand does, and lift it, unless it stops meanwhile."""
        try:
            self._touch(stroke)
        except RuntimeError:
            if self.runs():
                raise

    def _touch(self, stroke: Stroke) -> None:
        self._point(*stroke[0])
        self._finger(down=True)
        for at in stroke[1:]:
            time.sleep(_BETWEEN)
            self._point(*at)
        time.sleep(_BETWEEN)
        self._finger(down=False)
        time.sleep(_BETWEEN)

    def press(self, *keys: str) -> None:
        """Press keys together, by QEMU's names."""
        self._ask("send-key", keys=[{"type": "qcode", "data": key} for key in keys])

    def written(self) -> int:
        """Return how many writes of the home's disk were done since it was switched on."""
        disks = self._ask("query-blockstats")
        return int(next(d["stats"] for d in disks if d.get("qdev") == _HOME)["wr_operations"])

    def runs(self) -> bool:
        """Tell whether it runs; a write that was held back stops it."""
        return self._status() == "running"

    def go_on(self) -> None:
        """Let it run, once it has its memory again."""
        until(lambda: self._status() != "inmigrate", _PATIENCE)
        self._ask("cont")

    def save(self, file: Path) -> None:
        """Stop it, write its memory into a file, and switch it off; its disks stay as they are."""
        self._ask("stop")
        self._ask("migrate", uri=f"exec:cat > {file.resolve()}")
        until(lambda: self._ask("query-migrate").get("status") == "completed", _PATIENCE)
        self._ask("quit")
        self._process.wait()

    def cut(self) -> None:
        """Cut the power."""
        self._process.kill()
        self._process.wait()
        self._line.close()

    def _status(self) -> str:
        return str(self._ask("query-status")["status"])

    def _point(self, x: int, y: int) -> None:
        place = {"x": x * _TABLET // WIDTH, "y": y * _TABLET // HEIGHT}
        at = [{"type": "abs", "data": {"axis": axis, "value": v}} for axis, v in place.items()]
        self._ask("input-send-event", events=at)

    def _finger(self, *, down: bool) -> None:
        button = {"type": "btn", "data": {"button": "left", "down": down}}
        self._ask("input-send-event", events=[button])

    def _ask(self, command: str, **arguments: Any) -> Any:
        self._stream.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._stream.flush()
        while True:
            answer = json.loads(self._stream.readline())
            if "error" in answer:
                raise RuntimeError(f"{command}: {answer['error']}")
            if "return" in answer:
                return answer["return"]


_HOME = "/machine/peripheral/home/virtio-backend"


@contextmanager
def switched_on(
    parts: Parts, *, remembers: bool = False, writes: int = ALL, clock: datetime | None = None
) -> Iterator[Machine]:
    """Switch a machine on, and cut its power at the end.

    `remembers`: it goes on from its saved memory, stopped at first. `writes`: so many writes of
    its home are done; at the next one it stops, before that is done. `clock`: what its clock says
    at first, in UTC, if it is not now.
    """
    for left in ("monitor", "serial.log"):
        (parts.folder / left).unlink(missing_ok=True)
    made = ["qemu-system-x86_64", *_made_of(parts, writes, remembers=remembers)]
    made += ["-rtc", f"base={clock:%Y-%m-%dT%H:%M:%S}"] if clock else []
    process = subprocess.Popen(made)  # noqa: S603
    until(lambda: (parts.folder / "monitor").exists() or process.poll() is not None, _PATIENCE)
    machine = Machine(process, parts.folder)
    try:
        yield machine
    finally:
        if process.poll() is None:
            machine.cut()


def _made_of(parts: Parts, writes: int, *, remembers: bool) -> list[str]:
    """Return QEMU's arguments; where memory goes on, the system's disk stays as it was with it."""
    apart = ",snapshot=on" if remembers else ""
    goes_on = ["-incoming", f"exec:cat {parts.saved.resolve()}"] if remembers else []
    return [
        # KVM in a guest may hang; with AVX translated Mesa mixes wrong colours
        *("-accel", "tcg,thread=multi", "-cpu", "Nehalem"),
        *("-m", "1536", "-smp", "2", "-display", "none", "-vga", "none", "-nic", "none"),
        *("-device", f"virtio-gpu-pci,xres={WIDTH},yres={HEIGHT}"),
        *("-device", "virtio-tablet-pci", "-device", "virtio-keyboard-pci"),
        *("-drive", f"file={parts.system},format=raw,if=none,id=system{apart}"),
        *("-device", "virtio-blk-pci,drive=system"),
        *("-blockdev", json.dumps(_home(parts.home, writes))),
        *("-device", "virtio-blk-pci,id=home,drive=home-disk,werror=stop,rerror=stop"),
        *("-kernel", str(parts.kernel), "-initrd", str(parts.initrd)),
        *("-append", "root=/dev/vda rw console=tty0 quiet systemd.show_status=0"),
        *("-serial", f"file:{parts.folder}/serial.log"),
        *("-qmp", f"unix:{parts.folder}/monitor,server=on,wait=off"),
        *goes_on,
    ]


def _home(disk: Path, writes: int) -> dict[str, Any]:
    """Return a disk that does so many writes; state n of QEMU's blkdebug is before the nth."""
    image = {"driver": "file", "filename": str(disk)}
    if writes == ALL:
        return {"driver": "raw", "node-name": "home-disk", "file": image}
    counted = [
        {"event": "write_aio", "state": done + 1, "new_state": done + 2} for done in range(writes)
    ]
    refused = [{"event": "write_aio", "state": writes + 1, "errno": 5}]
    failing = {"driver": "blkdebug", "image": image, "inject-error": refused}
    if counted:
        failing["set-state"] = counted
    return {"driver": "raw", "node-name": "home-disk", "file": failing}
