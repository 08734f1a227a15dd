"""Whom the files of a home are open to: nobody but its own user, 0600 and folders 0700.

A command that works on a home sets this once, as its umask, so that databases, their journals and
logs are made so. Windows has no such modes: there the rights of the home's folder are inherited,
and this program neither sets nor checks them.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import Refused

_ROOT = 0
_OTHERS = 0o077


@contextmanager
def private_files() -> Iterator[None]:
    """Make whatever is created readable by this user alone."""
    with _umask(_OTHERS):
        yield


@contextmanager
def files_to_give_away() -> Iterator[None]:
    """Make what is written to a stick readable by whoever it is carried to."""
    with _umask(0o022):
        yield


def refuse_a_closed_home(home: Path) -> None:
    """Raise Refused where a home is somebody else's, and shut to whoever runs a command."""
    if not home.is_dir() or os.access(home, os.R_OK | os.X_OK):
        return
    raise Refused(
        "closed-home",
        f"{home}: is another user's, and shut to you. Run this as that user: sudo -u USER kiosk …",
    )


def give_to_its_owner(home: Path) -> None:
    """Give what root made in a home to whom the home belongs, who could not read it otherwise.

    Follows no link out of the home.
    """
    if os.name != "posix" or os.geteuid() != _ROOT or not home.is_dir():
        return
    owner = home.stat()
    if owner.st_uid == _ROOT:
        return
    for _folder, folders, files, place in os.fwalk(home):
        for name in (*folders, *files):
            found = os.stat(name, dir_fd=place, follow_symlinks=False)
            if found.st_uid == _ROOT and (stat.S_ISDIR(found.st_mode) or found.st_nlink == 1):
                os.chown(name, owner.st_uid, owner.st_gid, dir_fd=place, follow_symlinks=False)


def open_to_others(home: Path) -> list[Path] | None:
    """Return what other users of this machine may reach, the home first; None: not looked at here.

    What lies in a folder that lets nobody in is out of reach, whatever its own mode is.
    """
    if os.name != "posix":
        return None
    return list(_reachable(home)) if home.exists() else []


def _reachable(path: Path) -> Iterator[Path]:
    if path.is_symlink() or not path.lstat().st_mode & _OTHERS:
        return
    yield path
    if path.is_dir():
        for inside in sorted(path.iterdir()):
            yield from _reachable(inside)


@contextmanager
def _umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)
