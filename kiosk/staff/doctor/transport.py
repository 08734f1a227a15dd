"""Disk, clock, power, network and inbox: whether what is sealed leaves this machine."""

from kiosk.intake import LEAST_FREE_BYTES
from kiosk.staff.doctor.check import Check, note, problem, well
from kiosk.staff.doctor.findings import Findings
from kiosk.staff.status import CLOCKS_DIFFER, concerns


def disk(found: Findings) -> Check:
    """Tell whether there is room for a visit."""
    free = found.status.machine.free_bytes
    if free is None:
        return problem("disk", "How much room there is cannot be found out.", "Check the disk.")
    words = f"{free // 1_000_000} MB are free."
    if "disk" in concerns(found.status):
        least = LEAST_FREE_BYTES // 1_000_000
        return problem("disk", f"{words} Below {least} MB no visit begins.", "Make room.")
    return well("disk", words)


def clock(found: Findings) -> Check:
    """Tell how this clock stands to the inbox's."""
    now = f"{found.status.now:%Y-%m-%d %H:%M %Z}"
    skew = found.inbox.clock_skew_seconds
    if skew is None and found.status.delivery:
        skew = found.status.delivery.clock_skew_seconds
    if skew is None:
        return note("clock", f"{now}. The inbox has not told its time yet.")
    if abs(skew) > CLOCKS_DIFFER:
        way = "ahead of" if skew > 0 else "behind"
        words = f"{now}: {abs(skew):.0f} s {way} the inbox's clock."
        return problem("clock", words, "Set the time, and let the system keep it (NTP).")
    return well("clock", f"{now}, as the inbox has it.")


def power(found: Findings) -> Check:
    """Tell how battery and heat stand."""
    machine, wrong = found.status.machine, concerns(found.status)
    if "heat" in wrong:
        return problem("power", f"{machine.celsius:.0f} °C.", "Let it cool, and free its vents.")
    if machine.battery is None:
        return well("power", "There is no battery, or it does not say.")
    words = f"Battery {machine.battery} %{', charging' if machine.charging else ''}."
    return problem("power", words, "Charge it.") if "battery" in wrong else well("power", words)


def network(found: Findings) -> Check:
    """Tell whether a network is connected; a folder or a file needs none."""
    online = found.status.machine.online
    if online:
        return well("network", "A network is connected.")
    if not found.inbox.by_network:
        return well("network", "None is needed: the inbox is a file or a folder.")
    if online is None:
        return note("network", "This machine does not say; see inbox.")
    remedy = "Plug in the cable or join the wireless network; what is sealed waits meanwhile."
    return problem("network", "No network is connected.", remedy)


def inbox(found: Findings) -> Check:
    """Tell whether the inbox answers."""
    way, status = found.inbox, found.status
    folder = status.exchange.problem if status.exchange else ""
    for words in (way.problem, status.device.certificate_problem, folder):
        if words:
            return problem("inbox", words, "Patients go on meanwhile; what is sealed waits.")
    return well("inbox", f"{way.where} answers.")


def sending(found: Findings) -> Check:
    """Tell what of a tablet's has not left it."""
    delivery, wrong = found.status.delivery, concerns(found.status)
    if not found.is_tablet or not found.status.device.device:
        return well("sending", "Nothing was sealed here.")
    if delivery is None:
        words = " ".join(found.status.problems)
        return problem("sending", words, "A tablet that was used has an outbox: restore the file.")
    words = f"{delivery.waiting} waiting, {delivery.delivered} delivered and kept here."
    if "quarantined" in wrong:
        remedy = "Keep the tablet as it is, and find out why: the log names the reason."
        return problem("sending", f"{delivery.quarantined} refused by the inbox.", remedy)
    if "late" in wrong:
        return problem("sending", f"{words} The oldest waits too long.", "See network and inbox.")
    return well("sending", words)
