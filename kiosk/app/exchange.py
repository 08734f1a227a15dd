"""A desk empties an exchange, by hand or every few seconds while its window is open."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass
class Exchanged:
    """How the exchange of a desk stands, told from one thread and read from another."""

    folder: str
    code: str = ""  # of what is wrong; empty: all is well, or there is no exchange

    def worries(self) -> tuple[str, ...]:
        """Return what a nurse has to know of it."""
        if not self.code:
            return ()
        words = (
            f"The exchange {self.folder} does not work ({self.code}): calls and intakes of tablets "
            "that use it do not come in. Look after those patients yourself, see whether the share "
            "or stick is there, and tell IT."
        )
        return (words,)


@contextmanager
def emptied(home: Path, settings: Settings) -> Iterator[Exchanged]:
    """Take what tablets put into the exchange that is set, until the end of the block."""
    exchanged = Exchanged(settings.exchange_folder)
    if not settings.exchange_folder:
        yield exchanged
        return
    stop = threading.Event()
    arguments = (home, settings, exchanged, stop)
    thread = threading.Thread(target=_empty, args=arguments, name="exchange")
    thread.start()
    try:
        yield exchanged
    finally:
        stop.set()
        thread.join()


def _empty(home: Path, settings: Settings, exchanged: Exchanged, stop: threading.Event) -> None:
    with _at(home, settings, Path(settings.exchange_folder)) as desk:
        while True:
            now = trouble(desk)
            if now != exchanged.code:
                log.warning("the exchange: %s", now or "well again")
            exchanged.code = now
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
