"""Writes SHA256SUMS of a release's folder, and build-info.json: from what it was made.

    python packaging/release/checksums.py FOLDER

`sha256sum -c SHA256SUMS` checks it. The signature is made by hand: see RELEASING.md.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SUMS, INFO = "SHA256SUMS", "build-info.json"
LOCKS = (
    "requirements.lock",
    "requirements-build.lock",
    "requirements-release.lock",
    "requirements-windows.lock",
)


def main(folder: Path) -> None:
    """Write both files of a folder."""
    (folder / INFO).write_text(json.dumps(build_info(), indent=2) + "\n", encoding="utf-8")
    files = [file for file in sorted(folder.iterdir()) if not file.name.startswith(SUMS)]
    lines = (f"{digest(file)}  {file.name}\n" for file in files if file.is_file())
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def build_info() -> dict[str, object]:
    """Return version, commit, the time that stands in every file, and the locks' hashes."""
    from kiosk import __version__

    return {
        "version": __version__,
        "commit": _git("rev-parse", "HEAD"),
        "changed": bool(_git("status", "--porcelain")),
        "source_date_epoch": int(
            os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct")
        ),
        "locks": {name: digest(ROOT / name) for name in LOCKS if (ROOT / name).exists()},
    }


def digest(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _git(*words: str) -> str:
    call = ["git", *words]
    return subprocess.run(
        call, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ).stdout.strip()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(Path(sys.argv[1]))
