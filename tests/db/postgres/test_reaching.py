"""A device reaches its clinic's PostgreSQL by its certificate alone, and is told what is wrong."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import AF_INET, create_server, socket
from threading import Thread

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import make_url

from db.address import KEY, SERVERS_CA, secured
from db.postgres.remote import RemoteInbox
from db.postgres.roles import admit, expel
from kiosk.errors import Refused, Unavailable
from kiosk.provision.certificates import authority
from tests.devices import Served
from tests.envelopes import sealed
from tests.postgres import Cluster

NOW = datetime.now(UTC)


def refused(url: str) -> Unavailable:
    """Return why the inbox does not take an envelope from here."""
    inbox = RemoteInbox(url)
    with pytest.raises(Unavailable) as caught:
        inbox.deliver(sealed())
    inbox.close()
    return caught.value


def test_a_device_that_was_let_in_delivers(served: Served) -> None:
    inbox = RemoteInbox(served.url("tablet-1"))
    assert inbox.deliver(sealed()) == "accepted"
    inbox.close()


def test_an_expired_certificate_is_told_apart_from_a_broken_network(served: Served) -> None:
    served.url("tablet-1")
    old = served.cluster.certificates(
        served.folder / "old", "tablet-1", now=NOW - timedelta(9), days=8
    )
    error = refused(served.reached_by(old))
    assert error.code == "certificate-expired"
    assert "kiosk clinic database admit" in error.message


def test_a_certificate_of_another_clinic_opens_nothing(served: Served) -> None:
    served.url("tablet-1")
    foreign = served.cluster.certificates(
        served.folder / "foreign", "tablet-1", root=Ed25519PrivateKey.generate()
    )
    assert refused(served.reached_by(foreign)).code == "shut-out"


def test_a_device_cannot_come_as_another(served: Served) -> None:
    served.url("front-desk", desk=True)
    own = make_url(served.url("tablet-1"))
    as_desk = own.set(username="front-desk").render_as_string(hide_password=False)
    error = refused(as_desk)
    assert error.code == "shut-out"
    assert "another device's" in error.message


def test_a_device_that_nobody_let_in_stays_out(served: Served) -> None:
    unknown = served.cluster.certificates(served.folder / "unknown", "tablet-nobody-knows")
    assert refused(served.reached_by(unknown)).code == "shut-out"


@pytest.mark.parametrize("user", ["postgres", "clinic_owner"])
def test_a_certificate_with_an_administrators_name_opens_nothing(served: Served, user: str) -> None:
    stolen = served.cluster.certificates(served.folder / "stolen", user)
    parts = make_url(served.reached_by(stolen))
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        served.connection(parts.render_as_string(hide_password=False))


def test_a_device_is_shut_out_at_once_and_for_good(served: Served) -> None:
    inbox = RemoteInbox(served.url("tablet-lost"))
    inbox.deliver(sealed(device="tablet-lost"))
    expel(served.owner, "tablet-lost")
    codes = []
    for seq in (2, 3):
        with pytest.raises(Unavailable) as caught:
            inbox.deliver(sealed(seq=seq, prev="ab" * 32, device="tablet-lost"))
        codes.append(caught.value.code)
    inbox.close()
    assert codes == ["server-restarts", "shut-out"]  # its connection was ended, then it is refused
    with pytest.raises(Refused, match="another name"):
        admit(served.owner, "tablet-lost", desk=False)


def test_without_tls_or_in_another_database_a_device_is_refused(served: Served) -> None:
    url = make_url(served.url("tablet-1"))
    plain = url.update_query_dict({"sslmode": "disable"})
    with pytest.raises(psycopg.OperationalError, match=r"pg_hba\.conf rejects"):
        served.connection(plain.render_as_string())


def test_only_a_device_may_be_let_in_and_only_one_of_ours_shut_out(served: Served) -> None:
    for name in ("Tablet 1", 'x"; DROP ROLE y; --', ""):
        with pytest.raises(Refused, match="small letters"):
            admit(served.owner, name, desk=False)
    with pytest.raises(Refused, match="another role"):
        admit(served.owner, "postgres", desk=True)
    with pytest.raises(Refused, match="no role"):
        expel(served.owner, "postgres")


def test_a_server_that_restarts_is_waited_for(served: Served) -> None:
    inbox = RemoteInbox(served.url("tablet-1"))
    inbox.deliver(sealed())
    served.cluster.stop("immediate")
    codes = []
    for _ in range(2):
        with pytest.raises(Unavailable) as caught:
            inbox.deliver(sealed(seq=2, prev="ab" * 32))
        codes.append(caught.value.code)
    served.cluster.start()
    assert codes[-1] == "database"
    assert inbox.deliver(sealed(seq=2, prev="ab" * 32)) == "accepted"
    inbox.close()


def test_a_weak_address_is_refused_and_a_full_one_kept(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="verify-full"):
        secured("postgresql://t@db/kiosk?sslmode=require", tmp_path)
    full = make_url(secured("postgresql://t@db/kiosk?sslcert=/own.crt", tmp_path))
    assert full.query["sslcert"] == "/own.crt"
    assert full.query["sslmode"] == "verify-full"
    assert full.query["sslkey"] == str(tmp_path / KEY)
    for other in ("sqlite:///x", "no url", "postgresql:///x?host=/run/postgresql"):
        assert secured(other, tmp_path) == other


def test_a_missing_certificate_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"client\.crt: no certificate"):
        secured("postgresql://db/kiosk", tmp_path)


def test_a_key_that_others_may_read_is_not_used(served: Served) -> None:
    url = served.url("tablet-1")
    (served.folder / "tablet-1" / KEY).chmod(0o644)
    error = refused(url)
    assert error.code == "certificate-missing"
    assert KEY in error.message


def test_another_server_is_not_trusted(served: Served) -> None:
    url = served.url("tablet-1")
    other = authority(Ed25519PrivateKey.generate(), NOW)
    (served.folder / "tablet-1" / SERVERS_CA).write_bytes(other)
    assert refused(url).code == "server-unknown"
    (served.folder / "tablet-1" / SERVERS_CA).unlink()
    assert refused(url).code == "certificate-missing"


def test_a_server_by_another_name_is_not_trusted(served: Served) -> None:
    url = make_url(served.url("tablet-1")).set(host="localhost")
    assert refused(url.render_as_string()).code == "server-unknown"


@pytest.fixture
def old_server() -> Iterator[Cluster]:
    cluster = Cluster(since=NOW - timedelta(9), days=8)
    yield cluster
    cluster.remove()


def test_a_server_with_an_expired_certificate_is_not_trusted(
    old_server: Cluster, tmp_path: Path
) -> None:
    error = refused(Served(old_server).emptied(tmp_path).url("tablet-1"))
    assert error.code == "server-unknown"
    assert "expired" in error.message


def test_a_server_that_offers_no_tls_is_told_apart_from_a_broken_network(served: Served) -> None:
    with create_server(("localhost", 0), family=AF_INET) as plain:
        answering = Thread(target=_refuse_tls, args=(plain,))
        answering.start()
        port = plain.getsockname()[1]
        url = make_url(served.url("tablet-1")).set(host="localhost", port=port)
        error = refused(url.render_as_string(hide_password=False))
        answering.join()
    assert error.code == "server-without-tls"
    assert "ssl = on" in error.message


def _refuse_tls(server: socket) -> None:
    """Say no to one SSLRequest, as a PostgreSQL does that has ssl = off."""
    caller, _address = server.accept()
    with caller:
        caller.recv(8)
        caller.sendall(b"N")
        caller.recv(1)  # until the caller is gone
