"""What is sent to support: how a machine stands, its settings and its logs; nothing of patients.

Only what is listed here goes in. The logs hold events, ids and counts (see `kiosk.app.logs`); of
each the end is taken, and what could log somebody in is blotted out once more.
"""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from kiosk.app.settings_status import told as settings_told
from kiosk.errors import Unavailable
from kiosk.settings import Configuration, without_secrets
from kiosk.staff.doctor.findings import Findings
from kiosk.staff.status import concerns

_LOGS = ("patient.log", "patient.log.1", "desk.log", "desk.log.1")
_TAIL = 200_000  # bytes of each


def save_bundle(
    file: Path,
    home: Path,
    configuration: Configuration,
    found: Findings,
    examined: dict[str, object],
) -> None:
    """Write a ZIP; Unavailable when the file cannot be written, or is there already."""
    try:
        with zipfile.ZipFile(file, "x", zipfile.ZIP_DEFLATED) as bundle:
            for name, text in _parts(home, configuration, found, examined):
                bundle.writestr(name, without_secrets(text))
    except OSError as error:
        raise Unavailable(
            "bundle", f"{file}: {error.strerror}: name a new file in a folder that takes one."
        ) from error


def _parts(
    home: Path, configuration: Configuration, found: Findings, examined: dict[str, object]
) -> Iterator[tuple[str, str]]:
    yield "doctor.json", _json(examined)
    looked = sorted(concerns(found.status))
    yield "status.json", _json({**asdict(found.status), "concerns": looked})
    yield "settings.json", _json(settings_told(configuration))
    for name in _LOGS:
        if (home / "logs" / name).is_file():
            yield f"logs/{name}", _tail(home / "logs" / name)


def _tail(file: Path) -> str:
    """Return the last whole lines of a log."""
    with file.open("rb") as log:
        log.seek(max(0, file.stat().st_size - _TAIL))
        begun = log.tell() > 0
        lines = log.read().decode(errors="replace").splitlines(keepends=True)
    return "".join(lines[1:] if begun else lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=datetime.isoformat) + "\n"
