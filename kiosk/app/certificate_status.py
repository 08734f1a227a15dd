"""What `kiosk status` says of the certificate by which this device reaches its PostgreSQL."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from db.address import certificate_ends
from kiosk.app.home import certificates_folder
from kiosk.errors import Refused
from kiosk.settings import Settings
from kiosk.staff.status import DeviceStatus

SOON = timedelta(days=30)  # IT is told so long before


def with_certificate(
    device: DeviceStatus, home: Path, settings: Settings, now: datetime
) -> DeviceStatus:
    """Add when the certificate ends, and what to do once that is soon; no other way needs one."""
    folder = certificates_folder(home, settings)
    try:
        ends = certificate_ends(settings.inbox, folder)
    except Refused as error:
        return replace(device, certificate_problem=error.message)
    if ends is None:
        return device
    told = replace(device, certificate_until=ends.isoformat())
    if ends - now >= SOON:
        return told
    day = f"on {ends:%Y-%m-%d}"
    how = f"ends {day}"
    if ends < now:
        how = f"has ended {day}, and nothing reaches the inbox; patients go on meanwhile"
    name = device.device or "this device"
    problem = (
        f"The certificate for the database {how}: have IT run kiosk clinic database admit for "
        f"{name} again, and put client.crt and client.key into {folder}."
    )
    return replace(told, certificate_problem=problem)
