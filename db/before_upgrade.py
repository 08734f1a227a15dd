"""A copy of an SQLite file as it was before an upgrade, kept until the new version works."""

import os
from contextlib import closing
from glob import escape
from pathlib import Path

from sqlalchemy import Engine, make_url

from db.address import is_postgresql
from kiosk.durable import force_names, put_in_place
from kiosk.errors import Unavailable

_PART = ".part"


def keep_copy(engine: Engine, version: str) -> None:
    """Copy the file as it is now, beside itself, named by the version of its schema.

    Who calls holds the file's write lock. Raises Unavailable when the disk has no room for it.
    """
    file = Path(engine.url.database or "")
    copy = copy_of(file, version)
    part = copy.with_name(copy.name + _PART)
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("VACUUM INTO ?", (str(part),))
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        put_in_place(part, copy)
        force_names(copy.parent)
    except (OSError, engine.dialect.loaded_dbapi.Error) as error:
        raise Unavailable(
            "no-copy",
            f"{copy}: no copy could be made before the upgrade: make room on the disk, and let "
            "this user write into the folder; then start again.",
        ) from error


def copy_of(file: Path, version: str) -> Path:
    """Return where the copy of a file lies that had this version."""
    return file.with_name(f"{file.name}.before-upgrade-from-{version}")


def let_copies_go(url: str) -> int:
    """Remove a database's copies, once the version that runs has started well; return how many."""
    address = make_url(url)
    if is_postgresql(address) or not address.database:
        return 0
    file = Path(address.database)
    copies = list(file.parent.glob(copy_of(Path(escape(file.name)), "*").name))
    for copy in copies:
        copy.unlink(missing_ok=True)
    return len(copies)
