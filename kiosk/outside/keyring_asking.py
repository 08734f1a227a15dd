"""Asking the system's keyring in a process that may hang without holding anybody up."""

import json
import subprocess
import sys

from kiosk.outside.keyring_answer import Answer, Verb

# Windows' credentials are never locked, so that a call is slow at worst: while a virus scanner
# looks at a program that is started for the first time
DEADLINE_SECONDS = 15.0 if sys.platform == "win32" else 3.0


def ask_keyring(
    verb: Verb,
    service: str,
    name: str,
    *,
    pinned: str = "",
    item: str = "",
    deadline: float = DEADLINE_SECONDS,
) -> Answer:
    """Return what the keyring answers; one that fails or is silent is "unreadable"."""
    call = [sys.executable, "-m", "kiosk.outside.keyring_call", verb, service, name, pinned]
    try:
        done = subprocess.run(  # noqa: S603  # our own module, no shell
            call, input=item, capture_output=True, timeout=deadline, check=True, text=True
        )
        return Answer(**json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        return Answer("unreadable", why="the keyring does not answer")
    except (subprocess.CalledProcessError, OSError, ValueError, TypeError):
        return Answer("unreadable", why="the keyring failed")
