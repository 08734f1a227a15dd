"""What a tablet is made of: pack, key, outbox, and the courier on its own thread."""

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.outbox import SqlOutbox
from db.turn import Turn
from kiosk.app.home import outbox_file, turn_file
from kiosk.app.membership import Recipients, keep_renewed
from kiosk.app.reach import Carrier, carrier
from kiosk.app.shown_pack import keep_last_good, pack_for_patients
from kiosk.content.pack import Pack
from kiosk.delivery.courier import Courier
from kiosk.drafts import Drafts
from kiosk.errors import Refused
from kiosk.forms.fhirpath.expressions import compile_expression, warm
from kiosk.intake import Intake
from kiosk.outside.clock import SystemClock
from kiosk.outside.draft_file import DraftFile
from kiosk.outside.folder import Folder
from kiosk.outside.keychain import DeviceKeys, KeyState
from kiosk.outside.machine import SysMachine, free_bytes
from kiosk.ports import Queued
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.record.envelope import Kind
from kiosk.record.seal import Sealing
from kiosk.settings import Settings

log = logging.getLogger(__name__)


class Tablet:
    """An enrolled tablet, ready for patients; its courier runs until `close`."""

    def __init__(self, home: Path, settings: Settings, told: Callable[[], None]) -> None:
        """Open everything; a KioskError names the file and what to do."""
        enrolment = read_enrolment(home)
        manifest = held_manifest(home, enrolment)
        shown = pack_for_patients(home, settings)
        keep_last_good(home, settings, shown)
        pack = shown.pack.with_instruments(settings.instruments)
        pack = replace(pack, clinic=settings.clinic_name or pack.clinic)
        clock = SystemClock()
        if manifest.expired(clock.now()):
            log.warning("the manifest has expired: fetch a new one from the clinic")
        self._stop = threading.Event()
        self._wake = threading.Event()
        outbox = _WakingOutbox(outbox_file(home), self._wake)
        key = DeviceKeys(home, in_file=settings.device_key_file).load(enrolment.device)
        recipients = Recipients(manifest)
        sealing = Sealing(
            clinic=enrolment.clinic,
            device=enrolment.device,
            signing_key=_signing_key(key),
            recipients=recipients,
        )
        files = Folder(Path(settings.files_folder)) if settings.files_folder else None
        drafts = Drafts(DraftFile(home, enrolment.device, key.key))
        room = partial(free_bytes, home)
        self.intake = Intake(pack, clock, outbox, sealing, files, shown.code, drafts, room)
        _warm_up(pack)
        self._threads: list[threading.Thread] = []
        self._carrier = _carrier(home, settings, clock)
        if self._carrier is not None:
            inbox, published = self._carrier.inbox, self._carrier.published
            machine, turn = SysMachine(home), Turn(turn_file(home))
            courier = Courier(
                outbox, inbox, clock, random.random, lambda: machine.read().online, turn
            )
            self._start("courier", courier.run, self._stop, self._wake, told)
            self._start(
                "manifest", keep_renewed, home, enrolment, published, recipients, self._stop
            )

    def close(self) -> None:
        """Stop the courier after what it is doing."""
        self._stop.set()
        self._wake.set()
        for thread in self._threads:
            thread.join()
        if self._carrier is not None:
            self._carrier.close()

    def _start(self, name: str, target: Callable[..., None], *arguments: object) -> None:
        self._threads.append(threading.Thread(target=target, args=arguments, name=name))
        self._threads[-1].start()


class _WakingOutbox(SqlOutbox):
    """An outbox that wakes the courier after each commit."""

    def __init__(self, file: Path, wake: threading.Event) -> None:
        super().__init__(file)
        self._wake = wake

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        """Commit, then wake the courier."""
        queued = super().append(kind, seal)
        self._wake.set()
        return queued


def _carrier(home: Path, settings: Settings, clock: SystemClock) -> Carrier | None:
    """Return the way out; without a usable one nothing is carried, and no patient is held up."""
    try:
        return carrier(home, settings, clock)
    except Refused as error:
        log.error("%s", error.message)  # noqa: TRY400 the sentence says it all
        return None


def _warm_up(pack: Pack) -> None:
    """Load FHIRPath and compile what is evaluated at a tap, so that no tap pays for it."""
    warm()
    for rule in pack.rules:
        if rule.urgent:
            compile_expression(rule.condition)


def _signing_key(held: KeyState) -> Ed25519PrivateKey:
    """Return the device's key; without it, one for this run: a patient is never turned away."""
    if held.key is not None:
        return held.key
    log.warning("the device's key is %s: the desk will keep aside what is sealed now", held.state)
    return Ed25519PrivateKey.generate()
