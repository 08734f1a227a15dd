"""A machine without a network that shows a picture and feels taps: QEMU, by its monitor (QMP)."""

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 1280, 800
_TABLET = 32767  # the far end of QEMU's absolute axes


class Machine:
    """A machine that runs."""

    def __init__(self, process: "subprocess.Popen[bytes]", monitor: Path, serial: Path) -> None:
        self._process = process
        self._serial = serial
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(str(monitor))
        self._stream = self._line.makefile("rw")
        self._stream.readline()  # it greets
        self._ask("qmp_capabilities")

    def told(self) -> str:
        """Return what came over its serial line since it was switched on."""
        return self._serial.read_text(encoding="utf-8", errors="replace")

    def picture(self, file: Path) -> None:
        """Write what is on its screen into a PNG."""
        self._ask("screendump", filename=str(file.resolve()), format="png")

    def tap(self, x: int, y: int) -> None:
        """Touch the screen at a point."""
        place = {"x": x * _TABLET // WIDTH, "y": y * _TABLET // HEIGHT}
        at = [{"type": "abs", "data": {"axis": axis, "value": v}} for axis, v in place.items()]
        self._ask("input-send-event", events=at)
        for down in (True, False):
            button = {"type": "btn", "data": {"button": "left", "down": down}}
            self._ask("input-send-event", events=[button])

    def press(self, *keys: str) -> None:
        """Press keys together, by QEMU's names."""
        self._ask("send-key", keys=[{"type": "qcode", "data": key} for key in keys])

    def cut(self) -> None:
        """Cut the power."""
        self._process.kill()
        self._process.wait()
        self._line.close()

    def _ask(self, command: str, **arguments: Any) -> None:
        self._stream.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._stream.flush()
        while True:
            answer = json.loads(self._stream.readline())
            if "error" in answer:
                raise RuntimeError(f"{command}: {answer['error']}")
            if "return" in answer:
                return


@contextmanager
def switched_on(folder: Path, disk: Path, kernel: Path, initrd: Path) -> Iterator[Machine]:
    """Switch a machine on, and cut its power at the end."""
    monitor, serial = folder / "monitor", folder / "serial.log"
    monitor.unlink(missing_ok=True)
    serial.unlink(missing_ok=True)
    process = subprocess.Popen(  # noqa: S603
        [  # noqa: S607
            "qemu-system-x86_64",
            *("-accel", "tcg,thread=multi", "-cpu", "max"),  # KVM in a guest may hang
            *("-m", "2048", "-smp", "2", "-display", "none", "-vga", "none", "-nic", "none"),
            *("-device", f"virtio-gpu-pci,xres={WIDTH},yres={HEIGHT}"),
            *("-device", "virtio-tablet-pci", "-device", "virtio-keyboard-pci"),
            *("-drive", f"file={disk},format=raw,if=virtio,cache=writethrough"),
            *("-kernel", str(kernel), "-initrd", str(initrd)),
            *("-append", "root=/dev/vda rw console=tty0 quiet systemd.show_status=0"),
            *("-serial", f"file:{serial}", "-qmp", f"unix:{monitor},server=on,wait=off"),
        ]
    )
    while not monitor.exists() and process.poll() is None:
        pass
    machine = Machine(process, monitor, serial)
    try:
        yield machine
    finally:
        if process.poll() is None:
            machine.cut()
