"""A real PostgreSQL for tests: a cluster of their own, in a folder of its own, ended with them.

PostgreSQL refuses to run as root, so a root starts it as `nobody`. The superuser of the tests comes
by a socket in its folder; devices come by TLS on a port of the loopback, as in a clinic. Commits
are not forced to the disk unless a test asks for it.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import URL

from db.address import CERTIFICATE, KEY, SERVERS_CA
from db.postgres.setup import hba_lines
from kiosk.provision.certificates import DAYS, authority, issue

_ROOT = 0
_LOWEST = 15  # the oldest version that the project supports


class Cluster:
    """One server with databases for tests; its superuser is trusted on the socket.

    `root` is the clinic's, which has signed the certificate of the server.
    """

    def __init__(self, since: datetime | None = None, days: int = DAYS, **settings: str) -> None:
        """Create it and start it; settings are those of postgresql.conf.

        Its certificate is of a moment (now) and valid for so many days.
        """
        self._programs = _programs()
        self._numbers = count()
        self._as_user = _unprivileged()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        if self._as_user:
            os.chown(self.folder, self._as_user["user"], self._as_user["group"])
        self.data = self.folder / "data"
        self.port = _free_port()
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                  "--locale=C", "--no-sync", "--no-instructions")  # fmt: skip
        self.root = Ed25519PrivateKey.generate()
        self._secure(since or datetime.now(UTC), days)
        self.configure(
            listen_addresses="127.0.0.1",
            port=str(self.port),
            unix_socket_directories=str(self.folder),
            **{"fsync": "off", **settings},
        )
        self.start()

    def _secure(self, since: datetime, days: int) -> None:
        """Give the server its certificate, and let devices in by theirs alone."""
        issued = issue(self.root, "127.0.0.1", "server", since, days)
        for name, content in {
            "server.crt": issued.certificate,
            "server.key": issued.key,
            "clinic-ca.crt": authority(self.root, datetime.now(UTC)),
        }.items():
            (self.data / name).write_bytes(content)
            self.own(self.data / name)
        self.configure(ssl="on", ssl_ca_file="clinic-ca.crt")
        rules = [*hba_lines("all"), "local all all trust", ""]
        (self.data / "pg_hba.conf").write_text("\n".join(rules))

    def start(self) -> None:
        """Start the server, and return once it answers."""
        self._run("pg_ctl", "-w", "-D", self.data, "-l", self.folder / "log", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop the server: "fast" ends connections, "immediate" is a crash."""
        self._run("pg_ctl", "-w", "-D", self.data, "-m", how, "stop")

    def reload(self) -> None:
        """Have the server read its files anew."""
        self._run("pg_ctl", "-D", self.data, "reload")

    def configure(self, **settings: str) -> None:
        """Add settings; they hold from the next start or reload."""
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    def own(self, file: Path) -> Path:
        """Give a file to the server's user, to read alone; return it."""
        if self._as_user:
            os.chown(file, self._as_user["user"], self._as_user["group"])
        file.chmod(0o600)
        return file

    def remove(self) -> None:
        """Stop the server and remove everything."""
        self.stop("immediate")
        shutil.rmtree(self.folder)

    def certificates(self, folder: Path, device: str, **how: Any) -> Path:
        """Put into a folder what a device needs to be let in; return the folder."""
        folder.mkdir(exist_ok=True)
        now = how.pop("now", datetime.now(UTC))
        issued = issue(how.pop("root", self.root), device, "device", now, **how)
        (folder / CERTIFICATE).write_bytes(issued.certificate)
        (folder / KEY).write_bytes(issued.key)
        (folder / KEY).chmod(0o600)
        (folder / SERVERS_CA).write_bytes(authority(self.root, datetime.now(UTC)))
        return folder

    def address(self, database: str) -> str:
        """Return how a device reaches a database, as its settings name it."""
        return f"postgresql://127.0.0.1:{self.port}/{database}"

    def database(self, owner: str = "postgres") -> str:
        """Make an empty database; return its name."""
        name = f"kiosk_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} OWNER {owner}")
        return name

    def run(self, statement: str, database: str = "postgres") -> None:
        """Execute a statement as the superuser."""
        with psycopg.connect(self.conninfo(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def conninfo(self, database: str, user: str = "postgres") -> str:
        """Return how psycopg reaches a database on the socket."""
        return f"host={self.folder} port={self.port} dbname={database} user={user}"

    def url(self, database: str, user: str = "postgres") -> str:
        """Return how SQLAlchemy reaches a database on the socket."""
        where = {"host": str(self.folder), "port": str(self.port)}
        made = URL.create("postgresql", username=user, database=database, query=where)
        return made.render_as_string(hide_password=False)

    def _run(self, program: str, *arguments: object) -> None:
        subprocess.run(
            [self._programs / program, *map(str, arguments)],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._as_user,
        )


def _programs() -> Path:
    """Return the folder of the newest PostgreSQL here; Debian keeps it out of the PATH."""
    installed = {
        int(folder.parent.name): folder
        for folder in Path("/usr/lib/postgresql").glob("*/bin")
        if folder.parent.name.isdigit()
    }
    assert installed, "PostgreSQL is not installed: make test installs it"
    newest = max(installed)
    assert newest >= _LOWEST
    return installed[newest]


def _unprivileged() -> dict[str, Any]:
    if os.geteuid() != _ROOT:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
