"""What the machine's administrator laid down: files of root on Linux, the registry on Windows.

On Windows the installer leaves what it was told (SERVERURL) in the registry too, for the lowest
place: anybody's settings.toml goes before it.

Whoever uses the tablet must not be able to write either. On Linux a file counts when it and its
folder are root's and nobody else may write them; any other is left out, and told.
https://learn.microsoft.com/windows/win32/sysinfo/registry-value-types
"""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol

from kiosk.settings import NO_POLICY, Given, Source, SourceName
from kiosk.settings.source import from_toml

FOLDER: Final = Path("/etc/intake-kiosk/policy.d")
KEY: Final = r"Software\Policies\Intake Kiosk"
INSTALLER_KEY: Final = r"Software\Intake Kiosk\Settings"
_ROOT = 0


class Registry(Protocol):
    """One key of a registry."""

    def values(self) -> Mapping[str, object]:
        """Return its values by name; empty where there is no such key; OSError: not readable."""
        ...


def system_policy() -> Source:
    """Return the policy of this machine; elsewhere than on Linux and Windows there is none."""
    if sys.platform == "win32":
        return registry_policy(MachineRegistry(KEY))
    return folder_policy(FOLDER) if sys.platform == "linux" else NO_POLICY


def installer_settings() -> Source:
    """Return what the installer of Windows was told; elsewhere there is none."""
    if sys.platform == "win32":
        return from_registry(MachineRegistry(INSTALLER_KEY), "installer", INSTALLER_KEY)
    return NO_POLICY


def registry_policy(registry: Registry) -> Source:
    """Return the settings in a registry's key, such as Group Policy writes them."""
    return from_registry(registry, "policy", KEY)


def from_registry(registry: Registry, source: SourceName, key: str) -> Source:
    """Return the settings in a key of the machine's registry; its names have no case."""
    where = rf"HKLM\{key}"
    try:
        values = registry.values()
    except OSError as error:
        return Source(
            faults=(
                f"{where}: cannot be read ({error.strerror}). Give this user the right to read it.",
            )
        )
    named = {name.lower(): value for name, value in values.items() if name}
    return Source(tuple(Given(name, value, source, where) for name, value in named.items()))


class MachineRegistry:
    """A key of this machine's registry."""

    def __init__(self, key: str) -> None:
        """Name the key, below HKEY_LOCAL_MACHINE."""
        self._key = key

    def values(self) -> Mapping[str, object]:
        """Return its values by name; empty where there is no such key; OSError: not readable."""
        return dict(_values_of(self._key))


def _values_of(key: str) -> Iterator[tuple[str, object]]:
    if sys.platform != "win32":
        return
    import winreg  # noqa: PLC0415  # it exists on Windows alone

    access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    try:
        opened = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key, 0, access)
    except FileNotFoundError:
        return
    with opened:
        for index in range(winreg.QueryInfoKey(opened)[1]):
            name, value, _kind = winreg.EnumValue(opened, index)
            yield name, value


def folder_policy(folder: Path, owner: int = _ROOT) -> Source:
    """Return the settings in the files *.toml of a folder; of two the later name goes before.

    Files, folder and the folder that holds it must be the owner's (a user id).
    """
    try:
        why = _unsafe(folder.stat(), owner) or _unsafe(folder.parent.stat(), owner)
        files = sorted(folder.glob("*.toml"), reverse=True)
    except FileNotFoundError:
        return NO_POLICY
    except OSError as error:
        return Source(faults=(f"{folder}: cannot be read ({error.strerror}).",))
    if why:
        return Source(faults=(f"{folder}: this policy does not count: {why}.",))
    read = [_file_policy(file, owner) for file in files]
    return Source(
        tuple(given for source in read for given in source.given),
        tuple(fault for source in read for fault in source.faults),
    )


def _file_policy(file: Path, owner: int) -> Source:
    """Read a file and ask whose it is through one handle: between the two it cannot be swapped."""
    try:
        with file.open("rb") as stream:
            why = _unsafe(os.fstat(stream.fileno()), owner)
            text = "" if why else stream.read().decode().removeprefix("\ufeff")
    except OSError as error:
        return Source(faults=(f"{file}: cannot be read ({error.strerror}).",))
    except UnicodeDecodeError:
        return Source(faults=(f"{file}: cannot be read (it is not UTF-8). Write this file anew.",))
    if why:
        return Source(faults=(f"{file}: this policy does not count: {why}.",))
    return from_toml(text, "policy", str(file))


def _unsafe(found: os.stat_result, owner: int) -> str:
    """Return why what was found may be somebody else's words; empty: it is the owner's alone."""
    if found.st_uid != owner:
        return f"it is not {_name(owner)}'s (chown {_name(owner)})"
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "others may write it (chmod go-w)"
    return ""


def _name(owner: int) -> str:
    return "root" if owner == _ROOT else str(owner)
