"""Tells which libraries came into an environment inside Python and wheels, and their versions.

    ENVIRONMENT/bin/python packaging/release/libraries.py

Prints JSON: a list of name, version, licence, url, inside. A version is asked of the library itself
where it answers, else read out of its file; it is never copied from a web page.
"""

import ctypes
import json
import platform
import re
import sqlite3
import ssl
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TypedDict


class Library(TypedDict):
    """One library; inside: what brought it, `python` or a distribution."""

    name: str
    version: str
    licence: str  # an SPDX expression
    url: str
    inside: str


def libraries() -> list[Library]:
    """Return every library that is found here."""
    return [
        _library("cpython", platform.python_version(), "Python-2.0.1", "python.org", "python"),
        _library("openssl", _version(ssl.OPENSSL_VERSION), "Apache-2.0", "openssl.org", "python"),
        _library("sqlite", sqlite3.sqlite_version, "blessing", "sqlite.org", "python"),
        *_of_qt(),
        *_of_cryptography(),
        *_of_psycopg(),
        *_of_pypdfium2(),
    ]


def _library(name: str, version: str, licence: str, site: str, inside: str) -> Library:
    return Library(
        name=name, version=version, licence=licence, url=f"https://{site}", inside=inside
    )


def _version(text: str) -> str:
    found = re.search(r"\d+\.\d+\.\d+", text)
    assert found, f"no version in {text!r}"
    return found[0]


def _of_qt() -> Iterator[Library]:
    core = import_module("PySide6.QtCore")
    inside = "pyside6-essentials"
    yield _library("qt", core.qVersion(), "LGPL-3.0-only", "qt.io", inside)
    folder = Path(str(core.__file__)).parent
    for file in sorted(folder.glob("Qt/lib/libicuuc.so.*")):
        yield _library("icu", _icu(file), "Unicode-3.0", "unicode.org", inside)


def _icu(file: Path) -> str:
    """Ask ICU: u_getVersion, whose name carries the major version, fills four bytes."""
    ctypes.CDLL(str(file.with_name(file.name.replace("icuuc", "icudata"))))
    major = file.name.rpartition(".")[2]
    found = (ctypes.c_uint8 * 4)()
    getattr(ctypes.CDLL(str(file)), f"u_getVersion_{major}")(found)
    return ".".join(str(part) for part in found[:2])


def _of_cryptography() -> Iterator[Library]:
    backend = import_module("cryptography.hazmat.backends.openssl.backend").backend
    version = _version(backend.openssl_version_text())
    yield _library("openssl", version, "Apache-2.0", "openssl.org", "cryptography")


def _of_psycopg() -> Iterator[Library]:
    """Its OpenSSL does not tell its version through Python: it stands in the file."""
    number = import_module("psycopg").pq.version()
    inside = "psycopg-binary"
    version = f"{number // 10_000}.{number % 10_000}"
    yield _library("libpq", version, "PostgreSQL", "postgresql.org", inside)
    folder = Path(str(import_module("psycopg_binary").__file__)).parents[1]
    for file in sorted(folder.glob("psycopg_binary.libs/libcrypto*")):
        said = re.search(rb"OpenSSL (\d+\.\d+\.\d+)", file.read_bytes())
        assert said, f"{file}: no version of OpenSSL in it"
        yield _library("openssl", said[1].decode(), "Apache-2.0", "openssl.org", inside)


def _of_pypdfium2() -> Iterator[Library]:
    folder = Path(str(import_module("pypdfium2_raw").__file__)).parent
    said = json.loads((folder / "version.json").read_text(encoding="utf-8"))
    version = ".".join(str(said[part]) for part in ("major", "minor", "build", "patch"))
    licence = "BSD-3-Clause AND Apache-2.0"
    yield _library("pdfium", version, licence, "pdfium.googlesource.com", "pypdfium2")


if __name__ == "__main__":
    print(json.dumps(libraries(), indent=2))
