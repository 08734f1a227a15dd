"""The key with which this desk says to a FHIR server who it is.

It comes from a systemd credential as PEM, or lies in the home as an age file whose identity the
system's keyring holds. Its public half is a static JWKS file that IT puts on any https host.
Source: RFC 7517; https://systemd.io/CREDENTIALS/
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyrage
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from kiosk.errors import Refused, Unavailable
from kiosk.outside.chart.fhir.tokens import Key
from kiosk.outside.keyring_answer import Answer, Verb
from kiosk.outside.keyring_asking import DEADLINE_SECONDS, ask_keyring
from kiosk.record.enrolment import replace_file

CREDENTIAL = "intake-kiosk.chart"
SERVICE, NAME = "Intake Kiosk chart", "key"
FILE, PUBLIC = "chart.key", "chart-jwks.json"
_RSA_BITS = 3072

Algorithm = Literal["ES384", "RS384"]


@dataclass(frozen=True, slots=True)
class ChartKey:
    """The key of this machine's home."""

    home: Path
    algorithm: Algorithm
    deadline: float = DEADLINE_SECONDS

    def load(self) -> Key:
        """Return the key.

        Raises Refused when there is none, or one for another algorithm, Unavailable while the
        keyring is locked or silent.
        """
        credential = _credential()
        if credential is not None and credential.exists():
            return self._key(_read(credential), credential)
        file = self.home / FILE
        if not file.exists():
            raise Refused("no-chart-key", f"{file}: there is no key: kiosk chart key makes one.")
        answer = self._ask("get")
        if answer.state != "present":
            raise Unavailable("keyring", f"{file}: what opens it is {answer.state}. {answer.why}")
        try:
            identity = pyrage.x25519.Identity.from_str(answer.item)
            pem: bytes = pyrage.decrypt(_read(file), [identity])
        except (pyrage.IdentityError, pyrage.DecryptError):
            raise Refused(
                "chart-key", f"{file}: what the keyring holds does not open it: make a new key."
            ) from None
        return self._key(pem, file)

    def make(self) -> Path:
        """Make a key in place of an earlier one; return the file of its public half, for IT.

        A key that is given as a credential is kept: its public half alone is written.
        Unavailable when no keyring takes what opens it: nothing is changed then.
        """
        given = _credential()
        if given is not None and given.exists():
            return self.publish(self._key(_read(given), given))
        key = self._new()
        self._ask("delete")
        identity = pyrage.x25519.Identity.generate()
        answer = self._ask("set", str(identity))
        if answer.item != str(identity):
            raise Unavailable(
                "keyring",
                f"The key was not kept: {answer.why or answer.state}. Mend the keyring, or give "
                f"the service a credential {CREDENTIAL} (PEM).",
            )
        sealed = pyrage.encrypt(key.as_pem(private=True), [identity.to_public()])
        replace_file(self.home / FILE, sealed, mode=0o600)
        return self.publish(key)

    def publish(self, key: Key) -> Path:
        """Write the public half of a key as a JWKS file; return where."""
        public = key.as_dict(private=False) | {"use": "sig", "alg": self.algorithm, "kid": key.kid}
        file = self.home / PUBLIC
        replace_file(file, json.dumps({"keys": [public]}, indent=1).encode() + b"\n", mode=0o644)
        return file

    def _new(self) -> Key:
        if self.algorithm == "ES384":
            return _named(ECKey.generate_key("P-384", private=True))
        return _named(RSAKey.generate_key(_RSA_BITS, private=True))

    def _key(self, pem: bytes, where: Path) -> Key:
        kind: type[Key] = ECKey if self.algorithm == "ES384" else RSAKey
        try:
            return _named(kind.import_key(pem))
        except (ValueError, JoseError):
            raise Refused(
                "chart-key", f"{where}: this is no private key for {self.algorithm}."
            ) from None

    def _ask(self, verb: Verb, item: str = "") -> Answer:
        return ask_keyring(verb, SERVICE, NAME, item=item, deadline=self.deadline)


def _named(key: Key) -> Key:
    """Give a key the id that is made of itself (RFC 7638): the same wherever it is read."""
    key.ensure_kid()
    return key


def _credential() -> Path | None:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    return Path(folder) / CREDENTIAL if folder else None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unavailable("chart-key", f"{file}: {error.strerror}") from None
