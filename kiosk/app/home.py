"""The files of a home, and which pack this machine shows."""

from pathlib import Path

from kiosk.content.load import load_pack
from kiosk.content.pack import Pack
from kiosk.errors import Refused
from kiosk.settings import Settings
from resources import path as resource


def outbox_file(home: Path) -> Path:
    """Return where the tablet keeps what it sealed."""
    return home / "outbox.sqlite3"


def inbox_url(home: Path, settings: Settings) -> str:
    """Return the SQLAlchemy URL of the clinic's inbox; on one machine a file of the home."""
    return settings.inbox or f"sqlite:///{home / 'inbox.sqlite3'}"


def pack_folder(home: Path, name: str) -> Path:
    """Return a pack's folder: as given, in the home, or as shipped; Refused when there is none."""
    for folder in (Path(name), home / "packs" / name, resource("packs", name)):
        if (folder / "pack.toml").is_file():
            return folder
    if Path(name).is_dir():
        raise Refused("no-pack", f"{name}: this folder holds no pack: there is no pack.toml in it.")
    raise Refused(
        "no-pack",
        f"There is no pack {name!r}: neither a folder of that name, nor {home / 'packs' / name}, "
        "nor shipped. Check the setting pack.",
    )


def known_packs(home: Path, settings: Settings) -> tuple[Pack, ...]:
    """Load every pack this machine has: the desk opens intakes of older versions too."""
    folders = [pack_folder(home, settings.pack)]
    folders += sorted(f.parent for f in (home / "packs").glob("*/pack.toml"))
    return tuple(load_pack(folder) for folder in dict.fromkeys(folders))


def pack_for_patients(home: Path, settings: Settings) -> Pack:
    """Load the pack that patients see; Refused for a draft, unless the clinic allows drafts."""
    pack = load_pack(pack_folder(home, settings.pack))
    if pack.draft and not settings.allow_draft:
        raise Refused(
            "draft-pack",
            f"Pack {pack.reference.id} {pack.reference.version} is a draft: nobody signed it off. "
            f"Sign it off, or set allow_draft = true in {home / 'settings.toml'}.",
        )
    return pack
