r"""Where a machine's data is: a tablet's in a place of the machine, a desk's in one of its user.

On Windows the installer says which of the two a machine is, where administrators alone can write:
anybody may make a folder in C:\ProgramData, so that there is one says nothing.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kiosk.settings.source import ENVIRONMENT

INSTALLER_KEY: Final = r"Software\Intake Kiosk"
TABLET: Final = "kiosk"  # the installer's ROLE
_NAME: Final = "Intake Kiosk"
_TABLETS_ON_LINUX: Final = Path("/var/lib/intake-kiosk")


def home(given: Path | None = None) -> Path:
    """Return the folder that holds this machine's data: argument, environment, then default."""
    named = given or os.environ.get(f"{ENVIRONMENT}HOME")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return home_on_windows(_role(), os.environ)
    return _TABLETS_ON_LINUX if _TABLETS_ON_LINUX.is_dir() else persons_home(Path.home())


def tablets_home() -> Path:
    """Return where a tablet's data is by default on this system, whatever this machine is."""
    return tablets_home_on_windows(os.environ) if sys.platform == "win32" else _TABLETS_ON_LINUX


def persons_home(person: Path) -> Path:
    """Return where the data of a desk is by default, in the folder of who works at it."""
    if sys.platform == "win32":
        return person / "AppData/Local" / _NAME
    return person / ".local/share/intake-kiosk"


def home_on_windows(role: str, variables: Mapping[str, str]) -> Path:
    """Return a tablet's home, else that of whoever runs this; a service has a profile too."""
    if role == TABLET:
        return tablets_home_on_windows(variables)
    own = variables.get("LOCALAPPDATA")
    return (Path(own) if own else Path.home() / "AppData/Local") / _NAME


def tablets_home_on_windows(variables: Mapping[str, str]) -> Path:
    """Return the folder that the installer makes for a tablet's data."""
    return Path(variables.get("PROGRAMDATA", r"C:\ProgramData")) / _NAME


def _role() -> str:
    """Return what the installer made this machine; empty where it was not installed by it."""
    if sys.platform != "win32":
        return ""
    import winreg  # noqa: PLC0415  # it exists on Windows alone

    access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, INSTALLER_KEY, 0, access) as key:
            return str(winreg.QueryValueEx(key, "Role")[0])
    except OSError:
        return ""
