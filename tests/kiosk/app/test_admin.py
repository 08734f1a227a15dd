"""Bad input from the command line: one clear sentence, exit code 1, and nothing lost."""

import json
from pathlib import Path

import pytest

from kiosk.app.demo_clinic import make_demo_clinic
from kiosk.app.home import outbox_file
from kiosk.cli import FAULT, run
from kiosk.settings import SETTINGS
from tests.command_line import done, refused

FROZEN = Path(__file__).parents[2] / "contracts/envelope-v1"


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
    assert "no device was let in here" in said


def test_wrong_settings_are_named_by_file_and_key(capsys, tmp_path: Path, expect_log) -> None:
    expect_log("kiosk.app.configured")
    file = tmp_path / "settings.toml"
    for line, named in (("text_scale = 9", "text_scale"), ("tpyo = 1", "tpyo"), ("=", "TOML")):
        file.write_text(line)
        for command in (("sync", "--once"), ("clinic", "status"), ("status", "--policy")):
            said = refused(capsys, *command, "--home", tmp_path)
            assert str(file) in said
            assert named in said


def test_every_setting_is_told_with_where_it_came_from(
    capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('inbox = "postgresql://nora:hush@db/clinic"\n')
    monkeypatch.setenv("INTAKE_KIOSK_INBOX", "sqlite:///other")
    printed = done(capsys, "status", "--policy", "--home", tmp_path)
    assert 'inbox                  "sqlite:///other"  (environment: INTAKE_KIOSK_INBOX)' in printed
    assert 'instead of "postgresql://nora:***@db/clinic"  (file: ' in printed
    told = json.loads(done(capsys, "status", "--policy", "--json", "--home", tmp_path))
    assert [each["key"] for each in told["settings"]] == [each.name for each in SETTINGS]
    assert [one["source"] for one in told["settings"][3]["overruled"]] == ["file"]
    assert told["problems"] == []
    assert "hush" not in printed + json.dumps(told)


def test_a_demo_does_not_send_to_the_inbox_of_a_clinic(
    capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTAKE_KIOSK_INBOX", "sqlite:///clinic")
    assert "a demo would send there" in refused(capsys, "demo", "--offscreen")


def test_a_machine_that_is_not_enrolled_is_told_so(capsys, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")  # with nothing there, a clinic is set up
    assert "enrol" in refused(capsys, "desk", "--home", tmp_path)


def test_a_look_makes_no_outbox_at_a_desk(capsys, tmp_path: Path) -> None:
    make_demo_clinic(tmp_path / "home")
    for command in ("status", "doctor"):
        run([command, "--home", str(tmp_path / "home")])
    capsys.readouterr()
    assert not outbox_file(tmp_path / "home").exists()


def test_a_bug_ends_in_one_line(capsys, tmp_path: Path, expect_log) -> None:
    expect_log("kiosk.cli")
    nobody_thought_of_it = f"{tmp_path}\0"

    assert run(["sync", "--once", "--home", nobody_thought_of_it]) == FAULT

    assert capsys.readouterr().err.count("\n") == 1
