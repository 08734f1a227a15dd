"""This machine's own key, when it asks to be let in: the one it has, or a new one where none is."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Unavailable
from kiosk.outside.keychain import DeviceKeys
from kiosk.settings import Settings


def own_key(home: Path, settings: Settings, device: str) -> Ed25519PrivateKey:
    """Return the key of a device that is about to ask; it is kept before it is used.

    Raises Unavailable when no store takes it, or the one that is there cannot be read.
    """
    keys = DeviceKeys(home, in_file=settings.device_key_file)
    held = keys.load(device)
    if held.state == "absent":
        held = keys.keep(device, Ed25519PrivateKey.generate())
    elif held.state == "present":
        keys.note(device, held)
    if held.key is None:
        raise Unavailable("device-key", f"The key of {device} is {held.state}: {held.why}.")
    return held.key
