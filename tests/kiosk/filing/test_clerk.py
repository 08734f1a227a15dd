"""From a signature into the chart: once, in order, and to a person where nobody may guess."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import Refused, Unavailable
from kiosk.filing.words import state_words
from kiosk.ports.filing import NO_PATIENT, SECOND_DUE, UNKNOWN_OUTCOME, Busy, Pending
from tests.charts import ANA, FilingClinic, PaperChart
from tests.people import FAMILY, GIVEN


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[FilingClinic]:
    made = FilingClinic(tmp_path)
    yield made
    made.close()


def paper(clinic: FilingClinic) -> PaperChart:
    assert isinstance(clinic.chart, PaperChart)
    return clinic.chart


def test_what_is_signed_off_is_queued_filed_and_says_so(clinic):
    intake, _review = clinic.signed()
    clerk = clinic.clerk()
    assert clinic.once(clerk).state == "filed"
    assert (len(paper(clinic).filed), clinic.once(clerk)) == (1, None)
    (filing,) = clerk.of(intake.id)
    assert state_words(filing).startswith("In the chart since")
    assert clinic.clerk("nurse-2").queue() == 0


def test_what_was_signed_before_the_chart_was_set_is_left_alone(clinic):
    clinic.signed()
    clerk = clinic.clerk()
    clerk.since = clinic.clock.now().replace(year=2030)
    assert clinic.once(clerk) is None


def test_a_red_intake_waits_for_the_clinician_and_goes_with_both_names(clinic):
    intake, first = clinic.signed(red=True)
    clerk = clinic.clerk()
    assert clinic.once(clerk) is None
    assert clerk.of(intake.id)[0].why == SECOND_DUE
    clinic.desk("clinician-1").countersign(intake, first)
    clerk.queue()
    delivery = clerk.next()
    assert delivery is not None
    (made,) = [r for r in delivery.packet.resources if r["resourceType"] == "Provenance"]
    assert [s["who"].get("display") for s in made["signature"]][-2:] == [
        "Nora Invented, RN",
        "Dr. Ida Invented",
    ]
    assert delivery.send().state == "filed"


@pytest.mark.parametrize("act", ["addendum", "withdrawal"])
def test_what_comes_after_the_sign_off_is_told_to_a_person(clinic, act):
    intake, _review = clinic.signed()
    clerk = clinic.clerk()
    clinic.once(clerk)
    if act == "addendum":
        clinic.desk().add(intake, "The patient called.", "Takes aspirin, too.")
    else:
        clinic.desk().withdraw(intake, "Told the nurse.", ("infusion",))
    assert clinic.once(clerk) is None
    added = clerk.of(intake.id)[-1]
    assert (added.state, added.why) == ("person", act)
    assert "by hand" in state_words(added)
    clerk.take_as_filed(added)
    assert clerk.unfinished() == []


def test_a_chart_that_does_not_answer_is_tried_again_and_left_in_peace_meanwhile(clinic):
    clinic.signed()
    clinic.signed()
    paper(clinic).faults = [Unavailable("down", "No answer.")] * 2
    clerk = clinic.clerk()
    after = clinic.once(clerk)
    assert (after.state, after.attempts) == ("queued", 1)
    assert clinic.once(clerk) is None  # the second intake does not try the dead chart either
    clinic.later(seconds=2)
    assert clinic.once(clerk).attempts in (1, 2)
    clinic.later(minutes=5)
    assert [clinic.once(clerk).state, clinic.once(clerk).state] == ["filed", "filed"]
    assert len(set(paper(clinic).filed)) == 2


def test_a_chart_that_asks_for_time_gets_it(clinic):
    clinic.signed()
    paper(clinic).faults = [Busy("slow-down", "Later.", 90)]
    clerk = clinic.clerk()
    clinic.once(clerk)
    clinic.later(seconds=80)
    assert clinic.once(clerk) is None
    clinic.later(seconds=11)
    assert clinic.once(clerk).state == "filed"


def test_what_was_handed_over_is_looked_at_again_and_is_no_failure(clinic):
    clinic.signed()
    paper(clinic).faults = [Pending("waits", "Not yet.", 20)]
    clerk = clinic.clerk()
    assert clinic.once(clerk).attempts == 0
    clinic.later(seconds=21)
    assert clinic.once(clerk).state == "filed"


@pytest.mark.parametrize("why", ["refused", UNKNOWN_OUTCOME, "several-match", "never heard of"])
def test_what_a_machine_must_not_decide_a_person_does(clinic, expect_log, why):
    expect_log("kiosk.filing.clerk")
    intake, _review = clinic.signed()
    paper(clinic).faults = [Refused(why, "A reason.")]
    clerk = clinic.clerk()
    assert clinic.once(clerk).state == "person"
    (filing,) = clerk.of(intake.id)
    assert state_words(filing).startswith("Not in the chart: ")
    assert clinic.once(clerk) is None
    clerk.send_again(filing)
    assert clinic.once(clerk).state == "filed"


def test_a_fault_that_nobody_foresaw_is_tried_five_times_and_holds_up_nobody(clinic, expect_log):
    expect_log("kiosk.filing.clerk")
    clinic.signed()
    paper(clinic).faults = [ValueError("words of a patient")] * 5
    clerk = clinic.clerk()
    assert clinic.once(clerk).state == "queued"
    clinic.signed()
    paper(clinic).faults.clear()
    assert clinic.once(clerk).state == "filed"  # the other one
    paper(clinic).faults = [ValueError("words of a patient")] * 4
    for _ in range(3):
        clinic.later(minutes=6)
        assert clinic.once(clerk).state == "queued"
    clinic.later(minutes=6)
    assert clinic.once(clerk).state == "person"


def test_nobody_is_guessed_and_the_choice_lies_sealed(clinic, expect_log, tmp_path):
    expect_log("kiosk.filing.clerk")
    intake, _review = clinic.signed()
    paper(clinic).needs_patient = True
    clerk = clinic.clerk()
    assert clinic.once(clerk).why == NO_PATIENT
    clerk.choose(intake.id, ANA)
    assert clinic.clerk("nurse-2").chosen(intake.id) == ANA
    assert clinic.once(clerk).state == "filed"
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for words in (FAMILY, GIVEN, ANA.number, ANA.reference):
        assert words.encode() not in written


def test_a_choice_fits_no_other_intake(clinic, expect_log):
    expect_log("kiosk.filing.clerk")
    (one, _), (other, _) = clinic.signed(), clinic.signed()
    clerk = clinic.clerk()
    clerk.choose(one.id, ANA)
    clinic.filings.choose(other.id, clinic.filings.chosen(one.id))
    assert [clinic.once(clerk), clinic.once(clerk)][0].state == "filed"
    assert clerk.of(other.id)[0].why == "cannot-open"


def test_a_desk_that_died_while_sending_is_followed_by_another(clinic):
    clinic.signed()
    clerk = clinic.clerk()
    clerk.queue()
    assert clerk.next() is not None  # and then it dies
    other = clinic.clerk("nurse-2")
    assert clinic.once(other) is None
    clinic.later(minutes=6)
    assert clinic.once(other).state == "filed"


def test_who_cannot_open_it_leaves_it_to_others(clinic):
    clinic.signed()
    clinic.clerk().queue()
    stranger = clinic.clerk("nurse-2")
    strange = replace(stranger.desk.reviewer, identities=(str(type(clinic.epoch).generate()),))
    stranger.desk.reviewer = strange
    assert clinic.once(stranger) is None
    clinic.later(minutes=6)
    assert clinic.once(clinic.clerk()).state == "filed"


def test_each_step_is_in_the_audit_before_it_is_done(clinic, expect_log):
    expect_log("kiosk.filing.clerk")
    intake, review = clinic.signed()
    paper(clinic).faults = [Refused("refused", "No.")]
    clerk = clinic.clerk()
    clerk.choose(intake.id, ANA)
    clinic.once(clerk)
    clerk.send_again(clerk.of(intake.id)[0])
    acts = [entry.body.decode() for entry in clinic.audit.entries()]
    for act, subject in (("choose-patient", intake.id), ("file", review.id),
                         ("file-again", review.id)):  # fmt: skip
        assert any(f'"act":"{act}"' in line and subject in line for line in acts)
