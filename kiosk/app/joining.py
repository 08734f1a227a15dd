"""A device that asks by itself: its installer left a token, and its first start uses it.

The key must be made by whoever works with it later (a keyring is a user's own), so the installer,
which is the system, only leaves `joining.json`. The token goes from the disk as soon as the request
is written; a request that was made by hand is answered at the next start just so.
"""

import platform
import re
import sys
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.app.device_commands import accept, ask
from kiosk.errors import Damaged, Refused
from kiosk.record.enrolment import (
    DEVICE_FILE,
    JOINING_FILE,
    ROOT_FILE,
    pinned_root,
    replace_file,
    root_of,
    write_root,
)
from kiosk.record.request import DEVICE_ID
from kiosk.settings import Settings

_TOKEN = r"([0-9a-f]{32})?"  # noqa: S105  # the form of one: kiosk.provision.tokens


class Joining(BaseModel):
    """What a device asks with at its first start."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    device: Annotated[str, Field(pattern=rf"\A{DEVICE_ID}\z")]
    token: Annotated[str, Field(pattern=rf"\A{_TOKEN}\z", repr=False)]


def prepare(home: Path, device: str, root_key: str, token: str | None) -> int:
    """Keep what this device asks with at its first start; one that is let in already is left alone.

    `root_key`: the content of root.pub, where that file is not in the home yet. `token` None:
    somebody compares the eight digits of this device. Raises Refused for a token or a name that is
    none, another clinic's root, or none at all.
    """
    if (home / DEVICE_FILE).exists():
        print("This device is let in already: the token is not needed.")
        return 0
    home.mkdir(parents=True, exist_ok=True)
    _pin(home, root_key)
    name = device or own_name(platform.node())
    if token == "" or not re.fullmatch(_TOKEN, token or ""):
        raise Refused(
            "token-form",
            "The token is none: give it whole, the 32 characters that kiosk device token printed.",
        )
    try:
        asking = Joining(device=name, token=token or "")
    except ValidationError:
        raise Refused(
            "device-name", f"{name!r}: a device's name has small letters, digits and dashes."
        ) from None
    replace_file(home / JOINING_FILE, asking.model_dump_json().encode() + b"\n")
    print(f"At its first start this device asks to be let in, as {name}.")
    return 0


def join(home: Path, settings: Settings) -> int:
    """Ask, if it was not asked yet, and take the clinic's answer.

    Raises Refused until the clinic has let this device in; Unavailable while the inbox does not
    answer.
    """
    if (home / DEVICE_FILE).exists():
        (home / JOINING_FILE).unlink(missing_ok=True)
        return 0
    if (home / JOINING_FILE).exists():
        asking = _read(home / JOINING_FILE)
        ask(home, settings, asking.device, asking.token)
        (home / JOINING_FILE).unlink()
    return accept(home, settings, None)


def own_name(machine: str) -> str:
    """Return a device's name made of the computer's: TABLET_07.clinic.example is tablet-07."""
    first = machine.partition(".")[0].lower()
    return re.sub(r"[^a-z0-9]+", "-", first).strip("-")[:40]


def given_token() -> str:
    """Return the token from standard input: on a command line others could read it."""
    return sys.stdin.readline().strip()


def _pin(home: Path, root_key: str) -> None:
    """Write the clinic's root where there is none; Refused where there is another."""
    if not root_key:
        pinned_root(home)
        return
    file = home / ROOT_FILE
    given = root_of(root_key, "ROOTKEY")
    if file.exists() and pinned_root(home) != given:
        raise Refused(
            "other-root", f"{file}: is another clinic's: remove it if this device changes clinics."
        )
    write_root(file, given)


def _read(file: Path) -> Joining:
    try:
        return Joining.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        raise Damaged("joining", f"{file}: cannot be read: kiosk device prepare again.") from None
