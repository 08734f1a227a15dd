"""A drawn signature as SVG, and back: evidence to look at, not cryptography."""

import re

from kiosk.visit.consent import SIGNATURE_HEIGHT, SIGNATURE_WIDTH, Stroke

_PATH = re.compile(r'd="([^"]*)"')
_NUMBERS = re.compile(r"(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)")


def signature_svg(strokes: tuple[Stroke, ...]) -> str:
    """Return an SVG picture with one path a stroke, to a tenth of a unit."""
    paths = "".join(f'<path d="{_path(stroke)}"/>' for stroke in strokes if stroke)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {SIGNATURE_WIDTH:.0f} {SIGNATURE_HEIGHT:.0f}">'
        '<g fill="none" stroke="#1B2530" stroke-width="6" stroke-linecap="round" '
        f'stroke-linejoin="round">{paths}</g></svg>'
    )


def _path(stroke: Stroke) -> str:
    first, *rest = stroke
    line = " ".join(f"L{x:.1f} {y:.1f}" for x, y in rest or [first])  # a dot: a line of no length
    return f"M{first[0]:.1f} {first[1]:.1f} {line}"


def strokes_of(svg: str) -> tuple[Stroke, ...]:
    """Return the strokes of a picture that `signature_svg` drew."""
    return tuple(
        tuple((float(x), float(y)) for x, y in _NUMBERS.findall(path))
        for path in _PATH.findall(svg)
    )
