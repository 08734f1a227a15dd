"""Whatever is done to an audit that was written: it is found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.audit.chain import Broken, Checked, check_chains
from kiosk.audit.entry import Entry, read_entry
from kiosk.audit.trail import Trail
from kiosk.outside.pretend_audit import MemoryAudit
from kiosk.ports.audit import StoredEntry
from tests.audits import CLOCK, DESK, FRONT, MANIFEST, NORA, OTTO, a_morning, a_trail

STORE = MemoryAudit()
HEADS = {DESK: a_morning(a_trail(STORE))}
ROWS = list(STORE.entries())
PLACES = st.integers(0, len(ROWS) - 1)


def checked(rows: list[StoredEntry]) -> Checked:
    (found,) = check_chains(rows, MANIFEST, HEADS)
    return found


def broken_at(rows: list[StoredEntry]) -> int:
    found = checked(rows)
    assert found.broken is not None
    return found.broken.seq


def renumbered(rows: list[StoredEntry]) -> list[StoredEntry]:
    """File rows under numbers without a gap, as a forger would."""
    return [replace(row, seq=number) for number, row in enumerate(rows, 1)]


def forged(row: StoredEntry, **changes: object) -> StoredEntry:
    entry = read_entry(row.body).model_copy(update=changes)
    return StoredEntry(entry.desk, entry.seq, entry.moment, entry.line)


def test_a_morning_is_whole() -> None:
    assert checked(ROWS) == Checked(DESK, 8, 0, None)


def test_several_desks_are_told_apart() -> None:
    store = MemoryAudit()
    for desk in (DESK, "front-2:desk"):
        a_trail(store, desk).note("sign-in", "nora", NORA)
    found = check_chains(store.entries(), MANIFEST, {})
    assert {one.desk: one.entries for one in found} == {DESK: 1, "front-2:desk": 1}


@given(PLACES, st.booleans())
def test_what_is_cut_out_is_missed(place: int, hidden: bool) -> None:
    rest = ROWS[:place] + ROWS[place + 1 :]
    assert broken_at(renumbered(rest) if hidden else rest) == place + 1


@given(st.integers(1, len(ROWS)))
def test_what_is_cut_off_the_end_is_missed_up_to_the_last_sign_off(kept: int) -> None:
    cut = ROWS[: len(ROWS) - kept]
    assert broken_at(cut) == len(cut) + 1


def test_a_chain_that_is_gone_altogether_is_missed() -> None:
    assert broken_at([]) == 1


def test_what_comes_after_the_last_sign_off_can_be_cut_off_unseen() -> None:
    """The limit that docs/it.md tells."""
    store = MemoryAudit()
    trail = a_trail(store)
    heads = {DESK: a_morning(trail)}
    trail.note("view", "otto", OTTO, "ef" * 32)
    (found,) = check_chains(list(store.entries())[:-1], MANIFEST, heads)
    assert found.broken is None


@given(PLACES, PLACES)
def test_what_is_moved_is_found(one: int, other: int) -> None:
    rows = list(ROWS)
    rows[one], rows[other] = rows[other], rows[one]
    if one != other:
        assert broken_at(renumbered(rows)) == min(one, other) + 1


@given(PLACES)
def test_what_is_there_twice_is_found(place: int) -> None:
    twice = ROWS[: place + 1] + ROWS[place:]
    assert broken_at(twice) == place + 2
    assert broken_at(renumbered(twice)) == place + 2


@given(PLACES, st.data())
def test_no_bit_of_an_entry_can_be_altered(place: int, data: st.DataObject) -> None:
    body = bytearray(ROWS[place].body)
    body[data.draw(st.integers(0, len(body) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    rows = [*ROWS[:place], replace(ROWS[place], body=bytes(body)), *ROWS[place + 1 :]]
    assert broken_at(rows) == place + 1


def test_the_next_signed_entry_vouches_for_those_that_nobody_signed() -> None:
    store = MemoryAudit()
    trail = Trail(store, CLOCK, MANIFEST.clinic, DESK)
    trail.note_without_keys("sign-in-failed", "nora")
    trail.note("sign-in", "nora", NORA)
    first, second = store.entries()
    (found,) = check_chains([forged(first, person="otto"), second], MANIFEST, {})
    assert found.broken == Broken(2, "it does not follow the one before it")


@given(PLACES)
def test_the_same_words_written_otherwise_are_found(place: int) -> None:
    row = replace(ROWS[place], body=ROWS[place].body.replace(b",", b", ", 1))
    assert broken_at([*ROWS[:place], row, *ROWS[place + 1 :]]) == place + 1


@given(PLACES)
def test_an_entry_filed_under_another_time_is_found(place: int) -> None:
    moved = replace(ROWS[place], at=CLOCK.now().replace(year=2020))
    assert broken_at([*ROWS[:place], moved, *ROWS[place + 1 :]]) == place + 1


def test_who_may_write_to_the_database_cannot_write_for_a_person() -> None:
    """With every signature taken off, the chain made anew would hang together."""
    view = read_entry(ROWS[2].body)
    stripped = forged(ROWS[2], signer="nobody", sig="", person="otto")
    assert broken_at([*ROWS[:2], stripped, *ROWS[3:]]) == 3
    by_desk = view.model_copy(update={"person": "otto"}).signed("desk", FRONT)
    row = StoredEntry(DESK, 3, by_desk.moment, by_desk.line)
    assert broken_at([*ROWS[:2], row, *ROWS[3:]]) == 3


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"clinic": "another"}, "another clinic"), ({"person": "zoe"}, "not in the manifest")],
    ids=["clinic", "person"],
)
def test_the_reason_is_said_in_words(changes: dict[str, object], why: str) -> None:
    found = checked([*ROWS[:2], forged(ROWS[2], **changes), *ROWS[3:]])
    assert found.broken is not None
    assert why in found.broken.why


def test_an_entry_of_somebody_who_had_left_is_found() -> None:
    left = MANIFEST.people[1].model_copy(update={"revoked_at": CLOCK.now()})
    store = MemoryAudit()
    trail = a_trail(store)
    trail.note("view", "otto", OTTO, "ef" * 32)
    CLOCK.advance(1)
    trail.note("view", "otto", OTTO, "ef" * 32)
    later = MANIFEST.model_copy(update={"people": (left,)})
    (found,) = check_chains(store.entries(), later, {})
    assert found.broken is not None
    assert (found.broken.seq, "has left" in found.broken.why) == (2, True)


def test_a_desk_without_a_key_says_how_much_nobody_signed() -> None:
    store = MemoryAudit()
    trail = Trail(store, CLOCK, MANIFEST.clinic, DESK)
    trail.note_without_keys("sign-in-failed", "nora")
    trail.note("sign-in", "nora", NORA)
    (found,) = check_chains(store.entries(), MANIFEST, {})
    assert (found.unsigned, found.broken) == (1, None)


def test_a_lock_waits_for_the_database_and_keeps_its_time_and_place() -> None:
    store = MemoryAudit()
    trail = a_trail(store)
    trail.note("sign-in", "nora", NORA)
    store.away = True
    locked_at = CLOCK.now()
    trail.note_without_keys("lock", "nora")
    store.away = False
    CLOCK.advance(60)
    trail.note("sign-in", "otto", OTTO)
    read = [read_entry(row.body) for row in store.entries()]
    assert [(entry.act, entry.moment) for entry in read[1:]] == [
        ("lock", locked_at),
        ("sign-in", CLOCK.now()),
    ]
    (found,) = check_chains(store.entries(), MANIFEST, {})
    assert found.broken is None


@given(st.text(min_size=1))
def test_an_entry_has_no_place_for_a_patients_name(words: str) -> None:
    entry = read_entry(ROWS[0].body)
    fields = {name: value for name, value in entry if name not in ("subject", "act")}
    refused = 0
    for name in ("subject", "act"):
        try:
            Entry(**{"act": "view", "subject": "", **fields, name: f"{words} Beispiel"})
        except ValueError:
            refused += 1
    assert refused == 2
