"""Which clinic this machine belongs to: the pinned root, and the latest manifest that it signed."""

import logging
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError, Unavailable
from kiosk.ports import Published
from kiosk.record.enrolment import (
    Enrolment,
    accept_manifest,
    held_manifest,
)
from kiosk.record.manifest import Manifest, latest_manifest

log = logging.getLogger(__name__)

_RENEWAL_SECONDS = 300.0


def renewed_manifest(home: Path, enrolment: Enrolment, membership: Published) -> Manifest:
    """Put the published manifest in place when it is newer; return the one held from now on.

    One that is forged or not to be had changes nothing; the log names the forged one.
    """
    held = held_manifest(home, enrolment)
    try:
        latest = latest_manifest(membership.manifests(), enrolment.root_public)
        if latest is None or latest[0].version <= held.version:
            return held
        return accept_manifest(home, enrolment, latest[1])
    except Unavailable:
        return held  # offline: the courier tells
    except KioskError as error:
        log.warning("the published manifest is not taken: %s", error.code)
        return held


class Recipients(Sequence[str]):
    """Whom a device seals for, as the latest manifest that it knows has it."""

    def __init__(self, manifest: Manifest) -> None:
        self._now = manifest.seal_to

    def take(self, manifest: Manifest) -> None:
        """Seal for those of another manifest from the next envelope on."""
        self._now = manifest.seal_to

    def __len__(self) -> int:
        return len(self._now)

    def __getitem__(self, place: Any) -> Any:
        return self._now[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)  # those of one manifest, whatever is taken meanwhile


def keep_renewed(
    home: Path,
    enrolment: Enrolment,
    membership: Published,
    recipients: Recipients,
    stop: threading.Event,
) -> None:
    """Look for a newer manifest every five minutes, until told to stop: nobody is held up by it."""
    while True:
        recipients.take(renewed_manifest(home, enrolment, membership))
        if stop.wait(_RENEWAL_SECONDS):
            return
