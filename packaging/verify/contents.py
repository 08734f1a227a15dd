"""What the installed program stands on in a fresh system: libraries, the C library, fonts."""

import json
import re
import subprocess
from pathlib import Path

from ui.language import NATIVE_NAMES
from verify.chroot import Chroot
from verify.findings import Findings

PROGRAM = "usr/lib/intake-kiosk"
ASKED = re.compile(r"libc6 \(>= ([\d.]+)\)")


def contents(system: Chroot, findings: Findings) -> None:
    """Look at all of it."""
    libraries(system, findings)
    c_library(system, findings)
    fonts(system, findings)


def libraries(system: Chroot, findings: Findings) -> None:
    """Look whether every library finds the others in this system."""
    looked = (
        f"find /{PROGRAM} -name '*.so*' -type f"
        f" | LD_LIBRARY_PATH=/{PROGRAM}/_internal xargs ldd 2>/dev/null"
    )
    missing = [
        line.strip()
        for line in system.run("sh", "-c", looked).stdout.splitlines()
        if "not found" in line
    ]
    findings.row("every library finds what it needs", holds=not missing, saw="; ".join(missing[:5]))


def c_library(system: Chroot, findings: Findings) -> None:
    """Look which C library the program's files need, and what the package asks for."""
    files = [f for f in (system.folder / PROGRAM).rglob("*") if f.is_file() and is_elf(f)]
    needed = max(newest_symbol(file) for file in files)
    told = system.run("dpkg-query", "-W", "-f", "${Depends}", "intake-kiosk").stdout
    asked = number(ASKED.findall(told)[0])
    here = number(system.run("dpkg-query", "-W", "-f", "${Version}", "libc6").stdout)
    findings.row(
        "the package asks for the C library that its files need",
        holds=needed <= asked <= here,
        saw=f"{len(files)} files need {dotted(needed)}, asked {dotted(asked)}, here {dotted(here)}",
    )


def is_elf(file: Path) -> bool:
    """Tell a program or library from other files."""
    with file.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def newest_symbol(file: Path) -> tuple[int, ...]:
    """Return the newest version of the C library that a file names."""
    told = subprocess.run(  # noqa: S603
        ["objdump", "-T", file],  # noqa: S607
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return max((number(each) for each in re.findall(r"GLIBC_([\d.]+)", told)), default=(0,))


def number(version: str) -> tuple[int, ...]:
    """Return 2.36 of `2.36-9+deb12u10`, as numbers that compare."""
    return tuple(int(part) for part in version.partition("-")[0].split("."))[:2]


def dotted(version: tuple[int, ...]) -> str:
    """Return a version as people write it."""
    return ".".join(str(part) for part in version)


def fonts(system: Chroot, findings: Findings) -> None:
    """Look whether every language of the screens has letters: of the system's, and of our own."""
    system.apt("install", "fontconfig")  # brings fc-list and no font
    for code, name in NATIVE_NAMES.items():
        told = system.run("fc-list", f":lang={code}", "family").stdout
        families = sorted({line.strip() for line in told.splitlines() if line.strip()})
        findings.row(
            f"the system's fonts know {name}", holds=bool(families), saw=", ".join(families[:3])
        )
    examined = system.run(
        "kiosk", "doctor", "--json", "--home", "/root/none",
        environment={"QT_QPA_PLATFORM": "offscreen"},
    ).stdout  # fmt: skip
    checks = {each["subject"]: each for each in json.loads(examined)["checks"]}
    well, words = checks["fonts"]["state"] == "well", checks["fonts"]["words"]
    findings.row("the program's own fonts too", holds=well, saw=words)
