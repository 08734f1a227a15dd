"""The volume through the programs of a sound system, each pretended with its own answers."""

from pathlib import Path

import pytest

from kiosk.errors import Unavailable
from kiosk.outside.volume import SystemVolume

WPCTL = """case "$1" in
get-volume) echo "Volume: $(cat $0.level)$(cat $0.mute)";;
set-volume) printf %s "$3" > $0.level;;
set-mute) : > $0.mute;;
esac"""
PACTL = """case "$1" in
get-sink-volume) echo "Volume: front-left: 26214 /  $(cat $0.level) / -23.88 dB,   balance 0.00";;
get-sink-mute) if [ -s $0.mute ]; then echo "Mute: yes"; else echo "Mute: no"; fi;;
set-sink-volume) printf %s "$3" > $0.level;;
set-sink-mute) : > $0.mute;;
esac"""
AMIXER = """case "$*" in
"-M sget Master")
    echo "  Front Left: Playback 26214 [$(cat $0.level)] [-23.88dB] [$(cat $0.mute)]";;
"-M -q sset Master "*) printf %s "$5" > $0.level; printf on > $0.mute;;
esac"""
# script, the volume and the mute as it writes them
PROGRAMS = {
    "wpctl": (WPCTL, "0.40", " [MUTED]"),
    "pactl": (PACTL, "40%", "yes"),
    "amixer": (AMIXER, "40%", "off"),
}
SOUNDING = {"wpctl": "", "pactl": "", "amixer": "on"}


def pretend(folder: Path, name: str, *, muted: bool = False) -> SystemVolume:
    script, level, mute = PROGRAMS[name]
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    (folder / f"{name}.level").write_text(level)
    (folder / f"{name}.mute").write_text(mute if muted else SOUNDING[name])
    return SystemVolume(f"{folder}:/usr/bin:/bin")


@pytest.fixture(params=PROGRAMS)
def program(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_it_is_read_and_set(tmp_path: Path, program: str) -> None:
    volume = pretend(tmp_path, program)
    assert volume.read() == 40
    volume.set(55)
    assert volume.read() == 55


def test_a_mute_is_no_volume_and_ends_when_it_is_set(tmp_path: Path, program: str) -> None:
    volume = pretend(tmp_path, program, muted=True)
    assert volume.read() == 0
    volume.set(30)
    assert volume.read() == 30


def test_it_never_falls_silent_and_never_goes_over_its_full(tmp_path: Path, program: str) -> None:
    volume = pretend(tmp_path, program)
    for wanted, set_to in ((-20, 10), (400, 100)):
        volume.set(wanted)
        assert volume.read() == set_to


def test_the_first_that_answers_is_used(tmp_path: Path) -> None:
    pretend(tmp_path, "amixer")
    volume = pretend(tmp_path, "wpctl")
    volume.set(70)
    assert (tmp_path / "wpctl.level").read_text() == "0.70"
    assert (tmp_path / "amixer.level").read_text() == "40%"
    (tmp_path / "wpctl").write_text("#!/bin/sh\nexit 2\n")  # its sound system does not run
    volume.set(60)
    assert (tmp_path / "amixer.level").read_text() == "60%"


def test_without_any_of_them_it_is_not_known_and_says_what_to_do(tmp_path: Path) -> None:
    volume = SystemVolume(str(tmp_path))
    assert volume.read() is None
    with pytest.raises(Unavailable, match="own keys"):
        volume.set(50)


def test_a_program_that_answers_and_does_not_obey_is_named(tmp_path: Path, program: str) -> None:
    volume = pretend(tmp_path, program)
    script = (tmp_path / program).read_text().replace("#!/bin/sh\n", "", 1)
    (tmp_path / program).write_text(
        f'#!/bin/sh\ncase "$*" in *set-*|*sset*) exit 1;; esac\n{script}'
    )
    with pytest.raises(Unavailable, match=f"{program} does not obey"):
        volume.set(50)
