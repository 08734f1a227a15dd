"""The files of a home."""

from pathlib import Path

from kiosk.errors import Refused
from kiosk.settings import Settings
from resources import path as resource


def outbox_file(home: Path) -> Path:
    """Return where the tablet keeps what it sealed."""
    return home / "outbox.sqlite3"


def turn_file(home: Path) -> Path:
    """Return the file whose lock says which process carries."""
    return home / "courier.lock"


def inbox_url(home: Path, settings: Settings) -> str:
    """Return the SQLAlchemy URL of the clinic's inbox; on one machine a file of the home.

    Raises Refused when it is a PostgreSQL, and this device has no certificate for it, or when the
    settings leave in doubt where it is.
    """
    if settings.inbox_doubt:
        raise Refused("settings-wrong", settings.inbox_doubt)
    from db.address import secured

    url = settings.inbox or f"sqlite:///{home / 'inbox.sqlite3'}"
    return secured(url, certificates_folder(home, settings))


def certificates_folder(home: Path, settings: Settings) -> Path:
    """Return where this device keeps its certificate for a PostgreSQL."""
    return Path(settings.inbox_certificates or home / "database")


def packs_folder(home: Path) -> Path:
    """Return where a machine keeps packs of its own."""
    return home / "packs"


def pack_folder(home: Path, name: str) -> Path:
    """Return a pack's folder: as given, in the home, or as shipped; Refused when there is none."""
    for folder in (Path(name), packs_folder(home) / name, resource("packs", name)):
        if (folder / "pack.toml").is_file():
            return folder
    if Path(name).is_dir():
        raise Refused("no-pack", f"{name}: this folder holds no pack: there is no pack.toml in it.")
    raise Refused(
        "no-pack",
        f"There is no pack {name!r}: neither a folder of that name, nor {home / 'packs' / name}, "
        "nor shipped. Check the setting pack.",
    )
