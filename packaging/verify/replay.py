"""Makes the touches of a rehearsed visit on the screen of the installed program, wherever it runs.

Each is made when its screen looks as it did in the rehearsal: what is drawn otherwise on a clean
system (a font that is missing, a page laid out in another way) ends the visit there.
"""

import json
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from PIL import Image, ImageChops

WIDTH, HEIGHT = 1280, 800
_CELL = 8  # pixels: in such a square two ways of smoothing a letter look the same
_DIFFERS = 32  # of 255: from here on a square is another one
_MOST = 2  # squares of 16 000: fewer than most letters have
_LOOKS = 0.1  # seconds between two looks

Stroke = list[tuple[int, int]]  # where a finger goes down, moves, and is lifted, in pixels


@dataclass(frozen=True)
class Act:
    """What is done on one screen: touches one after the other; on the last screen none."""

    step: str  # of the visit, such as consent
    picture: str  # the file that shows the screen before
    strokes: list[Stroke]


class Screen(Protocol):
    """Something that shows the program and can be touched."""

    def picture(self) -> Image.Image:
        """Return what is on it."""
        ...

    def touch(self, stroke: Stroke) -> None:
        """Put a finger down, move it, and lift it."""
        ...


def write(acts: Iterable[Act], folder: Path) -> None:
    """Note what was rehearsed, beside its pictures."""
    (folder / "acts.json").write_text(json.dumps([asdict(one) for one in acts]))


def read(folder: Path) -> list[Act]:
    """Return what was rehearsed."""
    return [
        Act(one["step"], one["picture"], [[(x, y) for x, y in way] for way in one["strokes"]])
        for one in json.loads((folder / "acts.json").read_text())
    ]


def play(screen: Screen, rehearsed: Path, acts: Iterable[Act], seen: Path, patience: float) -> None:
    """Make the touches; keep a picture of each step, as touched last, in the folder `seen`.

    TimeoutError names a screen that did not come; what came in its place is in `seen` too.
    """
    seen.mkdir(parents=True, exist_ok=True)
    for act in acts:
        wait_for(screen, rehearsed / act.picture, patience, seen / f"{act.step}.png")
        for stroke in act.strokes:
            screen.touch(stroke)


def wait_for(screen: Screen, expected: Path, patience: float, seen: Path) -> None:
    """Look until the screen is the expected one, and keep its picture; TimeoutError if it is not.

    `patience` in seconds.
    """
    end = time.monotonic() + patience
    while not is_like(shown := screen.picture(), expected):
        if time.monotonic() > end:
            shown.save(seen)
            raise TimeoutError(f"{expected} did not come: look at {seen}")
        time.sleep(_LOOKS)
    shown.save(seen)


def is_like(picture: Image.Image, expected: Path, cell: int = _CELL) -> bool:
    """Tell whether a picture of a screen shows what another one does.

    `cell` is the side of the squares that are compared, in pixels: larger ones for a system that
    sets letters a pixel further.
    """
    return differing(picture, Image.open(expected), cell) <= _MOST


def differing(picture: Image.Image, other: Image.Image, cell: int) -> int:
    """Return in how many squares, of `cell` pixels a side, two pictures are not alike."""
    there, wanted = (each.convert("L").reduce(cell) for each in (picture, other))
    return sum(ImageChops.difference(there, wanted).histogram()[_DIFFERS:])
