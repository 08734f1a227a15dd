"""How a tablet stands, line by line as codes and values; the words are in StatusLine.qml."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from kiosk.ports import Readings
from kiosk.staff.status import Concern, TabletStatus, concerns

UNKNOWN = "unknown"
_GB = 1_000_000_000


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One line: what it is about, how that stands, a value, and whether a person must look."""

    subject: str
    standing: str
    value: str
    concern: bool


_Line = tuple[str, str, str, Concern | None]


def status_rows(status: TabletStatus, language: str) -> tuple[StatusRow, ...]:
    """Return a line for everything that staff can tell IT; what needs a person stands first."""
    found = concerns(status)
    lines = (*_delivery(status, language), *_setup(status), *_machine(status.machine, language))
    rows = [StatusRow(about, how, value, why in found) for about, how, value, why in lines]
    return tuple(sorted(rows, key=lambda row: not row.concern))


def _delivery(status: TabletStatus, language: str) -> Iterator[_Line]:
    told = status.delivery
    if told is None:
        yield "waiting", "unreadable", "", "late"
    else:
        yield "waiting", "some" if told.waiting else "none", str(told.waiting), "late"
        last = told.last_contact
        yield "contact", "" if last else "never", _moment(last, language) if last else "", None
        if told.quarantined:
            yield "quarantined", "", str(told.quarantined), "quarantined"
    yield "clock", "", _moment(status.now, language), "clock"


def _setup(status: TabletStatus) -> Iterator[_Line]:
    pack = f"{status.pack.id} {status.pack.version}" if status.pack else ""
    yield "content", "" if pack else "none", pack, "pack"
    if status.pack_problem:
        yield "problem", "", status.pack_problem, "pack"
    yield "key", status.device.key, "", "key"
    if status.device.problem:
        yield "problem", "", status.device.problem, "device"
    if status.device.certificate_problem:
        yield "problem", "", status.device.certificate_problem, "certificate"
    if status.exchange and status.exchange.problem:
        yield "problem", "", status.exchange.problem, "exchange"
    yield "drafts", status.drafts, "", "drafts"
    if status.files_problem:
        yield "problem", "", status.files_problem, "files"
    for problem in status.settings_problems:
        yield "problem", "", problem, "settings"
    yield "version", "", status.version, None
    for problem in status.problems:
        yield "problem", "", problem, "key"


def _machine(machine: Readings, language: str) -> Iterator[_Line]:
    online = {None: UNKNOWN, True: "up", False: "down"}[machine.online]
    yield "network", online, "", "offline"
    battery = "charging" if machine.charging else ""
    yield "battery", *_told(machine.battery, battery), "battery"
    yield "heat", *_told(None if machine.celsius is None else round(machine.celsius)), "heat"
    free = machine.free_bytes
    room = None if free is None else QLocale(language).toString(free / _GB, "f", 1)
    yield "disk", *_told(room), "disk"


def _told(value: float | str | None, state: str = "") -> tuple[str, str]:
    return (UNKNOWN, "") if value is None else (state, str(value))


def _moment(at: datetime, language: str) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale(language).toString(moment, QLocale.FormatType.ShortFormat)
