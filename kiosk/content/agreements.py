"""Agreements: consents/NAME.LANGUAGE.md, a TOML head between +++ lines, then the exact words."""

from pathlib import Path

from pydantic import Field

from kiosk.content import toml
from kiosk.content.finding import Finding, Report
from kiosk.content.pack import Agreement

FOLDER = "consents"
_FENCE = "+++"


class _Head(toml.Table):
    id: str = Field(min_length=1)
    version: str = Field(min_length=1)
    title: str = Field(min_length=1)


def read_agreements(folder: Path, language: str, report: Report) -> tuple[Agreement, ...]:
    """Read the agreements of one language, sorted by file name."""
    files = sorted((folder / FOLDER).glob(f"*.{language}.md"))
    found = [_agreement(file, f"{FOLDER}/{file.name}", language, report) for file in files]
    return tuple(agreement for agreement in found if agreement)


def _agreement(file: Path, name: str, language: str, report: Report) -> Agreement | None:
    before, fence, rest = file.read_text(encoding="utf-8").partition(f"{_FENCE}\n")
    head_text, second, body = rest.partition(f"\n{_FENCE}\n")
    if before.strip() or not fence or not second:
        what = f"must begin with {_FENCE}, the head (id, version, title), and {_FENCE} again"
        report(Finding(name, "line 1", what))
        return None
    if not body.strip():
        report(Finding(name, "", "has no words to agree to"))
    head = toml.parse(_Head, head_text, name, report)
    if head is None:
        return None
    return Agreement(head.id, head.version, language, head.title, body.strip())
