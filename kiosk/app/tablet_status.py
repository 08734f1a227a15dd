"""How this tablet stands: what `kiosk status` prints and the staff door shows."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db.outbox import SqlOutbox
from kiosk import __version__
from kiosk.app.certificate_status import with_certificate
from kiosk.app.device_status import device_status
from kiosk.app.home import outbox_file
from kiosk.app.shown_pack import pack_for_patients
from kiosk.content.pack import PackReference
from kiosk.delivery.status import NOTHING_SEALED, DeliveryStatus, delivery_status
from kiosk.drafts import Standing
from kiosk.errors import KioskError, Refused
from kiosk.outside.clock import SystemClock
from kiosk.outside.draft_file import draft_is_held
from kiosk.outside.exchange.standing import exchange_status
from kiosk.outside.file_modes import open_to_others
from kiosk.ports import Machine
from kiosk.record.enrolment import DEVICE_FILE, read_enrolment
from kiosk.settings import Settings
from kiosk.staff.status import KEY_AT_HAND, ExchangeStatus, TabletStatus


def tablet_status(
    home: Path, settings: Settings, machine: Machine, *, outside: bool = False
) -> TabletStatus:
    """Look at everything; what fails is told in `problems`, and the rest is found out all the same.

    `outside`: a command asks, which is not the kiosk itself. May take seconds where a keyring does
    not answer.
    """
    problems: list[str] = []
    now = SystemClock().now()
    pack, pack_problem = shown_pack(home, settings)
    standing = device_status(home, settings, now, outside=outside)
    device = with_certificate(standing, home, settings, now)
    delivery = _delivery(home, problems)
    return TabletStatus(
        version=__version__,
        now=now,
        machine=machine.read(),
        delivery=delivery,
        pack=pack,
        pack_problem=pack_problem,
        device=device,
        drafts=_drafts(home, device.key),
        files_problem=_files(home),
        exchange=_exchange(home, settings, now, delivery),
        settings_problems=settings.faults,
        problems=tuple(problems),
    )


def _drafts(home: Path, key: str) -> Standing:
    """Tell what becomes of an unfinished visit: it is kept with the device's key, or not at all."""
    if key in KEY_AT_HAND:
        return "on"
    return "locked" if draft_is_held(home) else "off"


def existing_outbox(home: Path) -> SqlOutbox:
    """Return the outbox of a home; Refused when it is neither a tablet's nor becomes one."""
    demand_device(home)
    return SqlOutbox(outbox_file(home))


def demand_device(home: Path) -> None:
    """Refuse a folder that is no device's."""
    file = outbox_file(home)
    if not file.exists() and not (home / DEVICE_FILE).exists():
        raise Refused(
            "no-outbox",
            f"{home}: no device was let in here, and nothing was sealed: kiosk doctor says what is "
            "missing; or name the folder of the device (--home).",
        )


def shown_pack(home: Path, settings: Settings) -> tuple[PackReference | None, str]:
    """Return the pack that patients see, and why it is not the one that is configured."""
    try:
        shown = pack_for_patients(home, settings)
    except KioskError as error:
        return None, error.message
    return shown.pack.reference, shown.problem.message if shown.problem else ""


def _files(home: Path) -> str | None:
    found = open_to_others(home)
    if not found:
        return None if found is None else ""
    return f"Others on this machine may reach {home} ({len(found)} files): chmod -R go= {home}"


def _exchange(
    home: Path, settings: Settings, now: datetime, delivery: DeliveryStatus | None
) -> ExchangeStatus | None:
    """Look at the folder that is set; a tablet with nothing to send needs no stick plugged in."""
    if not settings.exchange_folder:
        return None
    try:
        clinic = read_enrolment(home).clinic
    except KioskError:
        return ExchangeStatus(settings.exchange_folder)  # what is wrong is told of the device
    found = exchange_status(Path(settings.exchange_folder), clinic, now)
    is_tablet = outbox_file(home).exists()
    idle = is_tablet and delivery is not None and not delivery.waiting
    return replace(found, problem="") if idle else found


def _delivery(home: Path, problems: list[str]) -> DeliveryStatus | None:
    try:
        demand_device(home)
        if not outbox_file(home).exists():  # a desk's, or nobody has sealed here: make none
            return NOTHING_SEALED
        return delivery_status(existing_outbox(home))
    except KioskError as error:
        problems.append(error.message)
        return None
