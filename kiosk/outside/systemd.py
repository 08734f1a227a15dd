"""What systemd wants to hear of a service: that it is ready, and that it still lives.

The protocol is sd_notify(3): lines of text in a datagram to the socket in NOTIFY_SOCKET.
"""

import os
import socket
from collections.abc import Mapping
from typing import Final

_MICROSECONDS: Final = 1_000_000


class Systemd:
    """Tells the supervisor that started this process; where none did, `found` gives None."""

    def __init__(self, address: str, watchdog_seconds: float) -> None:
        """Name the socket; an "@" in front stands for Linux's abstract names."""
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.watchdog_seconds = watchdog_seconds

    def ready(self) -> None:
        """Tell that the first screen is there."""
        self._tell("READY=1")

    def alive(self) -> None:
        """Tell that the screen still draws."""
        self._tell("WATCHDOG=1")

    def _tell(self, words: str) -> None:
        """Send; a manager that does not listen any more will miss the words, and act."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
            line.setblocking(False)  # the screen waits for nobody
            try:
                line.sendto(words.encode(), self._address)
            except OSError:
                return


def found(environment: Mapping[str, str] = os.environ) -> Systemd | None:
    """Return the manager that started this process; None where nobody wants to hear anything."""
    address = environment.get("NOTIFY_SOCKET")
    if not address:
        return None
    return Systemd(address, int(environment.get("WATCHDOG_USEC", "0")) / _MICROSECONDS)
