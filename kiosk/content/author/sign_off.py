"""Signing a pack off, or making it a draft again: three keys of pack.toml, then the hashes.

Only the lines of those keys change; comments and order stay as the author wrote them.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.content import front, sums
from kiosk.content.author.front_text import with_value
from kiosk.content.check.examine import Checked, examine
from kiosk.errors import Refused

_KEYS = ("state", "signed_off_by", "signed_off_on")


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed, under which hash, and what was found in it."""

    id: str
    version: str
    sha256: str
    checked: Checked


def sign_off(folder: Path, by: str, on: date) -> Signed:
    """Name who signs the pack off and when, and write the hashes; Refused while it has faults."""
    if not by.strip():
        raise Refused("nobody", "Name who signs the pack off: --by NAME.")
    errors = [f for f in examine(folder).errors if f.file != sums.NAME]
    if errors:
        raise Refused(
            "pack-wrong",
            f"{errors[0]}. {len(errors)} errors stand open, so nothing was signed. "
            f"Run `kiosk pack check {folder}` to see every fault.",
        )
    return _sign(folder, "signed off", by.strip(), on.isoformat())


def make_draft(folder: Path) -> Signed:
    """Make a pack a draft that names nobody, and write the hashes, whatever is wrong with it."""
    return _sign(folder, "draft", "", "")


def _sign(folder: Path, *values: str) -> Signed:
    file = folder / front.FILE
    before = file.read_text(encoding="utf-8")
    text = before
    for key, value in reversed([*zip(_KEYS, values, strict=True)]):
        text = with_value(text, key, value)
    _check(file, before, text, values)
    if text != before:
        file.write_text(text, encoding="utf-8")
    digest = sums.write_sums(folder)
    told = tomllib.loads(text)
    return Signed(str(told["id"]), str(told["version"]), digest, examine(folder))


def _check(file: Path, before: str, after: str, values: tuple[str, ...]) -> None:
    """Refuse what is not the pack of before with these values, and nothing else changed."""
    try:
        old, new = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError as error:
        raise Refused(
            "pack-wrong", f"{file}: is not valid TOML: {error}. Mend it first."
        ) from error
    if new != {**old, **dict(zip(_KEYS, values, strict=True))}:
        raise Refused(
            "pack-wrong",
            f"{file}: state, signed_off_by and signed_off_on must each stand on a line of their "
            "own, in plain quotes, before every [table].",
        )
