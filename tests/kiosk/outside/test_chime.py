"""The desk's bell is a program of the system, and keeps nobody waiting."""

import os
import sys
import wave
from pathlib import Path

import pytest

import resources
from kiosk.outside.chime import Chime


def test_the_sound_that_comes_along_is_short_and_plays_everywhere():
    with wave.open(str(resources.path("sounds", "call.wav"))) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert 0.3 < sound.getnframes() / sound.getframerate() < 1.5


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a player before every other that writes down what it was given."""
    program = tmp_path / "pw-play"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(tmp_path / 'played')!r}, 'a')"
        ".write(sys.argv[1] + '\\n')\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "played"


def test_it_rings_by_the_systems_player(player: Path, tmp_path: Path):
    chime = Chime(tmp_path / "call.wav")
    chime.ring()
    assert chime.turn is not None
    chime.turn.join()
    chime.close()
    assert player.read_text() == f"{tmp_path / 'call.wav'}\n"


def test_where_nothing_plays_the_log_says_so_and_nobody_is_kept(tmp_path: Path, expect_log):
    caplog = expect_log("kiosk.outside.chime")
    chime = Chime(tmp_path / "sound.none")
    chime.ring()
    assert chime.turn is not None
    chime.turn.join()
    assert "bell is not heard" in caplog.text
