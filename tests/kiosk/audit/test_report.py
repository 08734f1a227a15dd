"""The audit is read by day, person and act, and given away as a table."""

import csv
from datetime import date, timedelta

from kiosk.audit.report import COLUMNS, Wanted, entries, table
from kiosk.outside.pretend_audit import MemoryAudit
from tests.audits import CLOCK, INTAKE, NORA, a_morning, a_trail


def day() -> date:
    return CLOCK.now().astimezone().date()


def test_the_latest_comes_first_and_only_what_is_asked_for() -> None:
    store = MemoryAudit()
    a_morning(a_trail(store))
    shown = entries(store, Wanted(day(), day()))
    assert [entry.seq for entry in shown] == list(range(8, 0, -1))
    hers = entries(store, Wanted(day(), day(), person="nora", act="view"))
    assert [(entry.person, entry.subject) for entry in hers] == [("nora", INTAKE)]
    yesterday = day() - timedelta(days=1)
    assert entries(store, Wanted(yesterday, yesterday)) == ()
    assert len(entries(store, Wanted(date.min, day()))) == len(shown)  # since ever


def test_the_table_has_a_line_for_each() -> None:
    store = MemoryAudit()
    a_trail(store).note("view", "nora", NORA, INTAKE)
    (entry,) = entries(store, Wanted(day(), day()))
    heads, line = csv.reader(table([entry]).splitlines())
    assert tuple(heads) == COLUMNS
    assert line[3:6] == ["nora", "view", INTAKE]
    assert line[-1] == entry.id


def test_what_is_no_entry_is_left_to_the_check() -> None:
    store = MemoryAudit()
    trail = a_trail(store)
    trail.note("sign-in", "nora", NORA)
    store._entries[0] = store._entries[0].__class__("front:desk", 1, CLOCK.now(), b"{}")
    assert entries(store, Wanted(day(), day())) == ()
