"""Setting a clinic up: its keys, its people, its devices; and a person's way in.

Secrets leave here encrypted, or in the caller's hands: nothing writes one down in the clear. The
patient's process does not contain this package.
"""

from kiosk.provision.clinic import Clinic, Founded, enrol_device, equip, found_clinic, open_clinic
from kiosk.provision.people import NewPerson, SignedIn, add_person, sign_in
from kiosk.provision.secrets import Secrets

__all__ = [
    "Clinic",
    "Founded",
    "NewPerson",
    "Secrets",
    "SignedIn",
    "add_person",
    "enrol_device",
    "equip",
    "found_clinic",
    "open_clinic",
    "sign_in",
]
