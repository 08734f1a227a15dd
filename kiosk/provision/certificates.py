"""Certificates for the clinic's PostgreSQL: which device may reach it, and which server it is.

X.509 (RFC 5280). The clinic's root signs them as it signs the manifest, so there is no second key
to guard; its certificate, `clinic-ca.crt`, is public and is what the server trusts. Keys of devices
are on P-256. A device that is shut out loses its role in the database: there is no revocation list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.provision.clinic import clinic_id

_AUTHORITY_DAYS = 20 * 365
DAYS = 3 * 365  # of a device's or a server's certificate
_EARLIER = timedelta(days=1)  # a clock that is behind must not refuse a new certificate
_USAGE = {"device": ExtendedKeyUsageOID.CLIENT_AUTH, "server": ExtendedKeyUsageOID.SERVER_AUTH}


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate and its key, in PEM."""

    certificate: bytes
    key: bytes = field(repr=False)


def authority(root: Ed25519PrivateKey, now: datetime) -> bytes:
    """Return the certificate of the clinic's root, in PEM; an earlier one of it stays valid."""
    name = _of_root(root)
    begun = _begun(name, name, root.public_key(), now, _AUTHORITY_DAYS)
    signed = (
        begun.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(signs=True), critical=True)
        .sign(root, None)
    )
    return signed.public_bytes(Encoding.PEM)


def issue(
    root: Ed25519PrivateKey,
    name: str,
    what: Literal["device", "server"],
    now: datetime,
    days: int = DAYS,
) -> Issued:
    """Issue a certificate to a device by its id, or to a server by its host name or address."""
    key = generate_private_key(SECP256R1())
    begun = (
        _begun(_named(name), _of_root(root), key.public_key(), now, days)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([_USAGE[what]]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), critical=False
        )
    )
    if what == "server":
        begun = begun.add_extension(x509.SubjectAlternativeName(_hosts(name)), critical=False)
    certificate = begun.sign(root, None).public_bytes(Encoding.PEM)
    return Issued(certificate, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    public: Ed25519PublicKey | EllipticCurvePublicKey,
    now: datetime,
    days: int,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _of_root(root: Ed25519PrivateKey) -> x509.Name:
    return _named(f"Intake Kiosk {clinic_id(root.public_key().public_bytes_raw())}")


def _named(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _hosts(name: str) -> Sequence[x509.GeneralName]:
    try:
        return [x509.IPAddress(ip_address(name))]
    except ValueError:
        return [x509.DNSName(name)]


def _key_usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
