"""Keys, manifest, content, settings and versions: whether this machine is what it says it is."""

from kiosk.staff.doctor.check import Check, note, problem, well
from kiosk.staff.doctor.findings import Findings
from kiosk.staff.status import KEY_AT_HAND, concerns

TESTED_QT = "6.11.3"  # the one that is pinned: see DECISIONS.md, 1


def keyring(found: Findings) -> Check:
    """Tell whether the device's key is there, or where one could be kept."""
    device, ring = found.status.device, found.keyring
    if device.device:
        if device.key == "present":
            return well("keyring", f"The device's key is there ({device.key_source}).")
        if device.key == "unseen":
            words = (
                "The device's key is a credential: systemd shows it to the kiosk's service alone."
            )
            return note("keyring", words, "The staff door of the tablet says whether it has it.")
        words = device.problem or f"The device's key is {device.key}."
        remedy = (
            "Unlock the keyring, or give the credential back; see docs/it.md, The device's key."
        )
        return problem("keyring", words, remedy)
    if ring.state == "absent" and ring.backend:
        return well("keyring", f"The keyring answers ({ring.backend}).")
    if found.settings.device_key_file:
        return well("keyring", "There is no keyring; a file of the home is approved.")
    words = f"The keyring cannot be used: {ring.why or ring.state}."
    remedy = "Unlock it, give this device a credential, or set device_key_file = true."
    return problem("keyring", words, remedy)


def manifest(found: Findings) -> Check:
    """Tell whether this device belongs to a clinic, and knows its latest word."""
    device = found.status.device
    if not device.device:
        words = device.problem or "This device belongs to no clinic yet."
        return problem("manifest", words, "Enrol it: docs/it.md, From nothing to one tablet.")
    if device.problem and device.key in KEY_AT_HAND:
        return problem("manifest", device.problem, "Have the clinic let it in, or renew it.")
    until = device.manifest_until[:10]
    return well("manifest", f"{device.device}, manifest {device.manifest}, until {until}.")


def pack(found: Findings) -> Check:
    """Tell which content patients see."""
    shown, why = found.status.pack, found.status.pack_problem
    if shown is None:
        return problem("pack", f"There is nothing to show. {why}".strip())
    named = f"{shown.id} {shown.version}"
    if why:
        return problem("pack", f"{named} is shown, the last good one: {why}")
    if found.settings.allow_draft:
        remedy = "Have the clinic lead sign it off, and remove allow_draft."
        return note("pack", f"{named}. Packs that nobody signed off are allowed.", remedy)
    return well("pack", f"{named}.")


def versions(found: Findings) -> Check:
    """Tell the versions, and whether Qt is the one that was tested."""
    told = ", ".join(f"{name} {version}" for name, version in found.versions.items())
    qt = found.equipment.qt if found.equipment else TESTED_QT
    if qt != TESTED_QT:
        remedy = "Install the package as it was shipped."
        return problem("versions", f"{told}. Qt {TESTED_QT} was tested.", remedy)
    return well("versions", f"{told}.")


def policy(found: Findings) -> Check:
    """Tell what is wrong with the settings, and how many a policy lays down."""
    if found.settings.faults:
        words = "\n".join(found.settings.faults)
        return problem("policy", words, "kiosk status --policy shows where each comes from.")
    laid = found.laid_down
    words = f"{laid} settings are laid down by policy." if laid else "No policy lays anything down."
    return well("policy", words)


def files(found: Findings) -> Check:
    """Tell who else may read this machine's home."""
    why = found.status.files_problem
    if why is None:
        return note("files", "Who may read the home is the system's to say; see docs/it.md.")
    if "files" in concerns(found.status):
        return problem("files", f"{why}.")
    return well("files", "Nobody else may read the home.")
