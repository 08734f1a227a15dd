"""Filing by a folder: whole files under their last name, the index last, each exactly once.

Every file is written under a name of its own (.part) and forced to the disk; then the queue notes
that they are about to appear; then they are renamed. A try that was cut off finds which of them
appeared: whole there, still under the name of its own, or gone, and then the import took it.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from kiosk.durable import force_names
from kiosk.errors import Refused, Unavailable
from kiosk.filing.chart_settings import FolderChart
from kiosk.outside.chart.folder.layout import File, files_of, template_of
from kiosk.ports import Clock
from kiosk.ports.filing import (
    WAITS_FOR_IMPORT,
    Ability,
    ChartPatient,
    Filing,
    Packet,
    Pending,
    Progress,
    Wanted,
)

PUBLISHED = "published"  # the part that the queue knows
_YES = "yes"
_PART = ".part"
_LOOK_SECONDS = 20.0
_MODE = 0o640  # the folder's group reads: what lies there is not sealed any more


class FolderDrop:
    """The chart's import folder."""

    def __init__(self, settings: FolderChart, clock: Clock) -> None:
        """Name the folder; nothing is looked at yet."""
        self._settings, self._clock = settings, clock
        self._folder = settings.folder

    @property
    def needs_patient(self) -> bool:
        """Tell whether nothing is filed without a record number."""
        return self._settings.number_needed

    def ability(self) -> Ability:
        """Return what a folder can do; Unavailable when it is not there."""
        settings = self._settings
        with self._reached():
            for folder in filter(None, (self._folder, settings.acknowledged, settings.errors)):
                if not folder.is_dir():
                    raise Unavailable("no-folder", f"{folder}: no such folder: mount or make it.")
            if not os.access(self._folder, os.W_OK):
                raise Unavailable(
                    "chart-folder", f"{self._folder}: give this user the right to it."
                )
        template_of(settings)
        index = "no index" if settings.index == "none" else f"a {settings.index} index"
        answered = "its import says what it took" if settings.acknowledged else "nothing answers"
        return Ability(
            f"folder {self._folder}: PDF, {'FHIR JSON, ' if settings.fhir_json else ''}{index}; "
            f"{answered}",
            missing=() if settings.fhir_json else ("Answers and scores are in the PDF alone.",),
        )

    def patients(self, wanted: Wanted) -> Sequence[ChartPatient]:  # noqa: ARG002 see below
        """Refuse: a folder knows nobody."""
        raise Refused("no-search", "This chart cannot be searched: type the record number.")

    def file(self, packet: Packet, before: Filing, progress: Progress) -> None:
        """Put the files of a packet into the folder once, and wait for its import's answer."""
        files = files_of(packet, self._settings)
        with self._reached():
            if not self._folder.is_dir():
                raise Unavailable("no-folder", f"{self._folder}: no such folder: mount it.")
            if before.parts.get(PUBLISHED) != _YES:
                begun = PUBLISHED in before.parts
                if not begun:
                    self._write(files)
                    progress(PUBLISHED, "")
                for file in files:
                    self._publish(file, begun=begun)
                progress(PUBLISHED, _YES)
            self._answered(files, before, progress)

    def test_document(self, pdf: bytes) -> str:
        """Put a marked document there; Refused where that is not allowed."""
        if not self._settings.test_documents:
            raise Refused("no-test", "[chart] test_documents = true allows a test document.")
        file = File(f"TEST_{self._clock.now():%Y%m%d-%H%M%S}.pdf", pdf)
        with self._reached():
            self._write([file])
            self._publish(file, begun=False)
        return f"{self._folder / file.name} lies there: see that the import takes it."

    def _write(self, files: Sequence[File]) -> None:
        """Write every file under a name of its own; Refused when another file has its last name."""
        for file in files:
            if self._there(file):
                continue
            with self._part(file).open("wb") as stream:
                if os.name == "posix":
                    os.fchmod(stream.fileno(), _MODE)
                stream.write(file.data)
                stream.flush()
                os.fsync(stream.fileno())
        force_names(self._folder)

    def _publish(self, file: File, *, begun: bool) -> None:
        if not self._there(file):
            try:
                self._part(file).rename(self._folder / file.name)
            except FileNotFoundError:
                if not begun:
                    raise
                return  # it appeared at an earlier try, and the import took it
            force_names(self._folder)
        self._part(file).unlink(missing_ok=True)

    def _there(self, file: File) -> bool:
        """Tell whether the file lies there as it should; Refused when another has its name."""
        try:
            lies = (self._folder / file.name).read_bytes()
        except FileNotFoundError:
            return False
        if lies != file.data:
            raise Refused("name-taken", f"{self._folder}: another file has a name of this packet.")
        return True

    def _part(self, file: File) -> Path:
        return self._folder / (file.name + _PART)

    def _answered(self, files: Sequence[File], before: Filing, progress: Progress) -> None:
        """Return when the import took it all; Refused when it did not, Pending until it says."""
        settings = self._settings
        if settings.errors and _named(settings.errors, files):
            progress(PUBLISHED, "")  # sent again, it is put there again
            raise Refused("import-failed", f"{settings.errors}: the import put this aside.")
        if settings.acknowledged is None:
            return
        took = _named(settings.acknowledged, files)
        stems = {_stem(file.name) for file in files}
        if (_stem(files[-1].name) in took and settings.index != "none") or took == stems:
            return
        begun = before.begun_at or self._clock.now()
        if self._clock.now() - begun > timedelta(minutes=settings.acknowledge_minutes):
            raise Refused("not-acknowledged", "The import has not said that it took it.")
        raise Pending(WAITS_FOR_IMPORT, "The import has not yet said so.", _LOOK_SECONDS)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Unavailable(
                "chart-folder",
                f"{self._folder}: {error.strerror}: mount the share, make room, or give this user "
                "the right to it.",
            ) from error


def _named(folder: Path, files: Sequence[File]) -> set[str]:
    """Return which of the files a folder names, whatever it puts behind their names."""
    wanted = {_stem(file.name) for file in files}
    return wanted & {_stem(found.name) for found in folder.iterdir()}


def _stem(name: str) -> str:
    return name.partition(".")[0]
