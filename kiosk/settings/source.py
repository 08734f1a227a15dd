"""Where settings come from, and how what was given is shown to people and in logs."""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

SourceName = Literal["policy", "environment", "file", "installer", "default"]

ENVIRONMENT: Final = "INTAKE_KIOSK_"
SECTIONS: Final = frozenset({"chart"})  # [chart]: kiosk.filing.chart_settings
_NO_SETTINGS = frozenset({"HOME", "REMOVE"})  # where the data is; what the packages ask


class Given(NamedTuple):
    """A value as somebody wrote it, and where: a file, a variable, a key of the registry."""

    key: str
    value: object
    source: SourceName
    where: str


class Source(NamedTuple):
    """What one source says, what counts first; faults: what of it could not be read."""

    given: tuple[Given, ...] = ()
    faults: tuple[str, ...] = ()


NO_POLICY: Final = Source()


def environment(variables: Mapping[str, str]) -> Source:
    """Return the settings among a process's variables."""
    named = sorted(name for name in variables if name.startswith(ENVIRONMENT))
    keys = {name: name.removeprefix(ENVIRONMENT) for name in named}
    return Source(
        tuple(
            Given(key.lower(), variables[name], "environment", name)
            for name, key in keys.items()
            if key not in _NO_SETTINGS
        )
    )


def settings_file(file: Path) -> Source:
    """Return the settings in settings.toml; a file that is not there says nothing."""
    try:
        text = _read(file)
    except FileNotFoundError:
        return Source()
    except (OSError, UnicodeDecodeError) as error:
        return Source(faults=(f"{file}: cannot be read ({_why(error)}). Write this file anew.",))
    return from_toml(text, "file", str(file))


def from_toml(text: str, source: SourceName, where: str) -> Source:
    """Return the settings in a text of TOML; one that is none is a fault."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Source(faults=(f"{where}: not valid TOML: {error}. Mend this file.",))
    its_own = source == "file"  # a policy lays no section down: one that tries is told
    given = [pair for pair in values.items() if not (its_own and _is_section(*pair))]
    return Source(tuple(Given(key, value, source, where) for key, value in given))


def section(file: Path, name: str) -> Mapping[str, object]:
    """Return a section of settings.toml, for whoever checks it; a file that fails has none."""
    try:
        found = tomllib.loads(_read(file)).get(name, {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}  # the settings say what is wrong with the file
    return found if isinstance(found, dict) else {}


def _read(file: Path) -> str:
    """Return a file's text without the mark that Windows's editor begins it with."""
    return file.read_text(encoding="utf-8").removeprefix("\ufeff")


def _is_section(key: str, value: object) -> bool:
    """Tell whether this is a section that is checked where it is used."""
    return key in SECTIONS and isinstance(value, dict)


def _why(error: OSError | UnicodeDecodeError) -> str:
    return "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error.strerror)


def without_secrets(text: str) -> str:
    """Return a text without what stands in a URL to log in with."""
    text = re.sub(r"(://[^:@/\s]*):\S*@", r"\1:***@", text)  # up to the last @: too much is no harm
    return re.sub(r"(?i)\b(pass\w*|pwd|secret|token)=[^&\s\"']*", r"\1=***", text)


def shown(value: object) -> str:
    """Return a value as it is shown and logged: as TOML writes it, and without a password."""
    match value:
        case None:
            return "not set"
        case bool():
            return str(value).lower()
        case str():
            return f'"{without_secrets(value)}"'
        case list() | tuple():
            return f"[{', '.join(map(shown, value))}]"
    return without_secrets(str(value))


def process_environment() -> Source:
    """Return the settings among this process's own variables."""
    return environment(os.environ)
