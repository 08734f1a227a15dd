"""A screen of the X Window System that nobody sees: its picture, and a pointer that touches it."""

import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from verify.findings import until
from verify.replay import HEIGHT, WIDTH, Stroke

_PATIENCE = 60  # seconds
_COLOUR = 12  # bytes of one in the table before the pixels


class XScreen:
    """A screen by its name, such as :93."""

    def __init__(self, display: str, dump: Path) -> None:
        self.display = display
        self._dump = dump  # what xwd(1) writes, kept current by the server

    def picture(self) -> Image.Image:
        """Return what is on it."""
        dumped = self._dump.read_bytes()
        head = struct.unpack(">25I", dumped[:100])
        size, line, colours = head[0], head[12], head[19]
        pixels = dumped[size + colours * _COLOUR :]
        return Image.frombuffer("RGB", (WIDTH, HEIGHT), pixels, "raw", "BGRX", line, 1)

    def touch(self, stroke: Stroke) -> None:
        """Press the pointer's button, move faster than any hand, and let go."""
        (x, y), *way = stroke
        moves = [word for at in way for word in ("mousemove", *map(str, at))]
        acts = ["mousemove", str(x), str(y), "mousedown", "1", *moves, "mouseup", "1"]
        named = {"DISPLAY": self.display, "PATH": "/usr/bin"}
        subprocess.run(["xdotool", *acts], env=named, check=True)  # noqa: S603, S607


@contextmanager
def x_screen(display: str) -> Iterator[XScreen]:
    """Start a server, and end it."""
    with TemporaryDirectory() as folder:
        size = f"{WIDTH}x{HEIGHT}x24"
        server = subprocess.Popen(  # noqa: S603
            ["Xvfb", display, "-screen", "0", size, "-ac", "-fbdir", folder],  # noqa: S607
            stderr=subprocess.DEVNULL,
        )
        try:
            until(Path(f"/tmp/.X11-unix/X{display[1:]}").exists, _PATIENCE)  # noqa: S108
            yield XScreen(display, Path(folder, "Xvfb_screen0"))
        finally:
            server.terminate()
            server.wait()
