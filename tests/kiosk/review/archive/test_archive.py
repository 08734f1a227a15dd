"""What is done is not opened again, is found by who asks for it, and cannot be made up."""

from dataclasses import replace
from datetime import date, timedelta

import pyrage
import pytest

from kiosk.audit.entry import read_entry
from kiosk.outside.pretend import MemoryInbox
from kiosk.outside.pretend_catalogue import MemoryCatalogue
from kiosk.ports import Received
from kiosk.record.manifest import Recipient, key_id
from kiosk.record.unseal import decrypt
from kiosk.review.archive.keys import IndexKey
from kiosk.review.archive.summary import Summary, open_summary, seal_summary
from kiosk.review.archive.upkeep import FORGED
from kiosk.review.desk import Desk
from kiosk.review.lookup import find_code, find_day, find_person
from kiosk.review.opened import Review
from kiosk.review.worklist import Row, Worklist
from kiosk.visit.identity import Identity
from tests.desks import Clinic, later, resolved
from tests.people import BIRTH_DATE, CODE, FAMILY, FORM, GIVEN, HARM, OFTEN, a_visit

NAME = f"{GIVEN} {FAMILY}"
DAY = 24 * 60 * 60
STRANGER = IndexKey(b"\x07" * 32)


class WatchedInbox(MemoryInbox):
    """Counts what is taken out of it."""

    opened: list[str]

    def find(self, envelope_id: str) -> Received | None:
        self.opened.append(envelope_id)
        return super().find(envelope_id)


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


def seen(desk: Desk, before: Worklist | None = None) -> Worklist:
    """Look until nothing is left to open, and the archive rests."""
    worklist = desk.look(before or Worklist())
    while worklist.to_open or not desk.upkeep.rests:
        worklist = desk.look(worklist)
    return worklist


def signed(clinic: Clinic, intake_id: str, nurse: str = "nurse-1") -> Review:
    desk = clinic.desk(nurse)
    intake = desk.open(intake_id)
    return desk.sign_off(intake, resolved(desk, intake))


def some(clinic: Clinic, count: int, **identity: object) -> list[str]:
    return [clinic.send(later(a_visit(clinic.pack), minute, **identity)) for minute in range(count)]


def done_yesterday(clinic: Clinic, count: int = 1, **identity: object) -> list[str]:
    """Let patients come and be signed off, a desk see it, and a day go by."""
    names = some(clinic, count, **identity)
    for name in names:
        signed(clinic, name)
    seen(clinic.desk())
    clinic.clock.advance(DAY)
    return names


def test_at_sign_in_nothing_is_opened_that_is_done(clinic: Clinic) -> None:
    clinic.inbox = WatchedInbox(clinic.clock)
    clinic.catalogue = MemoryCatalogue(clinic.inbox)
    clinic.inbox.opened = []
    done_yesterday(clinic, 3)
    waiting = some(clinic, 2)
    clinic.inbox.opened.clear()
    worklist = clinic.desk().look(Worklist())
    assert [row.id for row in worklist.rows] == waiting
    assert sorted(clinic.inbox.opened) == sorted(waiting)


def test_the_list_is_there_before_anything_is_opened_red_first(clinic: Clinic) -> None:
    calm = some(clinic, 20)
    red = clinic.send(later(a_visit(clinic.pack, answers={FORM: {HARM: (OFTEN[1],)}}), 30))
    first = seen(clinic.desk())
    again = clinic.desk().look(Worklist())
    assert again.rows == first.rows
    assert again.rows[0].id == red
    assert again.reviews == {}
    assert again.to_open == (red, *calm)


def test_what_was_done_today_is_still_in_the_list(clinic: Clinic) -> None:
    done_yesterday(clinic)
    (today,) = some(clinic, 1)
    signed(clinic, today)
    seen(clinic.desk())
    (row,) = clinic.desk("nurse-2").look(Worklist()).rows
    assert row.id == today
    assert row.signed_off
    assert (row.done, row.signed_off.name) == (True, "Nora Invented, RN")


def test_what_waits_for_a_clinician_is_not_done(clinic: Clinic) -> None:
    sent = clinic.send(a_visit(clinic.pack, answers={FORM: {HARM: (OFTEN[1],)}}))
    first = signed(clinic, sent)
    seen(clinic.desk())
    clinic.clock.advance(DAY)
    (row,) = clinic.desk().look(Worklist()).rows
    assert row.waits_for_clinician
    doctor = clinic.desk("clinician-1")
    doctor.countersign(doctor.open(sent), first)
    assert seen(doctor).rows[0].done
    clinic.clock.advance(2 * DAY)
    assert clinic.desk().look(Worklist()).rows == ()


def test_a_crash_after_the_sign_off_leaves_nothing_undone(clinic: Clinic) -> None:
    """The desk that signed never looked again: another finds it done, and keeps that."""
    (sent,) = some(clinic, 1)
    clinic.desk().look(Worklist())
    signed(clinic, sent)
    desk = clinic.desk("nurse-2")
    (row,) = desk.look(Worklist()).rows
    assert row.done
    assert clinic.catalogue.unfinished(clinic.index.kid) == []
    seen(desk)
    assert clinic.catalogue.unrelated(clinic.index.kid, 9) == []


@pytest.mark.parametrize("kept", [0, 1], ids=["nothing", "a mark"])
def test_a_crash_while_the_archive_is_written_is_made_good(clinic: Clinic, kept: int) -> None:
    (sent,) = done_yesterday(clinic)
    for mark in clinic.catalogue.marks(clinic.index.kid, ("", ""), 9)[kept:]:
        clinic.catalogue.forget(mark)
    seen(clinic.desk())
    assert len(clinic.catalogue.marks(clinic.index.kid, ("", ""), 9)) == 2
    assert [row.id for row in find_code(clinic.desk(), CODE).rows] == [sent]


def test_two_desks_keep_the_same(clinic: Clinic) -> None:
    (sent,) = some(clinic, 1)
    one, other = clinic.desk("nurse-1"), clinic.desk("nurse-2")
    first, second = one.look(Worklist()), other.look(Worklist())
    signed(clinic, sent)
    for desk, before in ((one, first), (other, second)):
        assert desk.look(before).rows[0].done
    (found,) = find_person(other, NAME, BIRTH_DATE).rows
    assert found.signed_off


def test_an_inbox_of_before_is_taken_in_at_leisure(clinic: Clinic) -> None:
    names = done_yesterday(clinic, 30)
    desk, intake = clinic.desk(), clinic.desk().open(names[0])
    desk.withdraw(intake, "Changed her mind", ["infusion"])
    clinic.catalogue = MemoryCatalogue(clinic.inbox)
    worklist = seen(clinic.desk())
    assert worklist.rows == ()
    found = find_person(clinic.desk(), NAME, BIRTH_DATE).rows
    assert {row.id for row in found} == set(names)
    assert [row.id for row in found if row.withdrawn] == [names[0]]
    assert clinic.desk().look(Worklist()).to_open == ()


def test_a_new_index_key_makes_everything_anew_and_floods_no_list(clinic: Clinic) -> None:
    (sent,) = done_yesterday(clinic)
    clinic.index = STRANGER
    assert seen(clinic.desk()).rows == ()
    assert [row.id for row in find_person(clinic.desk(), NAME, BIRTH_DATE).rows] == [sent]


def test_a_new_epoch_changes_nothing_for_who_has_the_old_one(clinic: Clinic) -> None:
    (before,) = done_yesterday(clinic)
    new = pyrage.x25519.Identity.generate()
    age = str(new.to_public())
    recipients = (Recipient(kid=key_id(age), role="epoch", age=age),)
    clinic.manifest = clinic.manifest.model_copy(update={"recipients": recipients})
    clinic.sealing = replace(clinic.sealing, recipients=(age,))
    (after,) = some(clinic, 1)
    both = clinic.desk()
    both.reviewer = replace(both.reviewer, identities=(str(clinic.epoch), str(new)))
    seen(both)
    assert {row.id for row in find_person(both, NAME, BIRTH_DATE).rows} == {before, after}
    newcomer = clinic.desk("nurse-2")
    newcomer.reviewer = replace(newcomer.reviewer, identities=(str(new),))
    assert [row.id for row in find_person(newcomer, NAME, BIRTH_DATE).rows] == [after]


def test_a_mark_that_is_not_the_clinics_hides_nothing(clinic: Clinic) -> None:
    """Whoever runs the database says that an intake is done which nobody has signed off."""
    (sent,) = some(clinic, 1)
    seen(clinic.desk())
    forged = replace(STRANGER.mark("done", sent, sent), kid=clinic.index.kid)
    clinic.catalogue.mark(forged, clinic.clock.now())
    desk = clinic.desk()
    clinic.clock.advance(DAY)
    assert desk.look(Worklist()).rows == ()
    worklist = seen(desk)
    assert [row.id for row in worklist.rows] == [sent]
    assert [(aside.id, aside.why) for aside in worklist.aside] == [(sent, FORGED)]
    assert [row.id for row in clinic.desk().look(Worklist()).rows] == [sent]


def test_a_withdrawal_that_was_filed_under_another_intake_comes_back(clinic: Clinic) -> None:
    sent, other = done_yesterday(clinic, 2)
    desk = clinic.desk()
    withdrawal = desk.withdraw(desk.open(sent), "Changed her mind", ["infusion"])
    seen(clinic.desk())
    forged = replace(STRANGER.mark("about", withdrawal.id, other), kid=clinic.index.kid)
    clinic.catalogue.mark(forged, clinic.clock.now())
    assert withdrawal not in clinic.desk().take_out(other).reviews
    assert withdrawal not in clinic.desk().take_out(sent).reviews
    worklist = seen(clinic.desk())
    assert withdrawal in clinic.desk().take_out(sent).reviews
    assert [aside.why for aside in worklist.aside] == [FORGED]


def test_a_summary_that_is_not_the_clinics_is_not_believed(clinic: Clinic) -> None:
    """It is sealed to the clinic's keys, which the database knows; its MAC is another's."""
    (sent,) = some(clinic, 1, given="Anna")
    (row,) = seen(clinic.desk()).rows
    lie = Summary(replace(row, name="Nobody", red=0), "Nobody", BIRTH_DATE)
    forged = replace(seal_summary(lie, STRANGER, clinic.manifest.seal_to), kid=clinic.index.kid)
    clinic.catalogue.keep(forged, lie.tags(clinic.index))
    assert find_person(clinic.desk(), "Nobody", BIRTH_DATE).rows == ()
    assert seen(clinic.desk()).rows == (row,)
    assert [found.id for found in find_person(clinic.desk(), row.name, BIRTH_DATE).rows] == [sent]


def test_a_summary_of_another_intake_is_not_believed(clinic: Clinic) -> None:
    one, other = done_yesterday(clinic, 2)
    (stored,) = clinic.catalogue.summaries(clinic.index.kid, [one])
    moved = replace(stored, intake_id=other)
    assert open_summary(moved, clinic.index, [str(clinic.epoch)]) is None


def test_an_intake_under_a_tag_that_is_not_its_own_is_not_shown(clinic: Clinic) -> None:
    (sent,) = done_yesterday(clinic)
    (stored,) = clinic.catalogue.summaries(clinic.index.kid, [sent])
    wrong = clinic.index.person("Anna Otherwise", BIRTH_DATE)
    clinic.catalogue.keep(stored, {wrong})
    assert find_person(clinic.desk(), "Anna Otherwise", BIRTH_DATE).rows == ()


def test_what_is_sealed_to_the_database_shows_no_name_and_one_size(clinic: Clinic) -> None:
    names = [*done_yesterday(clinic), *done_yesterday(clinic, given="Maximiliana Theodora")]
    stored = clinic.catalogue.summaries(clinic.index.kid, names)
    plain = [decrypt(one.body, [str(clinic.epoch)], "it") for one in stored]
    assert {len(one) for one in plain} == {1024}
    assert all(FAMILY.encode() not in one.body for one in stored)


def test_a_person_is_found_by_exact_name_and_birth_date_alone(clinic: Clinic) -> None:
    (sent,) = done_yesterday(clinic, given="Núria")
    desk = clinic.desk()
    assert [row.id for row in find_person(desk, f"NURIA  {FAMILY}", BIRTH_DATE).rows] == [sent]
    for name, born in (
        (FAMILY, BIRTH_DATE),
        ("Nur", BIRTH_DATE),
        (f"Nuria {FAMILY}", BIRTH_DATE + timedelta(days=1)),
    ):
        assert find_person(desk, name, born).rows == ()


def test_a_corrected_patient_is_found_as_typed_and_as_corrected(clinic: Clinic) -> None:
    (sent,) = done_yesterday(clinic)
    desk = clinic.desk()
    who = Identity(CODE, "Anna", "Invented", date(1960, 1, 2))
    desk.correct(desk.open(sent), "Typed by her daughter", who)
    seen(clinic.desk())
    for name, born in ((NAME, BIRTH_DATE), ("Anna Invented", date(1960, 1, 2))):
        (row,) = find_person(desk, name, born).rows
        assert (row.id, row.name, row.corrected) == (sent, "Anna Invented", True)


def test_a_day_has_what_patients_finished_on_it_here(clinic: Clinic) -> None:
    names = done_yesterday(clinic, 2)
    some(clinic, 1, birth_date=date(1950, 1, 1))
    row: Row = find_code(clinic.desk(), CODE).rows[0]
    day = row.finished_at.date()
    assert [found.id for found in find_day(clinic.desk(), day).rows][-2:] == names[::-1]
    assert find_day(clinic.desk(), day - timedelta(days=1)).rows == ()


def test_each_look_up_is_in_the_audit_and_names_nobody(clinic: Clinic) -> None:
    done_yesterday(clinic)
    desk, before = clinic.desk(), len(clinic.audit.entries())
    find_person(desk, NAME, BIRTH_DATE)
    find_code(desk, CODE)
    find_day(desk, date(2026, 3, 2))
    written = [read_entry(stored.body) for stored in clinic.audit.entries()[before:]]
    assert [(entry.act, entry.subject) for entry in written] == [
        ("find-person", clinic.index.person(NAME, BIRTH_DATE)),
        ("find-code", clinic.index.code(CODE)),
        ("find-day", ""),
    ]


def test_a_desk_without_the_pack_leaves_the_flags_that_another_found(clinic: Clinic) -> None:
    red = clinic.send(a_visit(clinic.pack, answers={FORM: {HARM: (OFTEN[1],)}}))
    seen(clinic.desk())
    (row,) = seen(clinic.desk(packs=())).rows
    assert (row.red, row.warned) == (0, True)
    (kept,) = find_code(clinic.desk(), CODE).rows
    assert (kept.id, kept.red, kept.warned) == (red, 1, False)


def test_a_forged_call_that_somebody_marked_as_seen_is_set_aside(clinic: Clinic) -> None:
    stranger = replace(clinic.sealing, signing_key=clinic.nurse_keys["nurse-1"])
    call = clinic.call(a_visit(clinic.pack), "help-wanted")
    bundle = {"resourceType": "Bundle", "type": "document"}
    forged = clinic.deliver(bundle, "notice", sealing=stranger)
    for name in (call, forged):
        clinic.inbox.acknowledge(name, "nurse-1", clinic.clock.now())
    assert [aside.id for aside in seen(clinic.desk()).aside] == [forged]


def test_what_does_not_open_keeps_the_archive_from_nothing(clinic: Clinic) -> None:
    stranger = replace(clinic.sealing, signing_key=clinic.nurse_keys["nurse-1"])
    forged = clinic.send(a_visit(clinic.pack), sealing=stranger)
    review = clinic.deliver({"resourceType": "Bundle"}, "review", sealing=a_reviewer(clinic),
                            seq=1, prev="")  # fmt: skip
    names = some(clinic, 40)
    clinic.catalogue = MemoryCatalogue(clinic.inbox)
    worklist = seen(clinic.desk())
    assert {row.id for row in worklist.rows} == set(names)
    assert {aside.id for aside in worklist.aside} == {forged, review}


def a_reviewer(clinic: Clinic) -> object:
    key = clinic.nurse_keys["nurse-1"]
    return replace(clinic.sealing, device="desk-x", person="nurse-1", signing_key=key)
