"""A desk empties an exchange, by hand or every few seconds while its window is open."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.inbox import SqlInbox
from db.membership import SqlMembership
from kiosk.app.home import inbox_url
from kiosk.errors import KioskError, Refused
from kiosk.outside.clock import SystemClock
from kiosk.outside.exchange.desk import ExchangeDesk
from kiosk.record.enrolment import read_enrolment
from kiosk.settings import Settings

log = logging.getLogger(__name__)

_SECONDS = 3.0  # between looks: a cry for help may lie there


def exchange(home: Path, settings: Settings, folder: Path | None) -> int:
    """Prepare a folder where it is new, and take what lies there; 1 when a person must look."""
    place = folder or Path(settings.exchange_folder)
    if not folder and not settings.exchange_folder:
        raise Refused("no-exchange", "Name the folder, or set exchange_folder in settings.toml.")
    with _at(home, settings, place) as desk:
        desk.begin()
        found = desk.collect()
    print(
        f"taken {found.taken}, known {found.known}, "
        f"refused {found.refused}, damaged {found.damaged}"
    )
    return 1 if found.refused or found.damaged else 0


@contextmanager
def emptied(home: Path, settings: Settings) -> Iterator[None]:
    """Take what tablets put into the exchange that is set, until the end of the block."""
    if not settings.exchange_folder:
        yield
        return
    stop = threading.Event()
    thread = threading.Thread(target=_empty, args=(home, settings, stop), name="exchange")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _empty(home: Path, settings: Settings, stop: threading.Event) -> None:
    told = ""
    with _at(home, settings, Path(settings.exchange_folder)) as desk:
        while True:
            now = trouble(desk)
            if now != told:
                log.warning("the exchange: %s", now or "well again")
            told = now
            if stop.wait(_SECONDS):
                return


def trouble(desk: ExchangeDesk) -> str:
    """Look once; return the code of what went wrong, empty when all is well."""
    try:
        desk.collect()
    except KioskError as error:
        return error.code
    except Exception as error:  # noqa: BLE001 the thread must outlive every fault: cries may lie there
        return f"an unexpected fault: {type(error).__name__}"
    return ""


@contextmanager
def _at(home: Path, settings: Settings, folder: Path) -> Iterator[ExchangeDesk]:
    url = inbox_url(home, settings)
    inbox, membership = SqlInbox(url, SystemClock()), SqlMembership(url)
    try:
        yield ExchangeDesk(folder, read_enrolment(home).clinic, inbox, membership)
    finally:
        inbox.close()
        membership.close()
