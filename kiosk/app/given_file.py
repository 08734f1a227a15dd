"""A file that somebody named on the command line."""

from pathlib import Path

from kiosk.errors import Refused


def content_of(file: Path) -> bytes:
    """Return what is in it; Refused names the file and why it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused("unreadable", f"{file}: {error.strerror}: check the path.") from error
