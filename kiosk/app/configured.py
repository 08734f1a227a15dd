"""The settings that this machine's processes run with, its policy among them."""

import logging
import sys
from pathlib import Path

from kiosk.outside.policy import installer_settings, system_policy
from kiosk.settings import (
    Configuration,
    Settings,
    configuration,
    load,
    process_environment,
    resolve,
)

log = logging.getLogger(__name__)


def configured(home: Path) -> Settings:
    """Return the settings for somebody at a keyboard; Refused when anything is wrong with them."""
    return load(home, system_policy(), installer_settings())


def configured_all_the_same(home: Path) -> Settings:
    """Return the settings for those whom a wrong one must not stop; it is logged and told."""
    settings = origins(home).settings
    for fault in settings.faults:
        log.error("%s", fault)
        print(f"kiosk: {fault}", file=sys.stderr)
    return settings


def above_every_home() -> Configuration:
    """Return what holds whatever home is named."""
    return resolve(system_policy(), process_environment())


def origins(home: Path) -> Configuration:
    """Return every setting with where it came from."""
    return configuration(home, system_policy(), installer_settings())
