"""Epochs: intakes are sealed to a key that changes each quarter, and when someone leaves.

A new one needs nobody's passphrase but the root's: it is wrapped to the public keys that the
manifest names, never to one that the database says.
"""

from dataclasses import replace

from kiosk.provision.clinic import Clinic, Premises, recipient
from kiosk.provision.secrets import new_identity, wrap_epoch
from kiosk.record.manifest import Manifest, Recipient


def rotate(clinic: Clinic) -> Clinic:
    """Begin a new epoch; earlier ones stay open for everybody who had them."""
    return clinic.resign(recipients=next_epoch(clinic.premises, clinic.manifest))


def next_epoch(premises: Premises, manifest: Manifest) -> tuple[Recipient, ...]:
    """Make an epoch's key, wrap it to everybody who may sign in and to the recovery key.

    Returns whom to seal for from now on: the caller signs it.
    """
    epoch = new_identity()
    registry = premises.registry
    for person in manifest.staff:
        stored = registry.find(person.id)
        if stored is not None:
            wrapped = {**stored.wrapped, **wrap_epoch(epoch, person.age)}
            registry.put(replace(stored, wrapped=wrapped))
    recovery = tuple(known for known in manifest.recipients if known.role == "recovery")
    for_recovery = dict(registry.wrapped_for_recovery())
    for known in recovery:
        for_recovery |= wrap_epoch(epoch, known.age)
    registry.wrap_for_recovery(for_recovery)
    return (recipient(epoch, "epoch"), *recovery)
