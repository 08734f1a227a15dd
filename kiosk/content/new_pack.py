"""A new pack: a small one that works at once, for an educator to write over."""

import shutil
from pathlib import Path

import resources
from kiosk.content import front, sums
from kiosk.content.front import NAME
from kiosk.errors import Refused

_TEMPLATE = "new-pack"
_NAMED = 'id = "example"'


def new_pack(name: str, parent: Path) -> Path:
    """Make the folder of a new pack and return it; Refused for a bad name, or one that is taken."""
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
    shutil.copytree(resources.path(_TEMPLATE), folder)
    file = folder / front.FILE
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(_NAMED, f'id = "{name}"', 1), encoding="utf-8")
    sums.write_sums(folder)
    return folder
