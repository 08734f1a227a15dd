"""What a keyring says about an item, as it travels from the process that asked."""

from dataclasses import dataclass, field
from typing import Literal

Verb = Literal["get", "set", "delete"]
# unseen: it is a credential, which systemd shows to the kiosk's service and to no other command
State = Literal["absent", "locked", "unreadable", "unseen", "present"]

NO_KEYRING = "this system has no keyring that encrypts"


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of an item, and the item when it is present."""

    state: State
    item: str = field(default="", repr=False)
    backend: str = ""
    why: str = ""
