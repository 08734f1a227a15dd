"""What a keyring says about an item, as it travels from the process that asked."""

from dataclasses import dataclass, field
from typing import Literal

Verb = Literal["get", "set", "delete"]
State = Literal["absent", "locked", "unreadable", "present"]

NO_KEYRING = "this system has no keyring that encrypts"


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of an item, and the item when it is present."""

    state: State
    item: str = field(default="", repr=False)
    backend: str = ""
    why: str = ""
