"""Lists what a Debian package or a folder holds, the largest first: CONTENTS.csv of a release.

    python packaging/release/sizes.py PACKAGE... > CONTENTS.csv

Columns: package, bytes, file. Of a file that is there twice, a link, the second counts nothing.
"""

import csv
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, int, str]


def main(packages: list[Path]) -> None:
    """Print the rows of all packages."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("package", "bytes", "file"))
    listed = sorted((row for each in packages for row in rows(each)), key=largest_first)
    out.writerows(listed)


def largest_first(row: Row) -> tuple[int, str]:
    """Sort by size, then by name."""
    return -row[1], row[2]


def rows(package: Path) -> Iterator[Row]:
    """Yield each file of a package with its size in bytes, as installed."""
    if package.is_dir():
        for found in package.rglob("*"):
            if found.is_file():
                named = f"/{found.relative_to(package).as_posix()}"
                yield package.name, found.stat().st_size, named
        return
    call = ["dpkg-deb", "--fsys-tarfile", str(package)]
    with (
        subprocess.Popen(call, stdout=subprocess.PIPE) as unpacked,
        tarfile.open(fileobj=unpacked.stdout, mode="r|") as files,
    ):
        for file in files:
            if not file.isdir():
                yield package.name.partition("_")[0], file.size, file.name.removeprefix(".")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
