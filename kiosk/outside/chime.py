"""The desk's bell: a short sound, played by a program of the system as recordings are."""

import logging
from pathlib import Path

import resources
from kiosk.outside.speech.programs import players
from kiosk.outside.speech.turn import Turn

log = logging.getLogger(__name__)


class Chime:
    """Rings without keeping anybody waiting; one that is still heard is enough."""

    def __init__(self, recording: Path | None = None) -> None:
        """Take the sound; None: the one that comes with Intake Kiosk."""
        self._recording = recording or resources.path("sounds", "call.wav")
        self.turn: Turn | None = None

    def ring(self) -> None:
        """Play the sound; where nothing plays it, that is logged once for each try."""
        if self.turn is None or not self.turn.is_alive():
            self.turn = Turn(players(self._recording), _ended, None)
            self.turn.start()

    def close(self) -> None:
        """Fall silent."""
        if self.turn is not None:
            self.turn.stop()
            self.turn.join()


def _ended(fault: str) -> None:
    if fault:
        log.warning("the desk's bell is not heard: %s", fault)
