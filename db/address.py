"""How a PostgreSQL is reached: over TLS, with this device's certificate, the server's name checked.

https://www.postgresql.org/docs/current/libpq-connect.html
"""

from datetime import datetime
from pathlib import Path

from cryptography.x509 import Certificate, load_pem_x509_certificate
from cryptography.x509.oid import NameOID
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from kiosk.errors import Refused

CERTIFICATE, KEY, SERVERS_CA = "client.crt", "client.key", "server-ca.crt"

CONNECTING = {
    "connect_timeout": 10,  # seconds
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds: a network that swallows everything is noticed
    "gssencmode": "disable",
    "application_name": "intake-kiosk",
    "options": "-csearch_path=public,pg_temp",
}


def secured(url: str, certificates: Path) -> str:
    """Complete the URL of a PostgreSQL on the network with what the folder of certificates holds.

    Without a user it is the one that client.crt names. Other URLs stay as they are. Raises Refused
    for a weak sslmode, and without a certificate.
    """
    try:
        given = make_url(url)
    except ArgumentError:
        return url  # whoever opens it says so
    if not is_postgresql(given) or _by_socket(given):
        return url
    files = {"sslcert": CERTIFICATE, "sslkey": KEY, "sslrootcert": SERVERS_CA}
    paths = {name: str(certificates / file) for name, file in files.items()}
    query = {**paths, **given.query}
    user = given.username or _named_by(Path(str(query["sslcert"])))
    known = verified(given.set(username=user, query=query))
    return known.render_as_string(hide_password=False)


def certificate_ends(url: str, certificates: Path) -> datetime | None:
    """Return when the certificate ends by which this device comes; None: its way needs none.

    Raises Refused when it is missing, or is none.
    """
    try:
        given = make_url(url)
    except ArgumentError:
        return None
    if not is_postgresql(given) or _by_socket(given):
        return None
    file = Path(str(given.query.get("sslcert", certificates / CERTIFICATE)))
    return _read(file).not_valid_after_utc


def verified(url: URL) -> URL:
    """Return a URL that has the server's certificate checked, by the system's CAs unless it says.

    Raises Refused when it says that it is not to be checked.
    """
    if _by_socket(url):
        return url
    if url.query.get("sslmode", "verify-full") != "verify-full":
        raise Refused(
            "database-url",
            "The database's address has a weak sslmode: leave it out, or write verify-full.",
        )
    return url.set(query={"sslmode": "verify-full", "sslrootcert": "system", **url.query})


def is_postgresql(url: URL) -> bool:
    """Tell whether a URL names a PostgreSQL, or what speaks its protocol."""
    return url.get_backend_name() == "postgresql"


def name_of(url: URL) -> str:
    """Return what people call a database: a file, or a server and a name; no secret."""
    if not is_postgresql(url):
        return url.database or ""
    port = f":{url.port}" if url.port else ""
    return f"{url.host or url.query.get('host', 'localhost')}{port}/{url.database}"


def _by_socket(url: URL) -> bool:
    return not url.host and str(url.query.get("host", "")).startswith("/")


def _named_by(certificate: Path) -> str:
    """Return the device that a certificate names."""
    names = _read(certificate).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    if not names:
        raise _no_certificate(certificate)
    return str(names[0].value)


def _read(certificate: Path) -> Certificate:
    try:
        return load_pem_x509_certificate(certificate.read_bytes())
    except (OSError, ValueError):
        raise _no_certificate(certificate) from None


def _no_certificate(file: Path) -> Refused:
    return Refused(
        "certificate-missing",
        f"{file}: no certificate of this device: put the files there that "
        "kiosk clinic database admit made.",
    )
