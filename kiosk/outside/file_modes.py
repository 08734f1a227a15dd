"""Whom the files of a home are open to: nobody but its own user, 0600 and folders 0700.

A command that works on a home sets this once, as its umask, so that databases, their journals and
logs are made so. Windows has no such modes: there the rights of the home's folder are inherited,
and this program neither sets nor checks them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
