"""Bad input from the command line: one clear sentence, exit code 1, and nothing lost."""

from pathlib import Path

import pytest

from kiosk.cli import FAULT, REFUSED, run

FROZEN = Path(__file__).parents[2] / "contracts/envelope-v1"


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must be refused; return what it said."""
    assert run([str(argument) for argument in arguments]) == REFUSED
    said = capsys.readouterr()
    return said.err + said.out


def test_an_envelope_with_a_flipped_bit_stays_shut(capsys, tmp_path: Path) -> None:
    whole = (FROZEN / "visit.intake").read_bytes()
    file = tmp_path / "flipped.intake"
    for place in (10, len(whole) - 10):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        file.write_bytes(flipped)
        said = refused(capsys, "open", file, "--identity", FROZEN / "recovery.txt")
        assert "Envelope" in said


def test_an_inbox_that_is_not_there_is_named_and_nothing_is_lost(capsys, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(f'inbox = "sqlite:///{tmp_path}/gone/inbox.sqlite3"')
    said = refused(capsys, "sync", "--once", "--home", tmp_path)
    assert "outbox" in said


def test_wrong_settings_are_named_by_file_and_key(capsys, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    for line, named in (("text_scale = 9", "text_scale"), ("tpyo = 1", "tpyo"), ("=", "TOML")):
        file.write_text(line)
        said = refused(capsys, "sync", "--once", "--home", tmp_path)
        assert str(file) in said
        assert named in said


def test_a_machine_that_is_not_enrolled_is_told_so(capsys, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")  # with nothing there, a clinic is set up
    assert "enrol" in refused(capsys, "desk", "--home", tmp_path)


def test_a_bug_ends_in_one_line(capsys, tmp_path: Path, expect_log) -> None:
    expect_log("kiosk.cli")
    (tmp_path / "settings.toml").mkdir()  # nobody thought of a folder in its place

    assert run(["sync", "--once", "--home", str(tmp_path)]) == FAULT

    assert capsys.readouterr().err.count("\n") == 1
