"""The settings of a machine's home."""

from pathlib import Path

from kiosk.settings.model import Settings
from kiosk.settings.resolve import Configuration, resolve, without_fault
from kiosk.settings.source import NO_POLICY, Source, process_environment, settings_file


def configuration(folder: Path, policy: Source, installed: Source = NO_POLICY) -> Configuration:
    """Return the settings of a home with their origins, and what is wrong with them.

    `installed` is what the installer was told; a file that somebody wrote later goes before it.
    """
    file = settings_file(folder / "settings.toml")
    return resolve(policy, process_environment(), file, installed)


def load(folder: Path, policy: Source = NO_POLICY, installed: Source = NO_POLICY) -> Settings:
    """Return the settings of a home where nothing is wrong; Refused names what is, and where."""
    return without_fault(configuration(folder, policy, installed))
