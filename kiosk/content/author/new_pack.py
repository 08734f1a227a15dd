"""A new pack: a small one that works at once, or a copy of another, to be written over."""

import shutil
from pathlib import Path

from kiosk.content import front
from kiosk.content.author.front_text import with_value
from kiosk.content.author.sign_off import make_draft
from kiosk.content.front import NAME
from kiosk.errors import Refused


def new_pack(name: str, parent: Path, source: Path) -> Path:
    """Copy a pack under a new name, as a draft, and return its folder.

    Raises Refused for a bad name, or one that is taken.
    """
    if not NAME.fullmatch(name):
        raise Refused(
            "bad-name",
            f"{name!r} cannot be the name of a pack: use small letters, digits and dashes, "
            "such as nerve-block.",
        )
    folder = parent / name
    if folder.exists():
        raise Refused("taken", f"{folder} is there already: choose another name, or remove it.")
    if not parent.is_dir():
        raise Refused("no-folder", f"{parent}: there is no such folder: make it first.")
    shutil.copytree(source, folder)
    file = folder / front.FILE
    file.write_text(with_value(file.read_text(encoding="utf-8"), "id", name), encoding="utf-8")
    make_draft(folder)
    return folder
