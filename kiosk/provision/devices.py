"""Devices: each makes its own key; the root lets it in when its code is the one that it shows."""

import base64
from collections.abc import Iterable

from kiosk.errors import KioskError, Refused
from kiosk.provision.clinic import Clinic
from kiosk.provision.pairing.desk import Waiting
from kiosk.record.enrolment import MANIFEST_FILE, Enrolment, replace_file, write_enrolment
from kiosk.record.manifest import Device
from kiosk.record.request import LONG_DIGITS, Asked, read_request


def waiting_devices(
    clinic_root: bytes, known: tuple[Device, ...], asked: list[Asked]
) -> list[Asked]:
    """Return the requests to this clinic that no device of the manifest answers to."""
    keys = {device.public_key for device in known}
    root = base64.b64encode(clinic_root).decode()
    return [one for one in asked if one.request.root == root and one.request.public_key not in keys]


def pending(clinic_root: bytes, known: tuple[Device, ...], letters: Iterable[bytes]) -> list[Asked]:
    """Return the requests that wait; what is no request is passed over."""
    asked = [one for one in map(_readable, letters) if one]
    return waiting_devices(clinic_root, known, asked)


def _readable(data: bytes) -> Asked | None:
    try:
        return read_request(data)
    except KioskError:
        return None  # anybody may write a request: what is none must not hide the others


def chosen(waiting: list[Waiting], code: str) -> Asked:
    """Return the request that shows a code: eight digits, twenty, or the 64 of the fingerprint.

    Refused when none does, or two do: then somebody may be trying to get in beside a device.
    """
    wanted = "".join(code.split()).lower()
    found = [one.asked for one in waiting if _shows(one, wanted)]
    if not found:
        raise Refused("no-such-code", f"No device shows the code {code}: look at the device again.")
    if len({one.request.public_key for one in found}) > 1:
        raise Refused(
            "same-code", f"Two devices show the code {code}: approve neither, and call IT security."
        )
    return found[0]


def _shows(one: Waiting, wanted: str) -> bool:
    if len(wanted) == LONG_DIGITS:
        return wanted == one.asked.long_code()  # slow: made when it is asked for
    return bool(wanted) and wanted in (one.code, one.asked.fingerprint)


def approve(clinic: Clinic, asked: Asked) -> Clinic:
    """Let a device in; Refused for another clinic's, for a taken id, before the recovery test."""
    if base64.b64decode(asked.request.root) != clinic.root_public:
        raise Refused("other-clinic", "The device asks another clinic: put your root.pub on it.")
    return enrol_device(clinic, asked.request.device, asked.public_key)


def enrol_device(clinic: Clinic, device_id: str, public_key: bytes) -> Clinic:
    """Add a device and its Ed25519 public key, 32 bytes; Refused for an id that is taken.

    Refused too before the recovery sheet was tested: until then nothing may be collected.
    """
    if clinic.manifest.recovery_tested_at is None:
        raise Refused(
            "recovery-untested",
            "Test the recovery sheet before the first device.",
        )
    if any(device.id == device_id for device in clinic.manifest.devices):
        raise Refused("device-exists", f"There is a device {device_id} already: use another id.")
    device = Device(id=device_id, public_key=base64.b64encode(public_key).decode())
    return clinic.resign(devices=(*clinic.manifest.devices, device))


def revoke_device(clinic: Clinic, device_id: str, last_seq: int | None) -> Clinic:
    """Shut a device out: what it seals after number `last_seq` is set aside. None: all is."""
    device = clinic.manifest.device(device_id)
    if device.revoked:
        raise Refused("device-revoked", f"Device {device_id} was revoked before: nothing changed.")
    shut = device.model_copy(update={"revoked": True, "last_seq": last_seq})
    others = clinic.manifest.devices
    return clinic.resign(devices=tuple(shut if other == device else other for other in others))


def equip(clinic: Clinic, device_id: str) -> Enrolment:
    """Write into this machine's home what a device needs, all public: device.json and manifest."""
    clinic.manifest.device_key(device_id)
    enrolment = Enrolment(
        device=device_id,
        clinic=clinic.manifest.clinic,
        root=base64.b64encode(clinic.root_public).decode(),
    )
    write_enrolment(clinic.premises.home, enrolment)
    replace_file(clinic.premises.home / MANIFEST_FILE, clinic.signed)
    return enrolment
