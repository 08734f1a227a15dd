"""Tells which libraries of the building system a frozen program carries, by Debian's package.

    python packaging/release/system.py build/frozen/intake-kiosk

Prints JSON: a list of name, version, source. What came with wheels is a link, or not the system's,
and is listed elsewhere. A file that no package owns ends this with its name.
"""

import json
import subprocess
import sys
from pathlib import Path

_FOLDERS = ("/usr/lib", "/lib")
_NO_PACKAGES = ("libpython",)  # Python itself: libraries.py tells its version


def system_libraries(program: Path) -> list[dict[str, str]]:
    """Return each package once, with its version."""
    packages = {_package_of(file.name) for file in _files(program)}
    return [_told(package) for package in sorted(packages)]


def _files(program: Path) -> list[Path]:
    """Return the libraries beside the program that are its own files; modules of Python are not."""
    found = sorted((program / "_internal").glob("lib*.so*"))
    return [f for f in found if not f.is_symlink() and not f.name.startswith(_NO_PACKAGES)]


def _package_of(name: str) -> str:
    for folder in _FOLDERS:
        found = _said("dpkg-query", "--search", f"{folder}/*-linux-gnu/{name}")
        if found:
            return found.splitlines()[0].rpartition(": ")[0].partition(",")[0]
    raise SystemExit(f"{name}: no package of this system owns it: find out where it came from.")


def _told(package: str) -> dict[str, str]:
    shown = "${Package}\t${Version}\t${source:Package}"
    name, version, source = _said("dpkg-query", "--show", f"--showformat={shown}", package).split(
        "\t"
    )
    return {"name": name, "version": version, "source": source}


def _said(*call: str) -> str:
    done = subprocess.run(call, check=False, capture_output=True, text=True)
    return done.stdout


if __name__ == "__main__":
    print(json.dumps(system_libraries(Path(sys.argv[1])), indent=2))
