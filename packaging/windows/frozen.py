"""Freezes the program under Wine with the specification that Linux has too.

    TOOLS/bin/python -m windows.frozen build/frozen-windows

SOURCE_DATE_EPOCH (seconds) is the time that all files bear.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from frozen.contents import kept
from verify.chroot import BASES, remove
from windows.wine import wine

ROOT: Final = Path(__file__).parents[2]
_NEVER: Final = frozenset({"icuuc.dll", "mscms.dll"})  # Windows' own; ours would be test-stubs


def freeze(folder: Path, epoch: int) -> Path:
    """Freeze the program into a folder; return the program's own in it."""
    made = ROOT / "build/windows"
    out = folder.resolve()
    out.mkdir(parents=True, exist_ok=True)
    shares = {"source": ROOT, "python": made / "python", "out": out}
    variables = {
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    options = ["--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", r"Z:\out", "--workpath", r"Z:\source\build\windows\work"]
    spec = r"Z:\source\packaging\frozen\intake-kiosk.spec"
    call = [r"Z:\python\python.exe", "-m", "PyInstaller", *options, *places, spec]
    _without_what_is_left_out(made / "python/Lib/site-packages")
    BASES.mkdir(exist_ok=True)
    system = Path(mkdtemp(prefix="freezing-", dir=BASES), "system")
    with wine(system, shares) as windows:
        done = windows.run(*call, environment=variables)
    remove(system.parent)
    print(done.stdout + done.stderr, file=sys.stderr)  # noqa: T201
    if done.returncode:
        raise SystemExit(f"PyInstaller ended with {done.returncode}.")
    program = out / "intake-kiosk"
    _settle(program, epoch)
    return program


def _without_what_is_left_out(packages: Path) -> None:
    """Remove the parts of Qt that are not shipped: following each of them takes minutes."""
    for file in (packages / "PySide6").rglob("*"):
        if file.is_file() and not kept(file.relative_to(packages).as_posix()):
            file.unlink()


def _settle(program: Path, epoch: int) -> None:
    """Give every file the same modes and time on every machine."""
    for path in (program, *program.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.suffix == ".exe" else 0o644)
        os.utime(path, (epoch, epoch))


def out_of_place(program: Path) -> Iterator[Path]:
    """Yield what must not be shipped: libraries that each Windows has of its own."""
    yield from (file for file in program.rglob("*") if file.name.lower() in _NEVER)


if __name__ == "__main__":
    frozen = freeze(Path(sys.argv[1]), int(os.environ["SOURCE_DATE_EPOCH"]))
    if wrong := list(out_of_place(frozen)):
        raise SystemExit(f"{wrong}: Windows' own: how did they come here?")
