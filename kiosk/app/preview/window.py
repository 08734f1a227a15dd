"""The patient's window over a pack, an outbox that forgets, and keys of this run."""

from collections.abc import Callable

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.content.pack import Pack
from kiosk.intake import Intake
from kiosk.outside.clock import SystemClock
from kiosk.outside.pretend_outbox import MemoryOutbox
from kiosk.ports import Files
from kiosk.record.seal import Sealing
from kiosk.settings import Settings
from kiosk.visit.identity import new_code
from ui.patient.window import run_patient

_NAME = "preview"


def opening(pack: Pack, files: Files | None = None) -> Callable[[], Intake]:
    """Return what opens the use cases of the patient's side over this pack.

    Without a place for a patient's files they are given to the nurse.
    """
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    sealing = Sealing(_NAME, _NAME, Ed25519PrivateKey.generate(), (recipient,))
    return lambda: Intake(pack, SystemClock(), MemoryOutbox(), sealing, files)


def show(pack: Pack, settings: Settings) -> int:
    """Show the pack in a window until it is closed; return the exit code."""
    codes = new_code("first"), new_code("return", consent_due=False)
    print(f"For a first visit use the code {codes[0]}, for a return visit {codes[1]}.")
    print("Nothing is kept and nothing is sent. Close the window to end.")
    return run_patient(opening(pack), settings)
