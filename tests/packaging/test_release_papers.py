"""A release's papers: what is inside what is shipped, on which terms, and the sums of its files."""

import hashlib
import json
import re
import runpy
import sqlite3
import ssl
import subprocess
import sys
from collections import Counter
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import qVersion

from kiosk import __version__

ROOT = Path(__file__).parents[2]
RELEASE = ROOT / "packaging/release"
SBOM = runpy.run_path(str(RELEASE / "sbom.py"))
LICENCES = runpy.run_path(str(RELEASE / "licences.py"))
SYSTEM = runpy.run_path(str(RELEASE / "system.py"))
CHECKSUMS = runpy.run_path(str(RELEASE / "checksums.py"))
CONTROL = """Package: tiny
Version: 1
Architecture: all
Maintainer: Nobody <nobody@clinic.example>
Description: small
"""


@pytest.fixture(scope="module")
def libraries() -> list[dict[str, str]]:
    done = subprocess.run(
        [sys.executable, RELEASE / "libraries.py"], check=True, capture_output=True, text=True
    )
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def test_libraries_tell_their_true_versions(libraries: list[dict[str, str]]) -> None:
    told = {(each["inside"], each["name"]): each["version"] for each in libraries}
    assert told["python", "sqlite"] == sqlite3.sqlite_version
    assert told["python", "openssl"] in ssl.OPENSSL_VERSION
    assert told["pyside6-essentials", "qt"] == qVersion()
    assert ("cryptography", "openssl") in told
    assert ("psycopg-binary", "libpq") in told
    assert all(re.fullmatch(r"\d+(\.\d+)+", version) for version in told.values())
    assert all(each["licence"] for each in libraries)


def test_the_version_of_icu_is_that_of_the_files_name(libraries: list[dict[str, str]]) -> None:
    (icu,) = [each["version"] for each in libraries if each["name"] == "icu"]
    folder = distribution("PySide6_Essentials").locate_file("PySide6/Qt/lib")
    (file,) = Path(str(folder)).glob("libicuuc.so.*")
    assert icu.startswith(file.name.rpartition(".")[2] + ".")


def bom() -> dict[str, Any]:
    named = ("pyside6-essentials", "cryptography", "psycopg_binary", "pypdfium2", "pydantic_core")
    return {"components": [{"name": name, "bom-ref": name} for name in named]}


def refs(component: dict[str, Any]) -> list[str]:
    inside = [ref for each in component.get("components", []) for ref in refs(each)]
    return [component["bom-ref"], *inside] if "bom-ref" in component else inside


def test_a_library_stands_under_what_brought_it(libraries: list[dict[str, str]]) -> None:
    made = bom()
    SBOM["add_libraries"](made, libraries)
    tops = {each["name"]: each for each in made["components"]}
    assert {"cpython", "sqlite"} <= set(tops)
    assert {each["name"] for each in tops["pyside6-essentials"]["components"]} == {"qt", "icu"}
    assert {each["name"] for each in tops["psycopg_binary"]["components"]} == {"libpq", "openssl"}


def test_what_wheels_declare_is_taken_once_and_every_reference_is_its_own(
    libraries: list[dict[str, str]], tmp_path: Path
) -> None:
    packages = Path(str(distribution("cryptography").locate_file("")))
    for wheel in ("cryptography", "pydantic_core", "psycopg_binary"):
        (folder,) = packages.glob(f"{wheel}-*.dist-info")
        (tmp_path / folder.name).symlink_to(folder)
    made = bom()
    SBOM["add_libraries"](made, libraries)
    SBOM["add_declared"](made, tmp_path)
    (cryptography,) = [each for each in made["components"] if each["name"] == "cryptography"]
    named = [(each["name"], each["version"]) for each in cryptography["components"]]
    (ours,) = [each for each in libraries if each["inside"] == "cryptography"]
    assert named.count(("openssl", ours["version"])) == 1  # asked of it, and declared by it
    assert any(name == "asn1" for name, _ in named)
    assert not [ref for ref, count in Counter(refs(made)).items() if count > 1]


def test_what_is_carried_of_the_system_is_told_by_package(tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    inside.mkdir()
    for name in ("libz.so.1", "libpython3.11.so.1.0", "module.cpython-311-x86_64-linux-gnu.so"):
        (inside / name).touch()
    (inside / "libpq.so.5").symlink_to("psycopg_binary.libs/libpq.so.5")
    (zlib,) = SYSTEM["system_libraries"](tmp_path)
    assert (zlib["name"], zlib["source"]) == ("zlib1g", "zlib")
    made = bom()
    SBOM["add_system"](made, [zlib])
    assert made["components"][-1]["purl"].startswith("pkg:deb/debian/zlib1g@1")
    (inside / "libnobody.so.1").touch()
    with pytest.raises(SystemExit, match="libnobody"):
        SYSTEM["system_libraries"](tmp_path)


def test_every_distribution_that_is_shipped_has_a_licence_and_its_text() -> None:
    locked = re.findall(r"(?m)^([\w.-]+)==", (ROOT / "requirements.lock").read_text())
    by_hand = (RELEASE / "licences.toml").read_text()
    for name in locked:
        if name in ("colorama", "greenlet", "pywin32-ctypes", "tzdata"):  # other systems' alone
            continue
        known = f"[{name.lower()}]" in by_hand
        one = distribution(name)
        assert known or LICENCES["_expression"](one), name
        assert known or list(LICENCES["_own_texts"](one)), name


def test_the_notes_for_lgpl_name_what_is_locked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, RELEASE / "licences.py", tmp_path / "licences.txt"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:  # tools of ours are in this environment, and nobody ships those
        assert "no licence is known" in done.stderr
    notes = (RELEASE / "lgpl.txt").read_text()
    named = set(re.findall(r"\{(\w+)\}", notes))
    locked = (ROOT / "requirements.lock").read_text().lower().replace("-", "_")
    assert all(f"{name}==" in locked for name in named)
    assert {"pyside6_essentials", "shiboken6", "psycopg"} <= named


def test_sums_are_those_of_the_files_and_the_papers_say_what_it_was_made_from(
    tmp_path: Path,
) -> None:
    (tmp_path / "b.deb").write_bytes(b"b")
    (tmp_path / "a.msi").write_bytes(b"a")
    CHECKSUMS["main"](tmp_path)
    lines = (tmp_path / "SHA256SUMS").read_text().splitlines()
    assert [line.split("  ")[1] for line in lines] == ["a.msi", "b.deb", "build-info.json"]
    assert lines[0].startswith(hashlib.sha256(b"a").hexdigest())
    info = json.loads((tmp_path / "build-info.json").read_text())
    assert info["version"] == __version__
    assert info["locks"]["requirements.lock"] == CHECKSUMS["digest"](ROOT / "requirements.lock")
    CHECKSUMS["main"](tmp_path)
    assert (tmp_path / "SHA256SUMS").read_text().splitlines() == lines


def test_the_contents_of_a_package_are_listed_the_largest_first(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for name, content in (("DEBIAN/control", CONTROL), ("usr/small", "ab"), ("usr/large", "abc")):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(content)
    (tree / "usr/link").symlink_to("large")
    package = tmp_path / "tiny_1_all.deb"
    subprocess.run(
        ["dpkg-deb", "--build", str(tree), str(package)], check=True, stdout=subprocess.DEVNULL
    )
    call = [sys.executable, str(RELEASE / "sizes.py"), str(package)]
    told = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    assert told.splitlines() == [
        "package,bytes,file", "tiny,3,/usr/large", "tiny,2,/usr/small", "tiny,0,/usr/link",
    ]  # fmt: skip


def test_so_are_those_of_a_folder_such_as_the_program_for_windows(tmp_path: Path) -> None:
    (tmp_path / "program/_internal").mkdir(parents=True)
    (tmp_path / "program/kiosk.exe").write_text("abc")
    (tmp_path / "program/_internal/Qt6Core.dll").write_text("abcd")
    call = [sys.executable, str(RELEASE / "sizes.py"), str(tmp_path / "program")]
    told = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    assert told.splitlines()[1:] == ["program,4,/_internal/Qt6Core.dll", "program,3,/kiosk.exe"]


def test_the_version_stands_in_one_place() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)  # Windows' installer knows no other
    listed = subprocess.run(
        ["git", "ls-files", "packaging", "pyproject.toml", "Makefile"],
        check=True, capture_output=True, text=True, cwd=ROOT,
    ).stdout.split()  # fmt: skip
    written = re.compile(rf"version\W+{re.escape(__version__)}\b", re.IGNORECASE)
    assert not [
        name for name in listed if written.search((ROOT / name).read_text(errors="replace"))
    ]
