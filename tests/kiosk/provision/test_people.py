"""People come and go without anybody touching a tablet; guessing at a desk is slow."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from kiosk.errors import Damaged, Refused
from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_clinic import MemoryRegistry
from kiosk.ports import StoredPerson, Tries
from kiosk.provision import (
    NewPerson,
    SignedIn,
    add_person,
    change_passphrase,
    own_keys,
    recalled,
    revoke_person,
    rotate,
    sign_in,
)
from kiosk.provision.secrets import Secrets, public, wrap
from kiosk.provision.tries import due_in, slowly
from kiosk.record.unseal import unseal
from tests.clinics import NURSE_WORDS, Made, sealed_for

SECOND = NewPerson("nurse-2", "Otto Erfunden", "nurse")
SECOND_WORDS = "orchard needle violet"
NEW_WORDS = "saddle timber umbrella"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Add a second nurse to the clinic, by the first one's keys."""
    made = Made(tmp_path_factory.mktemp("clinic"))
    made.clinic = add_person(made.clinic, SECOND, SECOND_WORDS, made.founded.secrets)
    return made


@pytest.fixture
def made(founded: Made, tmp_path: Path) -> Made:
    return founded.copied(tmp_path)


def signed_in(made: Made, person: str = "nurse-1", words: str = NURSE_WORDS) -> SignedIn:
    premises = made.premises
    return sign_in(premises.registry, made.clinic.manifest, person, words, premises.clock)


def test_who_came_later_opens_what_came_before(made: Made) -> None:
    before = sealed_for(made.founded.clinic)
    assert unseal(before, signed_in(made, "nurse-2", SECOND_WORDS).secrets.epochs)


def test_a_new_epoch_is_opened_by_everybody_and_no_passphrase_is_asked(made: Made) -> None:
    before = sealed_for(made.clinic)
    made.clinic = rotate(made.clinic)
    after = sealed_for(made.clinic)
    for person, words in (("nurse-1", NURSE_WORDS), ("nurse-2", SECOND_WORDS)):
        epochs = signed_in(made, person, words).secrets.epochs
        assert unseal(before, epochs)
        assert unseal(after, epochs)
    assert unseal(after, [made.founded.recovery])
    with pytest.raises(Refused, match="not sealed to this key"):
        unseal(after, made.founded.secrets.epochs)


def test_whose_keys_are_at_hand_needs_no_passphrase_until_they_leave(made: Made) -> None:
    otto = signed_in(made, "nurse-2", SECOND_WORDS)
    keys, registry = own_keys(otto.age, otto.signing_key), made.premises.registry
    again = recalled(registry, made.clinic.manifest, "nurse-2", keys)
    assert unseal(sealed_for(made.clinic), again.secrets.epochs)
    with pytest.raises(Damaged, match="another key"):
        recalled(registry, made.clinic.manifest, "nurse-1", keys)
    made.clinic = revoke_person(made.clinic, "nurse-2")
    with pytest.raises(Refused, match="has left"):
        recalled(registry, made.clinic.manifest, "nurse-2", keys)


def test_a_leaver_opens_nothing_that_is_sealed_from_then_on(made: Made) -> None:
    leaver = signed_in(made, "nurse-2", SECOND_WORDS)
    made.clinic = revoke_person(made.clinic, "nurse-2")
    after = sealed_for(made.clinic)
    with pytest.raises(Refused, match="not sealed to this key"):
        unseal(after, leaver.secrets.epochs)
    with pytest.raises(Refused, match="wrong"):
        signed_in(made, "nurse-2", SECOND_WORDS)
    assert unseal(after, signed_in(made).secrets.epochs)
    assert [person.id for person in made.clinic.manifest.staff] == ["nurse-1"]


class Watched(MemoryRegistry):
    """A database that remembers for whom something was ever stored, as a backup does."""

    def __init__(self) -> None:
        super().__init__()
        self.stored: list[str] = []

    def put(self, person: StoredPerson) -> None:
        self.stored.append(person.id)
        super().put(person)


def test_no_new_key_is_wrapped_for_a_leaver_not_even_for_a_moment(made: Made) -> None:
    watched = Watched()
    for person in made.premises.registry.people():
        watched.put(person)
    watched.stored.clear()
    premises = replace(made.premises, registry=watched)
    revoke_person(replace(made.clinic, premises=premises), "nurse-2")
    assert watched.stored == ["nurse-1"]


def test_a_leaver_whose_keys_are_put_back_into_the_database_stays_out(made: Made) -> None:
    kept = made.premises.registry.find("nurse-2")
    assert kept is not None
    made.clinic = revoke_person(made.clinic, "nurse-2")
    made.premises.registry.put(kept)
    with pytest.raises(Refused, match="has left"):
        signed_in(made, "nurse-2", SECOND_WORDS)


def test_the_last_one_and_one_who_has_left_cannot_be_let_out(made: Made) -> None:
    made.clinic = revoke_person(made.clinic, "nurse-2")
    with pytest.raises(Refused, match="left before"):
        revoke_person(made.clinic, "nurse-2")
    with pytest.raises(Refused, match="last who can sign in"):
        revoke_person(made.clinic, "nurse-1")
    with pytest.raises(Refused, match="not in the manifest"):
        revoke_person(made.clinic, "nurse-3")


def test_the_last_who_runs_the_clinic_cannot_be_let_out(made: Made) -> None:
    ada = NewPerson("ada", "Ada Invented", "clinician+admin")
    made.clinic = add_person(made.clinic, ada, SECOND_WORDS, made.founded.secrets)
    with pytest.raises(Refused, match="ada is the last who runs the clinic"):
        revoke_person(made.clinic, "ada")
    bert = NewPerson("bert", "Bert Erfunden", "admin")
    made.clinic = add_person(made.clinic, bert, SECOND_WORDS, made.founded.secrets)
    assert not revoke_person(made.clinic, "ada").manifest.person("bert").may_review


def test_a_changed_passphrase_opens_the_same_keys(made: Made) -> None:
    registry, manifest, clock = made.premises.registry, made.clinic.manifest, made.premises.clock
    before = signed_in(made)
    change_passphrase(registry, manifest, "nurse-1", (NURSE_WORDS, NEW_WORDS), clock)
    after = signed_in(made, words=NEW_WORDS)
    assert after.secrets == before.secrets
    assert after.signing_key.private_bytes_raw() == before.signing_key.private_bytes_raw()
    with pytest.raises(Refused, match="wrong"):
        signed_in(made)
    with pytest.raises(Refused, match="no person"):
        change_passphrase(registry, manifest, "nurse-9", (NURSE_WORDS, NEW_WORDS), clock)


def test_an_index_key_that_the_database_exchanged_is_noticed(made: Made) -> None:
    """Names hashed with a key that an administrator knows would tell them the names."""
    person = made.clinic.manifest.person("nurse-1")
    theirs = Secrets(made.founded.secrets.epochs, b"x" * 32)
    stored = replace(made.stored, wrapped=wrap(theirs, person.age))
    made.premises.registry.put(stored)
    with pytest.raises(Damaged, match="index key"):
        signed_in(made)


def test_another_persons_keys_under_a_name_are_noticed(made: Made) -> None:
    other = made.premises.registry.find("nurse-2")
    assert other is not None
    made.premises.registry.put(replace(other, id="nurse-1"))
    with pytest.raises(Damaged, match="another key"):
        signed_in(made, words=SECOND_WORDS)


def test_a_key_that_the_database_put_beside_a_name_gets_no_new_epoch(made: Made) -> None:
    """A new epoch is wrapped to the keys of the manifest, whatever stands in the database."""
    attacker = str(pyrage.x25519.Identity.generate())
    before = made.premises.registry.find("nurse-2")
    assert before is not None
    made.premises.registry.put(
        replace(before, wrapped=wrap(made.founded.secrets, public(attacker)))
    )
    made.clinic = rotate(made.clinic)
    kept = made.premises.registry.find("nurse-2")
    assert kept is not None
    latest = made.clinic.manifest.recipients[0].kid
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(kept.wrapped[f"epoch:{latest}"], [pyrage.x25519.Identity.from_str(attacker)])


def test_an_id_is_short_and_plain(made: Made) -> None:
    for name in ("Nurse 1", "", "../x", "a" * 41):
        with pytest.raises(Refused, match="small letters"):
            add_person(made.clinic, replace(SECOND, id=name), NEW_WORDS, made.founded.secrets)


def test_the_fourth_wrong_try_has_to_wait_even_after_a_restart(made: Made) -> None:
    for _ in range(3):
        with pytest.raises(Refused, match="wrong"):
            signed_in(made, words="not these words")
    kept = made.premises.registry.tries("nurse-1")
    made.premises = replace(made.premises, clock=FixedClock())
    assert kept == Tries(3, made.premises.clock.now())
    with pytest.raises(Refused, match="in 2 seconds"):
        signed_in(made)
    assert signed_in_later(made, 2).person == "nurse-1"
    assert made.premises.registry.tries("nurse-1") == Tries()


def signed_in_later(made: Made, seconds: float) -> SignedIn:
    clock = made.premises.clock
    assert isinstance(clock, FixedClock)
    clock.advance(seconds)
    return signed_in(made)


def test_waiting_doubles_up_to_a_minute_whatever_the_clock_does() -> None:
    now = FixedClock().now()
    waits = [due_in(Tries(failed, now), now) for failed in (0, 2, 3, 4, 5, 8, 9, 10**6)]
    assert waits == [0, 0, 2, 4, 8, 60, 60, 60]
    assert due_in(Tries(9, now), now + timedelta(seconds=59)) == 1
    assert due_in(Tries(9, now), now - timedelta(days=365)) == 60


def test_a_try_counts_before_its_outcome_is_known() -> None:
    """Else many at the same time would all be free."""
    registry, clock = MemoryRegistry(), FixedClock()
    with slowly(registry, "nurse-1", clock), slowly(registry, "nurse-1", clock):
        assert registry.tries("nurse-1").failed == 2


def test_files_of_the_root_are_the_owners_alone(founded: Made) -> None:
    for file in founded.premises.root_folder.iterdir():
        assert file.stat().st_mode & 0o077 == 0, Path(file).name
