"""The settings of one machine: environment, then settings.toml in the home, then the default.

They are checked here and not by a library: the patient's first screen waits for them.
"""

import math
import os
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args

from kiosk.errors import Refused

Theme = Literal["light", "dark", "contrast"]
SpeechRate = Literal["slower", "normal", "faster"]

_ENVIRONMENT = "INTAKE_KIOSK_"
_MOMENT: Final = 0.001  # seconds


def _number(default: float, least: float = 0.0, most: float = math.inf) -> Any:
    return field(default=default, metadata={"least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a clinic may set; every field has a default that is safe."""

    pack: str = "ketamine-chronic-pain"  # folder name of the content pack
    allow_draft: bool = False  # use a pack that nobody signed off
    instruments: tuple[str, ...] = ()  # the pack's opt-ins that are asked here
    inbox: str = ""  # SQLAlchemy URL of the inbox; empty: inbox.sqlite3
    inbox_certificates: str = ""  # folder of those for PostgreSQL; empty: database, in the home
    exchange_folder: str = ""  # a share or stick between tablets and desks; empty: the inbox itself
    files_folder: str = ""  # where a patient's stick appears, who may give files; empty: nobody may
    device_key_file: bool = False  # IT approves the device's key in a file, where no keyring is
    clinic_name: str = ""  # shown on the welcome screen and on documents
    language: Literal["en", "es"] = "en"  # of the welcome screen
    # how long a consent holds; the clinic decides, there is no default
    consent_interval_days: int | None = None
    idle_warning_seconds: float = _number(90.0, _MOMENT)
    idle_answer_seconds: float = _number(20.0, 5)
    wipe_after_seconds: float = _number(900.0, _MOMENT)  # from the last touch
    thank_you_seconds: float = _number(20.0, _MOMENT)
    desk_remembers_people: bool = False  # IT lets this computer's account stand for a person
    # without a key or the mouse the desk locks
    desk_lock_minutes: float = _number(5.0, _MOMENT, 60)
    second_signature: bool = True  # a clinician signs as well when any flag is red
    text_scale: float = _number(1.0, 1, 2)
    theme: Theme = "light"  # until a patient changes it
    reduced_motion: bool = False  # fade instead of moving
    pixels_per_mm: float = _number(0.0)  # 0: as the screen reports
    full_screen: bool = True
    speech: Literal["on", "headphones", "off"] = "on"  # headphones: asks for them first
    speech_rate: SpeechRate = "normal"


def home(given: Path | None = None) -> Path:
    """Return the folder that holds this machine's data: argument, environment, then default."""
    named = given or os.environ.get(f"{_ENVIRONMENT}HOME")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Intake Kiosk"
    system = Path("/var/lib/intake-kiosk")
    return system if system.is_dir() else Path.home() / ".local/share/intake-kiosk"


def load(folder: Path) -> Settings:
    """Read the settings of a home; Refused names the file, the key and what is allowed."""
    file = folder / "settings.toml"
    values: dict[str, object] = {}
    try:
        if file.exists():
            values = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Refused("settings-unreadable", f"{file}: not valid TOML: {error}") from error
    for known in fields(Settings):
        value = os.environ.get(_ENVIRONMENT + known.name.upper())
        if value is not None:
            values[known.name] = value
    return settings_of(values, str(file))


def settings_of(values: Mapping[str, object], source: str) -> Settings:
    """Check values by their names; an environment's words, such as "true" or "1.5", will do."""
    known = {each.name: each for each in fields(Settings)}
    read: dict[str, Any] = {}
    for key, given in values.items():
        try:
            read[key] = _read(known[key], given)
        except KeyError:
            raise _wrong(source, key, given, "there is no such setting") from None
        except ValueError as error:
            raise _wrong(source, key, given, str(error)) from None
    return Settings(**read)


def _wrong(source: str, key: str, given: object, why: str) -> Refused:
    return Refused(
        "settings-wrong", f"{source}: {key} = {given!r}: {why}. Change or remove this line."
    )


def _read(wanted: "Field[Any]", given: object) -> object:
    """Return a setting as its field declares it; ValueError says what is allowed."""
    if wanted.type is float:
        return _within(_amount(given), wanted.metadata["least"], wanted.metadata["most"])
    reader = _READERS.get(wanted.type)
    return reader(given) if reader else _one_of(get_args(wanted.type), given)


def _within(number: float, least: float, most: float) -> float:
    if not (least <= number <= most and math.isfinite(number)):
        bounds = f"at least {least}" if most == math.inf else f"from {least} to {most}"
        raise ValueError(f"this must be a number, {bounds}")
    return number


def _amount(given: object) -> float:
    match given:
        case bool():
            raise ValueError("this must be a number")
        case int() | float():
            return float(given)
        case str() if re.fullmatch(r"-?\d+(\.\d+)?", given):
            return float(given)
    raise ValueError("this must be a number")


def _days(given: object) -> int:
    number = _within(_amount(given), 0, math.inf)
    if not number.is_integer():
        raise ValueError("this must be a whole number")
    return int(number)


def _text(given: object) -> str:
    match given:
        case str():
            return given
    raise ValueError("this must be text in quotation marks")


def _switch(given: object) -> bool:
    value = {"true": True, "false": False, "1": True, "0": False}.get(str(given).lower())
    if value is None:
        raise ValueError("this must be true or false")
    return value


def _names(given: object) -> tuple[str, ...]:
    """Take "audit-c, dast-10" too: an environment has no lists."""
    match given:
        case str():
            return tuple(name for name in map(str.strip, given.split(",")) if name)
        case list() | tuple():
            return tuple(map(_text, given))
    raise ValueError("this must be a list of names")


def _one_of(allowed: tuple[object, ...], given: object) -> object:
    if given not in allowed:
        raise ValueError(f"this must be one of {', '.join(map(str, allowed))}")
    return given


_READERS: Final[Mapping[object, Callable[[object], object]]] = {
    str: _text,
    bool: _switch,
    tuple[str, ...]: _names,
    int | None: _days,
}
