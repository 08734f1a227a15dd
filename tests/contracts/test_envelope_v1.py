"""The frozen example of version 1 opens for ever: see envelope-v1/README.md."""

import base64
import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from kiosk.record.envelope import check, header_line, parse
from kiosk.record.manifest import Manifest, read_manifest
from kiosk.record.unseal import unseal

FOLDER = Path(__file__).with_name("envelope-v1")
ENVELOPES = ("visit", "notice", "review")
KEYS = ("epoch", "recovery")


def identity(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text().splitlines()[-1]


@pytest.fixture
def manifest() -> Manifest:
    root = base64.b64decode((FOLDER / "root.pub").read_text())
    return read_manifest((FOLDER / "manifest.json").read_bytes(), root, clinic="invented-clinic")


@pytest.mark.parametrize("name", ENVELOPES)
@pytest.mark.parametrize("key", KEYS)
def test_it_is_read_checked_and_opened(manifest: Manifest, name: str, key: str) -> None:
    data = (FOLDER / f"{name}.intake").read_bytes()
    envelope = parse(data)
    header = envelope.header
    signer = manifest.person_key if header.kind == "review" else manifest.device_key
    check(envelope, signer(header.person or header.device))
    expected = json.loads((FOLDER / f"{name}.json").read_bytes())
    assert unseal(envelope, [identity(key)]) == expected
    assert header_line(header) == data.split(b"\n")[0]


def test_the_chain_holds() -> None:
    visit, notice = (parse((FOLDER / f"{name}.intake").read_bytes()) for name in ENVELOPES[:2])
    assert notice.header.prev == visit.id
    assert visit.id == hashlib.sha256((FOLDER / "visit.intake").read_bytes()).hexdigest()


@pytest.mark.parametrize("key", KEYS)
def test_the_stock_tool_opens_it(key: str) -> None:
    opened = subprocess.run(
        f"tail -n +2 visit.intake | age -d -i {key}.txt",
        shell=True,
        check=True,
        capture_output=True,
        cwd=FOLDER,
    )
    assert json.loads(opened.stdout) == json.loads((FOLDER / "visit.json").read_bytes())


def test_the_manifest_is_still_written_the_same_way(manifest: Manifest) -> None:
    written = json.loads((FOLDER / "manifest.json").read_bytes())
    del written["sig"]
    assert manifest.model_dump(mode="json") == written
