"""Logs: events and counts in a file of the home, never a name, a birth date or an answer.

An exception's own words may quote what a patient typed, so only its type and its place are
written.
"""

import logging
import traceback
from pathlib import Path
from types import TracebackType

_WRITERS = {"kiosk", "ui", "db", "root", "alembic"}  # whose words below a warning were read by us
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Formats an exception by its type and the lines of code it passed, without its message."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - the name is logging's
        """Return the places an exception passed and its type."""
        kind, _fault, trace = ei
        places = "".join(
            f"  {frame.filename}:{frame.lineno} in {frame.name}\n"
            for frame in traceback.extract_tb(trace)
        )
        return f"{places}{kind.__name__ if kind else 'no exception'}"


def log_to(home: Path, process: str) -> None:
    """Log this process to logs/PROCESS.log in the home, one megabyte, one file kept before it."""
    folder = home / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    root = logging.getLogger()
    root.addHandler(_FileFromFirstRecord(folder / f"{process}.log"))
    root.setLevel(logging.INFO)


def _known(record: logging.LogRecord) -> bool:
    """Tell whether a record may be written: what other libraries chat about may name a patient."""
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in _WRITERS


class _FileFromFirstRecord(logging.Handler):
    """Opens the log at its first record: the patient's first screen does not wait for it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.addFilter(_known)
        self._file = file

    def emit(self, record: logging.LogRecord) -> None:
        """Open the file, leave it the place of this handler, and log the record there."""
        import logging.handlers

        file = logging.handlers.RotatingFileHandler(
            self._file, maxBytes=1_000_000, backupCount=1, encoding="utf-8"
        )
        file.addFilter(_known)
        file.setFormatter(DiscreetFormatter(_FORMAT))
        root = logging.getLogger()
        root.removeHandler(self)
        root.addHandler(file)
        file.handle(record)
