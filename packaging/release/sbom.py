"""Writes the bill of materials (CycloneDX 1.6) of an environment that holds what is shipped.

    TOOLS/bin/python packaging/release/sbom.py ENVIRONMENT/bin/python sbom.cdx.json [PROGRAM]

ENVIRONMENT holds requirements.lock and nothing else, no pip either; TOOLS holds
requirements-release.lock. What cyclonedx-bom sees, distributions, is completed with what came
inside them: libraries (libraries.py), the components that wheels declare (PEP 770), and what a
frozen PROGRAM carries of the system that it was built on (system.py, Debian). The result is
checked against the schema, and is the same for the same environment.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

VERSION = "1.6"
ROOT = Path(__file__).resolve().parents[2]

Component = dict[str, Any]


def main(python: Path, out: Path, program: Path | None = None) -> None:
    """Write the bill of materials of an environment."""
    bom = _distributions(python)
    bom["metadata"]["component"]["version"] = _own_version()
    add_libraries(bom, json.loads(_said([python, ROOT / "packaging/release/libraries.py"])))
    add_declared(bom, _site_packages(python))
    if program is not None:
        found = _said([sys.executable, ROOT / "packaging/release/system.py", program])
        add_system(bom, json.loads(found))
    text = json.dumps(bom, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    _check(text)
    out.write_text(text, encoding="utf-8")


def _distributions(python: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "sbom.json")
        tool = [sys.executable, "-m", "cyclonedx_py", "environment", str(python), "--sv", VERSION]
        project = ["--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "application"]
        _said([*tool, *project, "--output-reproducible", "--of", "JSON", "-o", str(out)])
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return found


def add_libraries(bom: dict[str, Any], libraries: list[dict[str, str]]) -> None:
    """Add libraries, each under the distribution that holds it, those of Python at the top."""
    for each in libraries:
        component = {
            "type": "library",
            "bom-ref": f"{each['inside']}/{each['name']}@{each['version']}",
            "name": each["name"],
            "version": each["version"],
            "licenses": [{"expression": each["licence"]}],
            "purl": f"pkg:generic/{each['name']}@{each['version']}",
            "externalReferences": [{"type": "website", "url": each["url"]}],
        }
        _holder(bom, each["inside"]).append(component)


def add_system(bom: dict[str, Any], packages: list[dict[str, str]]) -> None:
    """Add packages of Debian that the program carries files of."""
    for each in packages:
        purl = f"pkg:deb/debian/{each['name']}@{each['version'].replace('+', '%2B')}"
        component = {
            "type": "library",
            "bom-ref": f"debian/{each['name']}@{each['version']}",
            "name": each["name"],
            "version": each["version"],
            "purl": purl,
            "properties": [{"name": "debian:source", "value": each["source"]}],
        }
        bom["components"].append(component)


def _holder(bom: dict[str, Any], distribution: str) -> list[Component]:
    """Return the list into which the components of a distribution go."""
    for component in bom["components"]:
        if component["name"].lower().replace("_", "-") == distribution:
            inside: list[Component] = component.setdefault("components", [])
            return inside
    assert distribution == "python", f"{distribution} is not in the environment"
    top: list[Component] = bom["components"]
    return top


def add_declared(bom: dict[str, Any], packages: Path) -> None:
    """Add what wheels declare to hold: name, version, licences and purl of each component."""
    for file in sorted(packages.glob("*.dist-info/sboms/*.json")):
        distribution = file.parents[1].name.partition("-")[0].lower().replace("_", "-")
        declared = json.loads(file.read_text(encoding="utf-8"))
        holder = _holder(bom, distribution)
        known = {(each["name"], each.get("version")) for each in holder}
        for component in _inside(declared, distribution):
            if (component["name"], component.get("version")) not in known:
                holder.append(component)


def _inside(declared: dict[str, Any], distribution: str) -> Iterator[Component]:
    seen = set()
    for each in declared.get("components", []):
        named = f"{distribution}/{each['name']}@{each.get('version', '')}"
        same = each["name"].lower().replace("_", "-") == distribution
        if named not in seen and not same:
            seen.add(named)
            kept = {k: each[k] for k in ("name", "version", "licenses") if each.get(k)}
            purl = {"purl": each["purl"].partition("?")[0]} if each.get("purl") else {}
            yield {"type": "library", "bom-ref": named, **kept, **purl}


def _check(text: str) -> None:
    """Raise ValueError when a text is no CycloneDX of this version."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise ValueError(f"this is no CycloneDX {VERSION}: {wrong}")


def _own_version() -> str:
    return _said(
        [sys.executable, "-c", "from kiosk import __version__; print(__version__)"]
    ).strip()


def _site_packages(python: Path) -> Path:
    return Path(
        _said([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip()
    )


def _said(call: Sequence[str | Path]) -> str:
    return subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(Path, sys.argv[3:4]))
