"""The papers of an intake: one page really is one, what was added is on paper, two languages."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from kiosk.errors import Refused
from kiosk.record.intake_document import FlagEntry
from kiosk.record.summary.document import summary_pdf
from kiosk.review.assessment import Assessment
from kiosk.review.papers import paper, papers
from kiosk.review.signing.standing import Standing
from kiosk.review.signing.summary import summary_document
from kiosk.visit.identity import Identity
from tests.desks import Clinic, resolved
from tests.intakes import MEDICINES, RED, a_patient
from tests.kiosk.content.shipped import PACK
from tests.paper import about, outline, pages, words

CHECKS = {"systolic-1": (148,), "diastolic-1": (91,)}


@pytest.fixture
def clinic():
    return Clinic(pack=PACK)


@pytest.fixture
def opened(clinic):
    def opened(*given, **how):
        return clinic.desk().open(clinic.send(a_patient(PACK, *given, **how)))

    return opened


def signed(clinic, intake, **changes):
    """Sign off with everything dealt with; return how it stands."""
    desk = clinic.desk()
    desk.begin(intake)
    done = replace(resolved(desk, intake, "Slept badly."), **changes)
    return Standing(done, desk.sign_off(intake, done))


def summary(clinic, intake, standing=None):
    return paper(clinic.desk(), intake, standing or Standing(), "summary")


def added(clinic, intake, standing):
    """Add a second signature, words, a corrected name, a withdrawal."""
    desk = clinic.desk()
    second = clinic.desk("clinician-1").countersign(intake, standing.first)
    who = Identity(intake.read.code, "Testa M.", "Beispiel", date(1957, 4, 21))
    later = (
        desk.add(intake, "Forgot it", "Oxygen 97 %."),
        desk.correct(intake, "Driver license", who),
        desk.withdraw(intake, "Said so", ["treatment"]),
    )
    return replace(standing, second=second, added=later)


def test_the_summary_says_what_a_nurse_carries_on_a_clipboard(clinic, opened):
    intake = opened(RED, MEDICINES)
    begun = resolved(clinic.desk(), intake).answer("nurse-checks", CHECKS)
    seen = clinic.desk().assess(intake, begun)
    text = words(summary(clinic, seen, Standing(begun)))
    for one in (
        "Allergies: Penicillin: hives.",
        "Red: Thoughts of being better off dead",
        "Talked with the patient: They are safe here. (Nora Invented, RN, 2026-03-02",
        "PHQ-9: depression: 15 of 27, moderately severe",
        "Red Theophylline",
        "Blood pressure, systolic 148 mmHg",
        "Nobody yet",
        "missed: How do you get home after your infusion?",
        "Ketamine infusion for chronic pain Agreed",
        "Sign-off NOT SIGNED OFF",
    ):
        assert one in text


def test_an_open_red_flag_is_called_open(clinic, opened):
    intake = opened(RED, MEDICINES)
    assert words(summary(clinic, intake)).count("OPEN: nobody has dealt with it.") == 4


def test_the_summary_is_one_page_however_much_there_is(clinic, opened):
    intake = opened(RED, MEDICINES)
    content = summary_document(intake, Standing(), "Invented Clinic", clinic.clock.now())
    flag = FlagEntry("red", "Very " * 200, "", (("Why?", "x" * 900),), "Done " * 300)
    for count in (1, 12, 40):
        many = tuple(
            replace(flag, level=level) for level in ("red", "amber", "info") for _ in range(count)
        )
        content = replace(
            content,
            flags=many,
            name="N" * 300,
            head=(("Allergies", "all of it " * 200),) * 4,
            signing=(("Notes", "long " * 500),) * 12,
            checks=(("Measured", "y" * 300),) * 40,
            before=(("Food", "z " * 300),) * 12,
            warnings=("The clock was off. " * 20,) * 3,
        )
        made = pages(summary_pdf(content))
        assert len(made) == 1
        assert "Shortened to fit on one page: the whole intake has every word." in made[0]
    assert "more red flags" in made[0]


def test_a_short_summary_is_not_shortened(clinic, opened):
    assert "Shortened" not in words(summary(clinic, opened()))


def test_the_summary_follows_what_was_added(clinic, opened):
    intake = opened(RED, MEDICINES)
    standing = signed(clinic, intake)
    assert "Clinician’s signature DUE" in words(summary(clinic, intake, standing))
    text = words(summary(clinic, intake, added(clinic, intake, standing)))
    assert text.startswith("Testa M. Beispiel born April 21, 1957")
    assert "Corrected; the patient typed: Testa Maribel Beispiel-Inventada" in text
    assert "Ketamine infusion for chronic pain TAKEN BACK" in text
    assert "Signed by a clinician as well Dr. Ida Invented" in text
    assert "Oxygen 97 %. · Forgot it · Nora Invented, RN" in text


def test_what_was_added_has_a_paper_that_names_the_signed_one(clinic, opened):
    intake = opened(RED, MEDICINES)
    standing = signed(clinic, intake)
    assert "additions" not in papers(intake, standing)
    before = paper(clinic.desk(), intake, standing, "intake")
    standing = added(clinic, intake, standing)
    pdf = paper(clinic.desk(), intake, standing, "additions")
    text = words(pdf)
    assert [title for level, title in outline(pdf) if level == 1] == [
        "Signed by a clinician as well",
        "Added",
        "Name or birth date corrected",
        "Consent taken back",
        "About this document",
    ]
    assert "Oxygen 97 %." in text
    assert "Taken back Ketamine infusion for chronic pain" in text
    assert f"SHA-256 of intake.pdf: {hashlib.sha256(before).hexdigest()}" in text
    assert "As of March 2, 2026" in text
    assert paper(clinic.desk(), intake, standing, "intake") == before


def test_an_intake_that_nobody_signed_says_so_on_each_page(clinic, opened):
    pdf = paper(clinic.desk(), opened(), Standing(Assessment(notes="Begun.")), "intake")
    first, *later = pages(pdf)
    assert "Intake, not signed off" in first
    assert all("Intake, not signed off" in page for page in later)
    assert "Signed off by Nobody" in words(pdf)


def test_the_patients_copy_is_the_one_that_was_signed(clinic, opened):
    intake = opened()
    assert paper(clinic.desk(), intake, Standing(), "consent") == intake.read.consent_pdf
    assert "consent-english" not in papers(intake, Standing())


def test_english_stands_beside_the_words_that_were_read(clinic, opened):
    intake = opened(language="es", represented=True)
    assert "consent-english" in papers(intake, Standing())
    pdf = paper(clinic.desk(), intake, Standing(), "consent-english")
    text = words(pdf)
    assert "Infusión de ketamina para el dolor crónico · Ketamine infusion for chronic pain" in text
    assert "Puede decir que no." in text
    assert "You can say no." in text
    assert "draft translation, not read by a certified translator" in text
    assert intake.read.consents[0].words_sha256 in text
    assert hashlib.sha256(intake.read.consent_pdf).hexdigest() in text
    assert about(pdf)["Title"] == "Consent with English beside it · Document 5e1f9a52"


def test_other_words_than_those_that_were_read_are_never_shown_as_them(clinic, opened):
    intake = opened(language="es")
    other = replace(PACK.agreements["es"][0], words="Otras palabras")
    agreements = {**PACK.agreements, "es": (other, *PACK.agreements["es"][1:])}
    changed = replace(PACK, agreements=agreements)
    with pytest.raises(Refused, match="are not in this pack"):
        paper(clinic.desk(packs=(changed,)), intake, Standing(), "consent-english")
    with pytest.raises(Refused, match="not installed"):
        paper(clinic.desk(packs=()), intake, Standing(), "consent-english")


def test_a_long_answer_is_quoted_once_in_full(clinic, opened):
    intake = opened(RED, MEDICINES)
    told = [q.answer for flag in intake.flags for q in flag.quotes]
    own = [answer for answer in told if answer.startswith("Oxycodone")]
    assert sum(answer == RED["medicines"] for answer in own) == 1
    assert own[0] == RED["medicines"]
    assert all(answer.endswith("… (in full above)") for answer in own[1:])
    assert len(own) > 2


def test_slides_that_were_not_looked_at_are_on_paper(clinic, opened):
    pdf = paper(clinic.desk(), opened(seen=5), Standing(), "intake")
    assert words(pdf).count("Not looked at") == len(PACK.slides["en"]) - 5
