"""The settings of one machine: environment, then settings.toml in the home, then the default."""

import os
import sys
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from kiosk.errors import Refused

Theme = Literal["light", "dark", "contrast"]

_ENVIRONMENT = "INTAKE_KIOSK_"


class Settings(BaseModel):
    """What a clinic may set; every field has a default that is safe."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pack: str = Field("ketamine-chronic-pain", description="folder name of the content pack")
    allow_draft: bool = Field(default=False, description="use a pack that nobody signed off")
    instruments: tuple[str, ...] = Field((), description="the pack's opt-ins that are asked here")
    inbox: str = Field("", description="SQLAlchemy URL of the inbox; empty: inbox.sqlite3")
    files_folder: str = Field(
        "",
        description="where the stick of a patient appears, who may give files; empty: nobody may",
    )
    device_key_file: bool = Field(
        default=False, description="IT approves the device's key in a file, where no keyring is"
    )
    clinic_name: str = Field("", description="shown on the welcome screen and on documents")
    language: Literal["en", "es"] = Field("en", description="language of the welcome screen")
    consent_interval_days: int | None = Field(
        None, ge=0, description="how long a consent holds; the clinic decides, there is no default"
    )
    idle_warning_seconds: float = Field(90.0, gt=0)
    idle_answer_seconds: float = Field(20.0, ge=5)
    wipe_after_seconds: float = Field(900.0, gt=0, description="from the last touch")
    thank_you_seconds: float = Field(20.0, gt=0)
    text_scale: float = Field(1.0, ge=1.0, le=2.0)
    theme: Theme = Field("light", description="light, dark or contrast, until a patient changes it")
    reduced_motion: bool = Field(default=False, description="fade instead of moving")
    pixels_per_mm: float = Field(0.0, ge=0, description="0: as the screen reports")
    full_screen: bool = True
    speech: Literal["on", "headphones", "off"] = Field(
        "on", description="reads aloud; headphones: asks for them first"
    )
    speech_rate: Literal["slower", "normal", "faster"] = "normal"

    @field_validator("instruments", mode="before")
    @classmethod
    def _named_with_commas(cls, given: object) -> object:
        """Take "audit-c, dast-10" too: an environment has no lists."""
        if not isinstance(given, str):
            return given
        return tuple(name.strip() for name in given.split(",") if name.strip())


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
    values: dict[str, Any] = {}
    try:
        if file.exists():
            values = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Refused("settings-unreadable", f"{file}: not valid TOML: {error}") from error
    for name in Settings.model_fields:
        value = os.environ.get(_ENVIRONMENT + name.upper())
        if value is not None:
            values[name] = value
    try:
        return Settings(**values)
    except ValidationError as error:
        wrong = error.errors()[0]
        key = ".".join(str(part) for part in wrong["loc"])
        raise Refused(
            "settings-wrong",
            f"{file}: {key} = {wrong['input']!r}: {wrong['msg']}. Change or remove this line.",
        ) from error
