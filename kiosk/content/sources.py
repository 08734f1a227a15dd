"""sources.toml: every cited source, and honestly how it was read."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from kiosk.content import toml
from kiosk.content.finding import Report
from kiosk.content.pack import Source

FILE = "sources.toml"
CLINIC = "clinic"  # "Source: clinic": the clinic speaks for itself and claims nothing medical


class _Entry(toml.Table):
    title: str = Field(min_length=1)
    reference: str = Field(min_length=1)
    read: Literal["full", "abstract", "secondary", "memory"]
    date: str = ""
    checked: str = ""
    pooled: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class _File(toml.Table):
    sources: dict[str, _Entry]


def read_sources(folder: Path, report: Report) -> dict[str, Source]:
    """Read the sources by id."""
    file = toml.load(_File, folder, FILE, report)
    if file is None:
        return {}
    return {
        id_: Source(
            id_,
            entry.title,
            entry.reference,
            entry.read,
            entry.date,
            entry.checked,
            entry.pooled,
        )
        for id_, entry in file.sources.items()
    }
