"""Contact sheets: many small screens side by side, so that a person can look at all of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk.app.preview.camera import Shot

_COLUMNS = {"landscape": 3, "portrait": 5}
_ROWS = {"landscape": 4, "portrait": 2}
_TILE = {"landscape": (640, 400), "portrait": (400, 640)}
_CAPTION = 28
_GAP = 12
_PAPER, _INK = QColor("#FFFFFF"), QColor("#1B2530")


def contact_sheets(shots: Sequence[Shot], folder: Path, name: str) -> list[Path]:
    """Write sheets, one kind of screen and one layout each; return their files."""
    ordered = sorted(shots, key=lambda shot: (shot.layout, _FIRST.index(shot.step)))
    return [
        file
        for (layout, step), group in groupby(ordered, lambda shot: (shot.layout, shot.step))
        for file in _sheets(list(group), folder / f"{name}-{layout}-{step}", layout)
    ]


_FIRST = ("slides", "teach-back", "screening", "review", "consent", "signature")


def _sheets(shots: list[Shot], stem: Path, layout: str) -> Iterator[Path]:
    many = _COLUMNS[layout] * _ROWS[layout]
    for number, start in enumerate(range(0, len(shots), many), 1):
        file = stem.with_name(f"{stem.name}-{number}.png")
        if not _sheet(shots[start : start + many], layout).save(str(file)):
            raise OSError(f"{file}: the picture could not be saved")
        yield file


def _sheet(shots: list[Shot], layout: str) -> QImage:
    columns, (width, height) = _COLUMNS[layout], _TILE[layout]
    rows = -(-len(shots) // columns)
    step_x, step_y = width + _GAP, height + _CAPTION + _GAP
    sheet = QImage(columns * step_x + _GAP, rows * step_y + _GAP, QImage.Format.Format_RGB32)
    sheet.fill(_PAPER)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(_INK)
    painter.setFont(QFont("Atkinson Hyperlegible", 12))
    for place, shot in enumerate(shots):
        x, y = _GAP + place % columns * step_x, _GAP + place // columns * step_y
        painter.drawText(QRect(x, y, width, _CAPTION), Qt.AlignmentFlag.AlignLeft, shot.caption)
        small = QImage(str(shot.file)).scaled(
            width,
            height,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(x, y + _CAPTION, small)
        painter.drawRect(x, y + _CAPTION, small.width(), small.height())
    painter.end()
    return sheet
