"""Which lines of a lock are for Windows: pip asks the building machine, which is none.

    TOOLS/bin/python -m windows.wheels requirements-build.lock

Prints them with their hashes, without the conditions.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

from windows.fetch_python import VERSION

WINDOWS: Final = {
    "implementation_name": "cpython",
    "implementation_version": VERSION,
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": VERSION,
    "python_version": VERSION.rpartition(".")[0],
    "sys_platform": "win32",
}
_ENTRY: Final = re.compile(
    r"^(?P<pinned>[^\s#].*?)(?P<hashes>(?: \\\n    --hash=\S+)+)$", re.MULTILINE
)


def for_windows(lock: str) -> Iterator[str]:
    """Yield the pinned requirements of a lock that hold on Windows, each with its hashes."""
    for entry in _ENTRY.finditer(lock):
        requirement = Requirement(entry["pinned"])
        if requirement.marker is None or requirement.marker.evaluate(dict(WINDOWS)):
            yield f"{requirement.name}{requirement.specifier}{entry['hashes']}"


if __name__ == "__main__":
    print("\n".join(for_windows(Path(sys.argv[1]).read_text(encoding="utf-8"))))  # noqa: T201
