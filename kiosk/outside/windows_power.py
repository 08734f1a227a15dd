"""The battery of a tablet with Windows.

https://learn.microsoft.com/windows/win32/api/winbase/ns-winbase-system_power_status
"""

import ctypes
import sys
from typing import Final, NamedTuple

_ONLINE: Final = 1  # ACLineStatus: on the mains
_UNKNOWN: Final = 255  # of each of the three
_NO_BATTERY: Final = 128  # BatteryFlag


class Power(NamedTuple):
    """Per cent of the battery, and whether it hangs on the mains; None: not known, or none."""

    battery: int | None = None
    charging: bool | None = None


def power() -> Power:
    """Return how the battery is now; elsewhere than on Windows it is not known."""
    if sys.platform != "win32":
        return Power()
    told = _Status()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(told)):
        return Power()
    return understood(told.line, told.flag, told.percent)


def understood(line: int, flag: int, percent: int) -> Power:
    """Return what ACLineStatus, BatteryFlag and BatteryLifePercent mean."""
    if flag == _UNKNOWN or flag & _NO_BATTERY or percent == _UNKNOWN:
        return Power()
    return Power(percent, None if line == _UNKNOWN else line == _ONLINE)


class _Status(ctypes.Structure):
    """SYSTEM_POWER_STATUS."""

    _fields_ = (
        ("line", ctypes.c_ubyte),
        ("flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds_left", ctypes.c_uint32),
        ("seconds_in_all", ctypes.c_uint32),
    )
