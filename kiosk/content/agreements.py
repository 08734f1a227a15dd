"""Agreements: consents/NAME.LANGUAGE.md, a TOML head between +++ lines, then the exact words.

They are asked in the order of their file names.
"""

from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from kiosk.content import toml
from kiosk.content.finding import Finding, Report
from kiosk.content.pack import Agreement, AgreementKind, Role
from kiosk.content.reading import read_text

FOLDER = "consents"
_FENCE = "+++"


class _Head(toml.Table):
    id: str = Field(min_length=1)
    version: str = Field(min_length=1)
    title: str = Field(min_length=1)
    kind: AgreementKind
    after: str = ""
    agree: str = ""
    decline: str = ""
    reasons: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    roles: frozenset[Role] = frozenset()

    @model_validator(mode="after")
    def _both_buttons(self) -> "_Head":
        if bool(self.agree) != bool(self.decline):
            raise ValueError("agree and decline stand together: give both buttons words, or none")
        return self


def read_agreements(folder: Path, language: str, report: Report) -> tuple[Agreement, ...]:
    """Read the agreements of one language, sorted by file name."""
    files = sorted((folder / FOLDER).glob(f"*.{language}.md"))
    found = [_agreement(folder, f"{FOLDER}/{file.name}", language, report) for file in files]
    return tuple(agreement for agreement in found if agreement)


def _agreement(folder: Path, name: str, language: str, report: Report) -> Agreement | None:
    text = read_text(folder, name, report)
    if text is None:
        return None
    before, fence, rest = text.partition(f"{_FENCE}\n")
    head_text, second, body = rest.partition(f"\n{_FENCE}\n")
    if before.strip() or not fence or not second:
        what = f"must begin with {_FENCE}, the head (id, version, title, kind), and {_FENCE} again"
        report(Finding(name, "", what))
        return None
    if not body.strip():
        report(Finding(name, "", "has no words to agree to"))
    head = toml.parse(_Head, head_text, name, report)
    if head is None:
        return None
    return Agreement(language=language, words=body.strip(), file=name, **dict(head))
