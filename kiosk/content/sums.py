"""SHA256SUMS: the hash of every file of a pack, in the format of sha256sum.

`sha256sum -c SHA256SUMS` checks a pack without us. The pack's own hash is that of this file.
"""

import re
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
    lines = (f"{_hash(folder / name)}  {name}\n" for name in files(folder))
    content = "".join(lines).encode()
    (folder / NAME).write_bytes(content)
    return sha256(content).hexdigest()


def verify(folder: Path) -> str:
    """Return the pack's hash in hex; Damaged names the file that changed, is missing or is new."""
    try:
        content = (folder / NAME).read_bytes()
    except FileNotFoundError:
        raise _damaged(folder, NAME, "is missing") from None
    listed = _listed(folder, content)
    present = set(files(folder))
    for name, digest in listed.items():
        if name not in present:
            raise _damaged(folder, name, "is missing")
        if _hash(folder / name) != digest:
            raise _damaged(folder, name, "has changed")
    for name in sorted(present - set(listed)):
        raise _damaged(folder, name, f"is not listed in {NAME}")
    return sha256(content).hexdigest()


def _listed(folder: Path, content: bytes) -> dict[str, str]:
    lines = content.decode("utf-8", errors="replace").splitlines()
    matches = [_LINE.fullmatch(line) for line in lines]
    if not all(matches):
        raise _damaged(folder, NAME, "is not in the format of sha256sum")
    return {match[2]: match[1] for match in matches if match}


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _damaged(folder: Path, name: str, what: str) -> Damaged:
    return Damaged(
        "pack-damaged",
        f"{folder / name}: {what}. Fetch the pack again, or, if you changed it on purpose, "
        f"run: kiosk pack sign {folder} --draft",
    )
