"""Writes THIRD-PARTY-LICENCES.txt: whose work is shipped, on which terms, and what LGPL asks of us.

    ENVIRONMENT/bin/python packaging/release/licences.py THIRD-PARTY-LICENCES.txt

ENVIRONMENT holds requirements.lock and nothing else. A distribution that carries neither an
expression nor a text ends this with its name: somebody must look, and add it to licences.toml.
"""

import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMMON = Path("/usr/share/common-licenses")  # of Debian: texts that their holders never change
_NAMES = ("licen", "copying", "notice", "copyright")
_RULE = "=" * 78


@dataclass(frozen=True)
class Work:
    """One work that is shipped."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def main(out: Path) -> None:
    """Write the notes for LGPL, the list, and every text once."""
    works = [*sorted(_distributions(), key=lambda work: work.name.lower()), *_others()]
    versions = {work.name.lower().replace("-", "_"): work.version for work in works}
    notes = (HERE / "lgpl.txt").read_text(encoding="utf-8").format(**versions)
    listed = "\n".join(f"{work.name} {work.version}: {work.licence}" for work in works)
    parts = [notes.strip(), f"What is shipped\n\n{listed}", *_texts(works)]
    out.write_text(f"\n\n{_RULE}\n".join(parts) + "\n", encoding="utf-8")


def _distributions() -> Iterator[Work]:
    by_hand = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8"))
    for one in distributions():
        name = one.metadata["Name"]
        said = by_hand.get(name.lower().replace("_", "-"), {})
        licence = said.get("licence") or _expression(one)
        texts = [*_own_texts(one), *(_common(text) for text in said.get("texts", ()))]
        if not licence or not texts:
            raise SystemExit(f"{name}: no licence is known: look, and add it to licences.toml.")
        yield Work(name, one.version, licence, tuple(texts))


def _expression(one: Distribution) -> str:
    """Return what a distribution says about itself: an expression, a name, or classifiers."""
    for field in ("License-Expression", "License"):
        for said in one.metadata.get_all(field) or []:
            if len(said.splitlines()) == 1:
                return str(said)
    classifiers = one.metadata.get_all("Classifier") or []
    named = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    return ", ".join(named)


def _own_texts(one: Distribution) -> Iterator[str]:
    """Yield what lies in licenses/ (PEP 639), else files that are named like a licence."""
    for file in sorted(one.files or (), key=str):
        parts, plain = file.parts, file.name.lower()
        ours = len(parts) > 1 and parts[0].endswith(".dist-info")
        if ours and (parts[1] == "licenses" or any(name in plain for name in _NAMES)):
            yield Path(str(one.locate_file(file))).read_text(encoding="utf-8", errors="replace")


def _common(name: str) -> str:
    return (COMMON / name).read_text(encoding="utf-8")


def _others() -> Iterator[Work]:
    """Yield what is shipped and is no distribution: ours, Python itself, the fonts."""
    from kiosk import __version__

    python = Path(os.__file__).parent / "LICENSE.txt"
    fonts = ROOT / "resources/fonts/LICENSE.txt"
    yield Work("Intake Kiosk", __version__, "Apache-2.0", (_read(ROOT / "LICENSE"),))
    yield Work("CPython", sys.version.split()[0], "Python-2.0.1", (_read(python),))
    yield Work("Atkinson Hyperlegible", "", "OFL-1.1", (_read(fonts),))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _texts(works: list[Work]) -> Iterator[str]:
    """Yield each text once, under the names of all that carry it."""
    holders: dict[str, list[str]] = {}
    for work in works:
        for text in dict.fromkeys(text.strip() for text in work.texts):
            holders.setdefault(text, []).append(f"{work.name} {work.version}".strip())
    for text, names in holders.items():
        yield f"{', '.join(names)}\n\n{text}"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(Path(sys.argv[1]))
