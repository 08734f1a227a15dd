"""The desk's process: a nurse signs in, opens intakes, signs them off.

Where there is no clinic yet it sets one up.
On a machine that is a tablet as well the desk keeps a chain of its own beside the tablet's.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.inbox import SqlInbox
from db.membership import SqlMembership
from db.registry import SqlRegistry
from kiosk.app.administration import administration
from kiosk.app.charting import clerk_of
from kiosk.app.entrance import Entrance, trail_of
from kiosk.app.exchange import emptied
from kiosk.app.first_start import waits_for_the_clinic
from kiosk.app.home import inbox_url
from kiosk.app.joining import join
from kiosk.app.membership import renewed_manifest
from kiosk.app.own_key import own_key
from kiosk.errors import Refused, Unavailable
from kiosk.outside.chime import Chime
from kiosk.outside.clock import SystemClock
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.record.manifest import Person
from kiosk.review.desk import Desk
from kiosk.review.unanswered import Unanswered
from kiosk.settings import Settings
from ui.desk.application import run_assistant, run_desk
from ui.desk.habits import FILE, Habits
from ui.desk.surroundings import Surroundings


def desk(home: Path, settings: Settings) -> int:
    """Show the desk until it is closed; return the exit code.

    Raises Refused when this machine is not enrolled, or there is no inbox, or nobody can sign in.
    """
    if waits_for_the_clinic(home):
        join(home, settings)
    office = administration(home, settings)
    if office.nothing_yet() and not run_assistant(office, partial(_own_key, home, settings)):
        return 0
    enrolment = read_enrolment(home)
    held_manifest(home, enrolment)
    if not settings.inbox and not (home / "inbox.sqlite3").is_file():
        raise Refused(
            "no-inbox",
            f"{home / 'inbox.sqlite3'}: there is no inbox: found the clinic on this machine, or "
            f'name the clinic\'s inbox in {home / "settings.toml"} (inbox = "…").',
        )
    url = inbox_url(home, settings)
    SqlRegistry(url).people()  # Unavailable, before a window is shown
    manifest = renewed_manifest(home, enrolment, SqlMembership(url))
    if not manifest.staff:
        raise Refused("no-people", "Nobody can sign in yet: add a person to the clinic.")
    lock_after = timedelta(minutes=settings.desk_lock_minutes)
    staff = partial(_staff, home, settings)
    entrance = Entrance(home, settings, trail_of(home, settings, enrolment))
    remembers = settings.desk_remembers_people
    entrance.forget_all_but(manifest.staff if remembers else ())
    memory = entrance if remembers else None
    with _surroundings(home, settings) as around:
        return run_desk(staff, entrance.sign_in, lock_after, office, memory, around)


@contextmanager
def _surroundings(home: Path, settings: Settings) -> Iterator[Surroundings]:
    """Yield what this desk has around it; its bell and its lines end with it."""
    clerk, clock = clerk_of(home, settings), SystemClock()
    with (
        emptied(home, settings) as exchanged,
        closing(Chime()) as chime,
        closing(SqlInbox(inbox_url(home, settings), clock)) as inbox,
    ):
        yield Surroundings(
            habits=Habits(home / FILE),
            ring=chime.ring,
            clerk_of=clerk,
            unanswered=Unanswered(inbox, clock),
            worries=(exchanged.worries,),
        )


def _staff(home: Path, settings: Settings) -> tuple[Person, ...]:
    """Return who may sign in by now."""
    membership = SqlMembership(inbox_url(home, settings))
    return renewed_manifest(home, read_enrolment(home), membership).staff


def _own_key(home: Path, settings: Settings, device: str) -> tuple[bytes, bool]:
    """Return this desk's public key, and whether its key is kept: a desk goes on without."""
    try:
        key, kept = own_key(home, settings, device), True
    except Unavailable:
        key, kept = Ed25519PrivateKey.generate(), False
    return key.public_key().public_bytes_raw(), kept


def open_desk(home: Path, settings: Settings, person: str, passphrase: str) -> Desk:
    """Sign a person in at a desk of their own; Refused for a wrong passphrase."""
    trail = trail_of(home, settings, read_enrolment(home))
    return Entrance(home, settings, trail).sign_in(person, passphrase)
