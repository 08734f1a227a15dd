"""A folder that a patient's files are taken from, such as the stick that they bring."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.errors import Unavailable
from kiosk.ports import OfferedFile

_MOST = 100  # files that are offered


class Folder:
    """Offers what lies in one folder; nothing below it, nothing hidden, no link that leads out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def offered(self) -> Sequence[OfferedFile]:
        """Return the files that are there, by name; none while there is no such folder."""
        try:
            found = sorted(self._files(), key=lambda file: file.name.casefold())
            return tuple(OfferedFile(file.name, file.stat().st_size) for file in found[:_MOST])
        except OSError as error:
            raise _gone() from error

    def _files(self) -> Iterator[Path]:
        if self._folder.is_dir():
            for file in self._folder.iterdir():
                if file.is_file() and not file.is_symlink() and not file.name.startswith("."):
                    yield file

    def read(self, name: str, most: int) -> bytes:
        """Return the content of a file that was offered, and one byte more than `most` at most."""
        file = self._folder / name
        if file.parent != self._folder or file.is_symlink():
            raise _gone()
        try:
            with file.open("rb") as content:
                return content.read(most + 1)
        except OSError as error:
            raise _gone() from error


def _gone() -> Unavailable:
    """Return the fault without the file's name, which may be a patient's."""
    return Unavailable(
        "file-unreadable",
        "files_folder: the file could not be read. Look whether the stick is still in.",
    )
