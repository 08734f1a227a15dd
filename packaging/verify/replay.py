"""Makes the touches of a rehearsed visit on the screen of the installed program, wherever it runs.

Each is made when its screen looks as it did in the rehearsal: what is drawn otherwise on a clean
system (a font that is missing, a page laid out in another way) ends the visit there.
"""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PIL import Image, ImageChops, ImageStat

WIDTH, HEIGHT = 1280, 800
SEALING = "sealing.png"  # between the last touch and the thanks
_LOOKS = 0.1  # seconds between two looks
_NOTHING = 20  # seconds after which nothing will come of a touch any more

Area = tuple[int, int, int, int]  # left, top, right, bottom, in pixels
Stroke = list[tuple[int, int]]  # where a finger goes down, moves, and is lifted, in pixels


@dataclass(frozen=True)
class Alike:
    """How alike two pictures of a screen must be."""

    cell: int  # the side of the squares that are compared, in pixels
    differs: int  # of 255 is another square
    most: int  # so many of them are none


# in such squares two ways of smoothing letters differ by 13, and a narrow letter makes 37
LETTERS = Alike(cell=16, differs=24, most=0)
WORDS = Alike(cell=40, differs=32, most=2)  # where a system sets letters a pixel further


@dataclass(frozen=True)
class Act:
    """What is done on one screen: touches one after the other; on the last screen none."""

    step: str  # of the visit, such as consent
    picture: str  # the file that shows the screen before
    strokes: list[Stroke]
    drawn: Area | None = None  # where a hand has drawn, which no two do alike


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
    return [_act(**one) for one in json.loads((folder / "acts.json").read_text())]


def _act(step: str, picture: str, strokes: list[Stroke], drawn: Sequence[int] | None) -> Act:
    """Make of JSON's lists what they were."""
    area = (drawn[0], drawn[1], drawn[2], drawn[3]) if drawn else None
    return Act(step, picture, [[(x, y) for x, y in stroke] for stroke in strokes], area)


def play(screen: Screen, rehearsed: Path, acts: Sequence[Act], seen: Path, patience: float) -> None:
    """Make the touches; keep a picture of each step, as touched last, in the folder `seen`.

    A touch that nothing came of is made again, as a person would. TimeoutError names a screen that
    did not come; what came in its place is in `seen` too.
    """
    seen.mkdir(parents=True, exist_ok=True)
    for before, act in zip((None, *acts), acts, strict=False):
        again = partial(touch_again, screen, rehearsed, before) if before else None
        came = partial(is_like, expected=rehearsed / act.picture, but=act.drawn)
        wait_for(screen, came, patience, seen / f"{act.step}.png", again)
        touch(screen, act)


def touch(screen: Screen, act: Act) -> None:
    """Do what is done on one screen."""
    for stroke in act.strokes:
        screen.touch(stroke)


def touch_again(screen: Screen, rehearsed: Path, act: Act) -> None:
    """Do it again where the screen is still the one before."""
    if is_like(screen.picture(), rehearsed / act.picture, but=act.drawn):
        touch(screen, act)


def wait_for(
    screen: Screen,
    came: Callable[[Image.Image], bool],
    patience: float,
    seen: Path,
    again: Callable[[], None] | None = None,
) -> None:
    """Look until the expected screen came, and keep its picture; TimeoutError if it did not.

    `patience` in seconds; `again` is called now and then while nothing comes.
    """
    began = called = time.monotonic()
    while not came(shown := screen.picture()):
        now = time.monotonic()
        if now - began > patience:
            shown.save(seen)
            raise TimeoutError(f"the expected screen did not come: look at {seen}")
        if again and now - called > _NOTHING:
            again()
            called = now
        time.sleep(_LOOKS)
    shown.save(seen)


def is_like(
    picture: Image.Image, expected: Path, alike: Alike = LETTERS, but: Area | None = None
) -> bool:
    """Tell whether a picture of a screen shows what another one does, an area left out."""
    return not differs(picture, Image.open(expected), alike, but)


def differs(one: Image.Image, other: Image.Image, alike: Alike, but: Area | None = None) -> bool:
    """Tell whether two pictures of a screen are not alike, an area left out."""
    coarse = (_coarse(picture, alike.cell, but) for picture in (one, other))
    return sum(ImageChops.difference(*coarse).histogram()[alike.differs :]) > alike.most


def nearest(picture: Image.Image, choices: Sequence[Path]) -> Path:
    """Return which of some pictures a screen shows; of two that one fades into, the clearer."""

    def distance(choice: Path) -> float:
        return sum(ImageStat.Stat(ImageChops.difference(seen, _coarse(Image.open(choice)))).sum)

    seen = _coarse(picture)
    return min(choices, key=distance)


def _coarse(picture: Image.Image, cell: int = 16, but: Area | None = None) -> Image.Image:
    grey = picture.convert("L")
    if but:
        grey.paste(255, but)
    return grey.reduce(cell)
