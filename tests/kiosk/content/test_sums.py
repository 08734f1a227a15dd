"""The hashes of a pack."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.load import load_pack
from kiosk.content.sums import verify, write_sums
from kiosk.errors import Damaged
from tests.kiosk.content.tiny_pack import build, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path)


def test_the_hash_of_a_pack_is_that_of_its_sums(root: Path) -> None:
    assert verify(root) == write_sums(root) == load_pack(root).reference.sha256


def test_a_stock_tool_checks_a_pack(root: Path) -> None:
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=root, check=False)
    assert done.returncode == 0


def test_a_changed_file_is_named_with_the_remedy(root: Path) -> None:
    write(root, "rules.toml", "rules = []\n")
    with pytest.raises(Damaged, match=r"rules\.toml: has changed.*kiosk pack sign .* --draft"):
        load_pack(root)


def test_a_missing_file_is_named(root: Path) -> None:
    (root / "pictures/one.svg").unlink()
    with pytest.raises(Damaged, match=r"pictures/one\.svg: is missing"):
        load_pack(root)


def test_an_unlisted_file_is_named(root: Path) -> None:
    write(root, "consents/extra.en.md", "Sign here.")
    with pytest.raises(Damaged, match=r"extra\.en\.md: is not listed"):
        load_pack(root)


def test_a_pack_without_sums_is_refused(root: Path) -> None:
    (root / "SHA256SUMS").unlink()
    with pytest.raises(Damaged, match="SHA256SUMS: is missing"):
        load_pack(root)


def test_sums_in_another_format_are_refused(root: Path) -> None:
    write(root, "SHA256SUMS", "MD5 (pack.toml) = 0\n")
    with pytest.raises(Damaged, match="is not in the format of sha256sum"):
        load_pack(root)


@given(at=st.integers(min_value=0), flip=st.integers(min_value=1, max_value=255))
def test_any_changed_byte_is_noticed(
    at: int, flip: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = build(tmp_path_factory.mktemp("pack"))
    names = sorted(p for p in root.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    file = names[at % len(names)]
    content = bytearray(file.read_bytes())
    content[at % len(content)] ^= flip
    file.write_bytes(content)
    with pytest.raises(Damaged):
        verify(root)
