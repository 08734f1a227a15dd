"""The folder that a patient's files are taken from."""

from pathlib import Path

import pytest

from kiosk.errors import Unavailable
from kiosk.outside.folder import Folder
from kiosk.ports import OfferedFile


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "b.pdf").write_bytes(b"12345")
    (folder / "A.png").write_bytes(b"1")
    return folder


def test_only_plain_files_are_offered(stick: Path, tmp_path: Path) -> None:
    outside = tmp_path / "settings.toml"
    outside.write_text("secret")
    (stick / "link.pdf").symlink_to(outside)
    (stick / ".hidden").write_text("x")
    (stick / "deeper").mkdir()
    assert Folder(stick).offered() == (OfferedFile("A.png", 1), OfferedFile("b.pdf", 5))


def test_without_the_stick_nothing_is_offered(tmp_path: Path) -> None:
    assert Folder(tmp_path / "gone").offered() == ()


def test_a_file_is_read_no_further_than_it_may_be_large(stick: Path) -> None:
    assert Folder(stick).read("b.pdf", 5) == b"12345"
    assert Folder(stick).read("b.pdf", 3) == b"1234"


@pytest.mark.parametrize("name", ["gone.pdf", "../settings.toml", "link.pdf", "/etc/hostname"])
def test_what_is_not_there_or_lies_elsewhere_is_not_read(
    stick: Path, tmp_path: Path, name: str
) -> None:
    outside = tmp_path / "settings.toml"
    outside.write_text("secret")
    (stick / "link.pdf").symlink_to(outside)
    with pytest.raises(Unavailable) as refused:
        Folder(stick).read(name, 5)
    assert Path(name).name not in refused.value.message
