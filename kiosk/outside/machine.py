"""The device itself, as Linux tells it in /sys; Windows: battery, disk and which it is.

https://docs.kernel.org/power/power_supply_class.html ·
https://docs.kernel.org/driver-api/thermal/sysfs-api.html ·
https://docs.kernel.org/gpu/backlight.html ·
https://www.freedesktop.org/software/systemd/man/latest/machine-id.html
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import Unavailable
from kiosk.outside.volume import SystemVolume
from kiosk.outside.windows_power import Power, power
from kiosk.ports import Readings

_DARKEST = 10  # per cent: a screen that nobody can see cannot be made lighter again


class SysMachine:
    """Reads a tree such as /sys; what is not there, or not a number, is not known."""

    def __init__(
        self,
        home: Path,
        sys: Path = Path("/sys"),
        volume: SystemVolume | None = None,
        machine_id: Path = Path("/etc/machine-id"),
    ) -> None:
        """Name the home, whose disk counts, the tree, what sets the volume, and the machine id."""
        self._home = home
        self._sys = sys
        self._volume = volume or SystemVolume()
        self._machine_id = machine_id

    def read(self) -> Readings:
        """Return how the machine is now."""
        battery, charging = power() if sys.platform == "win32" else self._power()
        return Readings(
            battery=battery,
            charging=charging,
            celsius=self._heat(),
            online=self._online(),
            free_bytes=free_bytes(self._home),
            brightness=self._brightness(),
            volume=self._volume.read(),
        )

    def sound(self, per_cent: int) -> None:
        """Set the volume, never so low that nothing is heard."""
        self._volume.set(per_cent)

    def light(self, per_cent: int) -> None:
        """Set the brightness, never so dark that nothing is seen."""
        screen = next(self._screens(), None)
        most = _number(screen / "max_brightness") if screen else None
        if not screen or not most:
            raise Unavailable("brightness", "No screen here can be set: use the tablet's buttons.")
        wanted = max(_DARKEST, min(100, per_cent))
        try:
            (screen / "brightness").write_text(str(round(most * wanted / 100)), encoding="ascii")
        except OSError as error:
            raise Unavailable(
                "brightness",
                f"{screen / 'brightness'}: {error.strerror}: give this user the right to write.",
            ) from error

    def identity(self) -> str:
        """Return the machine id of this installation of Linux or Windows."""
        return _machine_guid() if sys.platform == "win32" else _text(self._machine_id)

    def _power(self) -> Power:
        battery = next(self._batteries(), None)
        if battery is None:
            return Power()
        status = _text(battery / "status")
        charging = status in ("Charging", "Full", "Not charging") if status else None
        return Power(_number(battery / "capacity"), charging)

    def _batteries(self) -> Iterator[Path]:
        """Yield the machine's own batteries; a mouse has one too, of scope Device."""
        for folder in sorted(self._sys.glob("class/power_supply/*")):
            if _text(folder / "type") == "Battery" and _text(folder / "scope") != "Device":
                yield folder

    def _heat(self) -> float | None:
        """Return the hottest zone in °C; the kernel tells thousandths."""
        zones = (_number(zone) for zone in self._sys.glob("class/thermal/thermal_zone*/temp"))
        return max((zone / 1000 for zone in zones if zone is not None), default=None)

    def _online(self) -> bool | None:
        links = [f for f in sorted(self._sys.glob("class/net/*")) if f.name != "lo"]
        states = [_text(link / "operstate") for link in links]
        return any(state in ("up", "unknown") for state in states) if states else None

    def _screens(self) -> Iterator[Path]:
        yield from sorted(self._sys.glob("class/backlight/*"))

    def _brightness(self) -> int | None:
        screen = next(self._screens(), None)
        if screen is None:
            return None
        now, most = _number(screen / "brightness"), _number(screen / "max_brightness")
        return round(100 * now / most) if now is not None and most else None


def _machine_guid() -> str:
    """Return what Windows calls itself; empty when this user may not read it."""
    if sys.platform != "win32":
        return ""
    import winreg  # noqa: PLC0415  # it exists on Windows alone

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return ""


def free_bytes(home: Path) -> int | None:
    """Return how much room the disk of a home has, or will have; None: it does not say."""
    made = next((folder for folder in (home, *home.parents) if folder.exists()), home)
    try:
        return shutil.disk_usage(made).free
    except OSError:
        return None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:  # drivers answer some reads with an error while a part sleeps
        return ""


def _number(file: Path) -> int | None:
    text = _text(file)
    return int(text) if text.lstrip("-").isdigit() else None
