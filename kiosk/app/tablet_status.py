"""How this tablet stands: what `kiosk status` prints and the staff door shows."""

from pathlib import Path

from db.outbox import SqlOutbox
from kiosk import __version__
from kiosk.app.device_status import device_status
from kiosk.app.home import outbox_file
from kiosk.app.shown_pack import pack_for_patients
from kiosk.content.pack import PackReference
from kiosk.delivery.status import DeliveryStatus, delivery_status
from kiosk.drafts import Standing
from kiosk.errors import KioskError, Refused
from kiosk.outside.clock import SystemClock
from kiosk.outside.draft_file import draft_is_held
from kiosk.outside.file_modes import open_to_others
from kiosk.ports import Machine
from kiosk.record.enrolment import DEVICE_FILE
from kiosk.settings import Settings
from kiosk.staff.status import TabletStatus


def tablet_status(home: Path, settings: Settings, machine: Machine) -> TabletStatus:
    """Look at everything; what fails is told in `problems`, and the rest is found out all the same.

    May take seconds where a keyring does not answer.
    """
    problems: list[str] = []
    now = SystemClock().now()
    pack, pack_problem = shown_pack(home, settings)
    device = device_status(home, settings, now)
    return TabletStatus(
        version=__version__,
        now=now,
        machine=machine.read(),
        delivery=_delivery(home, problems),
        pack=pack,
        pack_problem=pack_problem,
        device=device,
        drafts=_drafts(home, device.key),
        files_problem=_files(home),
        settings_problems=settings.faults,
        problems=tuple(problems),
    )


def _drafts(home: Path, key: str) -> Standing:
    """Tell what becomes of an unfinished visit: it is kept with the device's key, or not at all."""
    if key == "present":
        return "on"
    return "locked" if draft_is_held(home) else "off"


def existing_outbox(home: Path) -> SqlOutbox:
    """Return the outbox of a home; Refused when it is neither a tablet's nor becomes one."""
    file = outbox_file(home)
    if not file.exists() and not (home / DEVICE_FILE).exists():
        raise Refused(
            "no-outbox", f"{file}: there is no outbox: name the tablet's folder (--home)."
        )
    return SqlOutbox(file)


def shown_pack(home: Path, settings: Settings) -> tuple[PackReference | None, str]:
    """Return the pack that patients see, and why it is not the one that is configured."""
    try:
        shown = pack_for_patients(home, settings)
    except KioskError as error:
        return None, error.message
    return shown.pack.reference, shown.problem.message if shown.problem else ""


def _files(home: Path) -> str | None:
    if not home.exists():
        return ""
    found = open_to_others(home)
    if not found:
        return None if found is None else ""
    return f"Others on this machine may reach {home} ({len(found)} files): chmod -R go= {home}"


def _delivery(home: Path, problems: list[str]) -> DeliveryStatus | None:
    try:
        return delivery_status(existing_outbox(home))
    except KioskError as error:
        problems.append(error.message)
        return None
