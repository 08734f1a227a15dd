"""`kiosk clinic database …`: make a PostgreSQL the clinic's inbox, and say which device may in."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.address import CERTIFICATE, KEY, SERVERS_CA
from db.postgres.roles import admit as give_role
from db.postgres.roles import expel as take_role
from db.postgres.setup import hba_lines, set_up
from kiosk.app.answers import Answers
from kiosk.errors import Refused
from kiosk.outside.clock import SystemClock
from kiosk.provision.certificates import Issued, authority, issue
from kiosk.provision.clinic import open_root
from kiosk.record.enrolment import replace_file

_OURS, _SERVER, _SERVERS_KEY = "clinic-ca.crt", "server.crt", "server.key"


@dataclass(frozen=True, slots=True)
class RootKey:
    """Where the clinic's root lies, and who knows its passphrase."""

    folder: Path
    answers: Answers

    def opened(self, out: Path) -> Ed25519PrivateKey:
        """Return the root; Refused before anything is asked when there is no folder to write to."""
        if not out.is_dir():
            raise Refused("no-folder", f"{out}: no such folder: make it, or name another.")
        return open_root(self.folder, self.answers.ask("Passphrase of the root"))


def init(url: str) -> int:
    """Make or update the schema, the groups and their rights; print what pg_hba.conf needs."""
    database = set_up(url)
    print(f"# {database} is ready for this version. Put these lines first into pg_hba.conf:")
    for line in hba_lines(database):
        print(line)
    return 0


def server(root_key: RootKey, host: str, out: Path) -> int:
    """Write a certificate for the server, and the one by which it knows the clinic's devices."""
    root = root_key.opened(out)
    _write(out / _SERVER, out / _SERVERS_KEY, issue(root, host, "server", SystemClock().now()))
    replace_file(out / _OURS, authority(root, SystemClock().now()))
    print("For postgresql.conf: ssl = on; ssl_cert_file, ssl_key_file and ssl_ca_file name")
    print(f"{out / _SERVER},")
    print(f"{out / _SERVERS_KEY} and {out / _OURS}. The key is for the server's user alone.")
    return 0


def admit(root_key: RootKey, url: str, device: str, out: Path, *, desk: bool) -> int:
    """Give a device its role, and write its certificate and key into a folder."""
    root = root_key.opened(out)
    give_role(url, device, desk=desk)
    _write(out / CERTIFICATE, out / KEY, issue(root, device, "device", SystemClock().now()))
    if not (out / SERVERS_CA).exists():
        replace_file(out / SERVERS_CA, authority(root, SystemClock().now()))
    print(f"{device} may reach the database as a {'desk' if desk else 'tablet'}.")
    print(f"Move {out} to its home, as the folder database; leave no copy of {KEY} behind.")
    return 0


def expel(url: str, device: str) -> int:
    """Shut a device out of the database, at once and for good."""
    take_role(url, device)
    print(f"{device} reaches the database no more. Run kiosk clinic revoke --device {device} too.")
    return 0


def _write(certificate: Path, key: Path, issued: Issued) -> None:
    replace_file(key, issued.key, mode=0o600)
    replace_file(certificate, issued.certificate)
