"""What a desk remembers of people, where IT allows it: they sign in without a passphrase."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from kiosk.review.desk import Desk


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who is in, and why they are not remembered though they wished it."""

    desk: Desk
    trouble: str = ""


class Memory(Protocol):
    """Who is remembered; whoever uses this account of the computer can sign in as them."""

    def people(self) -> Collection[str]:
        """Return who is remembered, by id; asks no keyring."""
        ...

    def remember(self, person: str, passphrase: str) -> Entered:
        """Sign a person in and remember them; a keyring that refuses keeps nobody out."""
        ...

    def recall(self, person: str) -> Desk:
        """Return the desk of somebody who is remembered; else an error asks for the passphrase."""
        ...

    def forget(self, person: str) -> None:
        """Remember a person no longer."""
        ...
