"""The colours of pictures: drawn once, recoloured for dark and for black ground."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Tone(NamedTuple):
    """One colour of the palette: on paper, on dark ground, and on black for high contrast."""

    light: str
    dark: str
    black: str


PALETTE: Mapping[str, Tone] = {
    "ground": Tone("#FAF7F2", "#12181F", "#000000"),
    "card": Tone("#FFFFFF", "#1C242D", "#000000"),
    "ink": Tone("#1B2530", "#F3F0EA", "#FFFFFF"),
    "line": Tone("#6F7A86", "#8B97A3", "#FFFFFF"),
    "accent": Tone("#0A4F5C", "#8FD3DC", "#FFFFFF"),
    "tint": Tone("#DDEDEE", "#17343A", "#000000"),
    "clay": Tone("#C4704A", "#E3A07F", "#FFD400"),  # what a picture is about
    "cloth": Tone("#6FA7AF", "#2B6772", "#000000"),
    "fair-skin": Tone("#EBC3A0", "#E4BC9B", "#000000"),
    "brown-skin": Tone("#BC8058", "#B27A54", "#000000"),
    "deep-skin": Tone("#8D5A3B", "#91603F", "#000000"),
    "hair": Tone("#2E221D", "#3A2B24", "#FFFFFF"),  # and eyes and mouths
    "grey-hair": Tone("#D5D2CC", "#C4C0B8", "#000000"),
}

_COLOUR = r"#[0-9A-F]{6}\b"  # compiled at its first use: the first screen is on light ground
_BY_LIGHT = {tone.light: tone for tone in PALETTE.values()}


def on_dark(svg: str) -> str:
    """Return a picture in the palette's colours for dark ground."""
    return _recoloured(svg, lambda tone: tone.dark)


def on_black(svg: str) -> str:
    """Return a picture in black, white and one yellow, for high contrast."""
    return _recoloured(svg, lambda tone: tone.black)


def _recoloured(svg: str, colour: Callable[[Tone], str]) -> str:
    def put(found: re.Match[str]) -> str:
        tone = _BY_LIGHT.get(found[0])
        return colour(tone) if tone else found[0]

    return re.sub(_COLOUR, put, svg)
