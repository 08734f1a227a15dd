"""Setting a clinic up: its keys, its people, its devices; and a person's way in.

Secrets leave here encrypted, or in the caller's hands: nothing writes one down in the clear. The
patient's process does not contain this package.
"""

from kiosk.provision.clinic import Clinic, Premises, open_clinic
from kiosk.provision.devices import approve, enrol_device, equip, revoke_device
from kiosk.provision.epochs import rotate
from kiosk.provision.founding import Founded, Founding, begin_founding, found_clinic
from kiosk.provision.people import (
    NewPerson,
    SignedIn,
    add_person,
    change_passphrase,
    own_keys,
    recalled,
    renewed_secrets,
    revoke_person,
    sign_in,
)
from kiosk.provision.recovery import Recovered, recover, try_sheet
from kiosk.provision.secrets import Secrets

__all__ = [
    "Clinic",
    "Founded",
    "Founding",
    "NewPerson",
    "Premises",
    "Recovered",
    "Secrets",
    "SignedIn",
    "add_person",
    "approve",
    "begin_founding",
    "change_passphrase",
    "enrol_device",
    "equip",
    "found_clinic",
    "open_clinic",
    "own_keys",
    "recalled",
    "recover",
    "renewed_secrets",
    "revoke_device",
    "revoke_person",
    "rotate",
    "sign_in",
    "try_sheet",
]
