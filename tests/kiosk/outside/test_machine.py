"""The machine as Linux tells it: read from a tree like /sys, with whatever is missing in it."""

from pathlib import Path

import pytest

from kiosk.errors import Unavailable
from kiosk.outside.machine import SysMachine
from kiosk.outside.pretend import PretendMachine
from kiosk.outside.volume import SystemVolume
from kiosk.ports import Machine, Readings

FULL = {
    "class/power_supply/AC/type": "Mains\n",
    "class/power_supply/BAT0/type": "Battery\n",
    "class/power_supply/BAT0/scope": "System\n",
    "class/power_supply/BAT0/capacity": "63\n",
    "class/power_supply/BAT0/status": "Discharging\n",
    "class/power_supply/A-mouse/type": "Battery\n",
    "class/power_supply/A-mouse/scope": "Device\n",
    "class/power_supply/A-mouse/capacity": "1\n",
    "class/thermal/thermal_zone0/temp": "41000\n",
    "class/thermal/thermal_zone1/temp": "58500\n",
    "class/thermal/thermal_zone2/temp": "\n",
    "class/net/lo/operstate": "unknown\n",
    "class/net/wlan0/operstate": "up\n",
    "class/backlight/panel/brightness": "150\n",
    "class/backlight/panel/max_brightness": "300\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in FULL.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def machine_of(tree: Path, home: Path | None = None) -> SysMachine:
    """Make a machine that this tree describes, without any program that sets a volume."""
    return SysMachine(home or tree, tree, SystemVolume(str(tree)))


def test_everything_that_is_told_is_read(tree: Path) -> None:
    read = machine_of(tree).read()
    assert (read.battery, read.charging, read.celsius) == (63, False, 58.5)
    assert (read.online, read.brightness) == (True, 50)
    assert read.free_bytes is not None


@pytest.mark.parametrize(
    ("state", "charging"), [("Charging", True), ("Full", True), ("Discharging", False)]
)
def test_a_charger_is_noticed(tree: Path, state: str, charging: bool) -> None:
    (tree / "class/power_supply/BAT0/status").write_text(state)
    assert machine_of(tree).read().charging is charging


def test_without_a_cable_and_a_radio_it_is_offline(tree: Path) -> None:
    (tree / "class/net/wlan0/operstate").write_text("down")
    assert machine_of(tree).read().online is False


def test_a_machine_that_tells_nothing_is_not_an_accident(tmp_path: Path) -> None:
    read = machine_of(tmp_path / "sys", tmp_path / "not/made").read()
    assert read == Readings(free_bytes=read.free_bytes)
    assert read.free_bytes  # of the disk that the home will be made on


def test_the_light_is_set_and_never_goes_out(tree: Path) -> None:
    machine, file = machine_of(tree), tree / "class/backlight/panel/brightness"
    for wanted, written in ((70, "210"), (400, "300"), (-50, "30")):
        machine.light(wanted)
        assert file.read_text() == written


def test_a_light_that_may_not_be_set_says_what_to_do(tree: Path, tmp_path: Path) -> None:
    file = tree / "class/backlight/panel/brightness"
    file.unlink()
    file.mkdir()
    with pytest.raises(Unavailable, match="give this user the right"):
        machine_of(tree).light(50)
    with pytest.raises(Unavailable, match="tablet's buttons"):
        machine_of(tmp_path / "sys").light(50)


def test_the_pretended_machine_keeps_the_same_promises() -> None:
    machine: Machine = PretendMachine(Readings(brightness=50, volume=50))
    machine.light(400)
    machine.sound(400)
    assert (machine.read().brightness, machine.read().volume) == (100, 100)
    with pytest.raises(Unavailable, match="own keys"):
        PretendMachine(Readings()).sound(50)


def test_which_machine_it_is_stands_in_the_file_that_systemd_makes(tmp_path: Path) -> None:
    file = tmp_path / "machine-id"
    assert SysMachine(tmp_path, machine_id=file).identity() == ""
    file.write_text("0123456789abcdef0123456789abcdef\n")
    assert SysMachine(tmp_path, machine_id=file).identity() == "0123456789abcdef0123456789abcdef"
