"""SHA256SUMS: the hash of every file of a pack, in the format of sha256sum.

`sha256sum -c SHA256SUMS` checks a pack without us. The pack's own hash is that of this file.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from kiosk.errors import Damaged

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def files(folder: Path) -> list[str]:
    """Return every other file of the pack, as sorted paths below its folder."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return sorted(name for file in found if (name := file.relative_to(folder).as_posix()) != NAME)


def write_sums(folder: Path) -> str:
    """Write SHA256SUMS for the files as they are, and return the pack's hash in hex."""
    lines = (
        f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files(folder)
    )
    content = "".join(lines).encode()
    (folder / NAME).write_bytes(content)
    return sha256(content).hexdigest()


def verify(folder: Path) -> str:
    """Return the pack's hash in hex; Damaged names the file that changed, is missing or is new."""
    for _line, name, what in mismatches(folder):
        raise Damaged("pack-damaged", f"{folder / name}: {what}. {remedy(folder)}")
    return sha256((folder / NAME).read_bytes()).hexdigest()


def mismatches(folder: Path) -> Iterator[tuple[int, str, str]]:
    """Yield what differs from the hashes: the line in SHA256SUMS (0: none), the file, and how."""
    try:
        lines = (folder / NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        yield 0, NAME, "is missing"
        return
    present = set(files(folder))
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if not match:
            yield number, NAME, "is not in the format of sha256sum"
        elif match[2] not in present:
            yield number, match[2], "is missing"
        elif (found := _hash(folder / match[2])) != match[1]:
            yield number, match[2], "has changed" if found else "cannot be read"
    listed = {match[2] for line in lines if (match := _LINE.fullmatch(line))}
    for name in sorted(present - listed):
        yield max(1, len(lines)), name, f"is not listed in {NAME}"


def remedy(folder: Path) -> str:
    """Return what to do about a file that is not the one that was hashed."""
    return (
        "Fetch the pack again, or, if you changed it on purpose, "
        f"run: kiosk pack sign {folder} --draft"
    )


def _hash(file: Path) -> str:
    """Return a file's hash in hex; empty when the disk does not give the file."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
