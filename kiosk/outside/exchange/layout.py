"""Where things lie in an exchange, and how they are written so that a pulled stick harms none."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import quote

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from kiosk.durable import force_names, put_in_place
from kiosk.errors import Damaged, Unavailable
from kiosk.outside.file_modes import files_to_give_away

MARKER, INDEX, TAKEN = "intake-kiosk.json", "index.json", "taken.json"
ENVELOPE = ".intake"
_PART = ".part"
_ID_LENGTH = 64  # SHA-256 in hex
_STRICT = ConfigDict(frozen=True, extra="forbid")
_FOLDERS = ("devices", "manifests", "set-aside")

Note = TypeVar("Note", bound=BaseModel)


class Owner(BaseModel):
    """Whose exchange this is."""

    model_config = _STRICT

    v: Literal[1] = 1
    clinic: str


class Index(BaseModel):
    """What a tablet asks about: envelopes, and how many of its numbers the inbox holds."""

    model_config = _STRICT

    v: Literal[1] = 1
    since: int = 1
    envelopes: tuple[str, ...] = ()  # what became of them
    notices: tuple[str, ...] = ()  # whether a desk has acknowledged them


class Taken(BaseModel):
    """What a desk answered, and when by the inbox's clock."""

    model_config = _STRICT

    v: Literal[1] = 1
    at: AwareDatetime
    since: int
    held: int  # numbers from `since` on
    envelopes: dict[str, str]  # "": the inbox has it; else the code of its refusal
    acknowledged: dict[str, AwareDatetime]


class Exchange:
    """One such folder; every call raises Unavailable while the stick or the share is not there."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is looked at yet."""
        self.folder = folder

    def begin(self, clinic: str) -> None:
        """Make an exchange of a clinic in a folder that is there; one of another is refused."""
        with self._reached():
            if self.folder.is_dir() and not (self.folder / MARKER).exists():
                self.write(self.folder / MARKER, Owner(clinic=clinic).model_dump_json().encode())
        with self.of(clinic) as folder:
            for name in _FOLDERS:
                (folder / name).mkdir(exist_ok=True)

    @contextmanager
    def of(self, clinic: str) -> Iterator[Path]:
        """Work in the folder; Unavailable unless it is there, and this clinic's, to the end."""
        owner = self.note(self.folder / MARKER, Owner)
        if owner is None:
            raise Unavailable(
                "no-exchange",
                f"{self.folder}: there is no {MARKER} in it: plug the stick in, mount the share, "
                "or prepare it at a desk (kiosk exchange FOLDER).",
            )
        if owner.clinic != clinic:
            raise Unavailable(
                "foreign-exchange",
                f"{self.folder}: this is another clinic's: take the stick or share of this one.",
            )
        with self._reached():
            yield self.folder

    def device(self, device: str) -> Path:
        """Return a device's folder; its name is quoted so that any system takes it."""
        return self.folder / "devices" / quote(device, safe=" ")

    def note(self, file: Path, kind: type[Note]) -> Note | None:
        """Read a note; None where there is none, or what is there is no such note."""
        with self._reached():
            try:
                return kind.model_validate_json(file.read_bytes())
            except (FileNotFoundError, NotADirectoryError, ValidationError):
                return None

    def write(self, file: Path, data: bytes) -> None:
        """Write a file whole: under another name, forced to the disk, renamed, the folder too."""
        part = file.with_name(file.name + _PART)
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(part, file)
        force_names(file.parent)

    def files(self, folder: Path) -> list[Path]:
        """Return the whole files of a folder by name; what is still being written is left out."""
        if not folder.is_dir():
            return []
        found = sorted(folder.iterdir())
        return [f for f in found if f.suffix != _PART and not f.name.startswith(".")]

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Turn what a pulled stick or a lost share raises into Unavailable.

        What is made here is sealed or signed, and for others to read, unlike the files of a home.
        """
        try:
            with files_to_give_away():
                yield
        except OSError as error:
            raise Unavailable(
                "exchange",
                f"{self.folder}: {error.strerror}: plug the stick in, mount the share, make room, "
                "or give this user the right to it.",
            ) from error


def envelope_name(seq: int, envelope_id: str) -> str:
    """Return the name of an envelope's file: its number, so that they sort, and its id."""
    return f"{seq:08}-{envelope_id}{ENVELOPE}"


def id_in(file: Path) -> str:
    """Return the id that a file's name tells; Damaged when it tells none."""
    _, _, name = file.stem.partition("-")
    if file.suffix != ENVELOPE or len(name) != _ID_LENGTH:
        raise Damaged("no-envelope", "The file's name is no envelope's.")
    return name
