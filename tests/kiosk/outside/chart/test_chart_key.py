"""The key for a FHIR server: in real keyrings, in a systemd credential, never bare in the home."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, KeySet

from kiosk.errors import Refused, Unavailable
from kiosk.outside.chart.fhir.keys import CREDENTIAL, FILE, ChartKey
from tests.kiosk.outside.keyrings import Session, session


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with session(tmp_path / "session", monkeypatch) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    made = tmp_path / "home"
    made.mkdir()
    return made


def works(keys: ChartKey, public: Path) -> bool:
    """Tell whether what IT publishes checks what this desk signs."""
    signed = jws.serialize_compact(
        {"alg": keys.algorithm, "kid": keys.load().kid}, b"x", keys.load(), [keys.algorithm]
    )
    known = KeySet.import_key_set(json.loads(public.read_text()))
    return jws.deserialize_compact(signed, known, [keys.algorithm]).payload == b"x"


@pytest.mark.parametrize("algorithm", ["ES384", "RS384"])
def test_a_key_is_made_kept_and_published_without_its_private_half(home, bus, algorithm):
    bus.daemon()
    keys = ChartKey(home, algorithm)
    public = keys.make()
    assert works(keys, public)
    (told,) = json.loads(public.read_text())["keys"]
    assert not {"d", "p", "q"} & set(told)
    assert (told["alg"], told["use"]) == (algorithm, "sig")
    assert b"PRIVATE" not in (home / FILE).read_bytes()
    assert (home / FILE).stat().st_mode & 0o777 == 0o600


def test_a_new_key_takes_the_place_of_the_old(home, bus):
    bus.daemon()
    keys = ChartKey(home, "ES384")
    first = json.loads(keys.make().read_text())
    assert json.loads(keys.make().read_text()) != first


def test_a_locked_keyring_is_waited_for(home, bus):
    bus.daemon()
    keys = ChartKey(home, "ES384")
    keys.make()
    bus.lock()
    with pytest.raises(Unavailable, match="locked"):
        keys.load()


def test_without_a_keyring_nothing_is_written(home):
    with pytest.raises(Unavailable, match=CREDENTIAL):
        ChartKey(home, "ES384").make()
    assert list(home.iterdir()) == []
    with pytest.raises(Refused, match="kiosk chart key"):
        ChartKey(home, "ES384").load()


def test_a_credential_goes_first_and_must_fit_the_algorithm(home, tmp_path, monkeypatch):
    given = tmp_path / "credentials"
    given.mkdir()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(given))
    pem = ECKey.generate_key("P-384", private=True).as_pem(private=True)
    (given / CREDENTIAL).write_bytes(pem)
    keys = ChartKey(home, "ES384")
    assert works(keys, keys.make())
    assert [one.name for one in home.iterdir()] == ["chart-jwks.json"]
    with pytest.raises(Refused, match="no private key for RS384"):
        ChartKey(home, "RS384").load()
    (given / CREDENTIAL).write_bytes(b"no key")
    with pytest.raises(Refused, match="no private key"):
        keys.load()
