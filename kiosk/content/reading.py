"""Reads one text file of a pack; one that is missing or not UTF-8 is reported, never guessed at."""

from pathlib import Path

from kiosk.content.finding import Finding, Report


def read_text(folder: Path, name: str, report: Report) -> str | None:
    """Return the text of a file below a pack's folder, or None after its fault is reported."""
    try:
        content = (folder / name).read_bytes()
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        report(Finding(name, "", "is missing"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        report(Finding(name, "", "is not UTF-8 text; save it as UTF-8", line=line))
    return None
