"""The settings of one machine: policy, environment, settings.toml, the installer's, the default.

They are checked here and not by a library: the patient's first screen waits for them.
"""

from kiosk.settings.load import configuration, load
from kiosk.settings.model import SETTINGS, Language, Settings, SpeechRate, Theme
from kiosk.settings.place import home
from kiosk.settings.resolve import Chosen, Configuration, resolve, settings_of
from kiosk.settings.source import (
    ENVIRONMENT,
    NO_POLICY,
    Given,
    Source,
    SourceName,
    process_environment,
    section,
    shown,
    without_secrets,
)

__all__ = [
    "ENVIRONMENT",
    "NO_POLICY",
    "SETTINGS",
    "Chosen",
    "Configuration",
    "Given",
    "Language",
    "Settings",
    "Source",
    "SourceName",
    "SpeechRate",
    "Theme",
    "configuration",
    "home",
    "load",
    "process_environment",
    "resolve",
    "section",
    "settings_of",
    "shown",
    "without_secrets",
]
