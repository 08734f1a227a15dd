"""`kiosk pack …` as an educator meets it: begin, check, sign."""

import json
import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import fhirkit
import pytest

from kiosk.cli import run
from kiosk.content.flags import flags
from kiosk.content.load import load_pack
from kiosk.errors import Damaged
from kiosk.forms.response.to_fhir import response
from kiosk.forms.scoring import score
from resources import path as resource
from tests.command_line import done, refused
from tests.kiosk.content.tiny_pack import build, replace, write

SHIPPED = resource("packs", "ketamine-chronic-pain")
PATIENT = {"resourceType": "Patient", "birthDate": "1950-01-01"}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "pack"))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return build(tmp_path)


# check


def test_the_shipped_pack_has_no_errors(capsys) -> None:
    assert "\n0 errors" in done(capsys, "pack", "check", "ketamine-chronic-pain")
    told = json.loads(done(capsys, "pack", "check", "ketamine-chronic-pain", "--json"))
    assert told["errors"] == 0
    assert {finding["level"] for finding in told["findings"]} == {"to-do"}
    assert all(finding["line"] for finding in told["findings"])


def test_the_check_prints_the_school_grade_of_every_slide_and_agreement(capsys, tiny) -> None:
    hard = "Pharmacological antagonism of excitatory neurotransmission necessitates monitoring."
    replace(tiny, "slides/en.md", "It helps 1 in 5.", hard)
    said = done(capsys, "pack", "check", tiny)
    assert re.search(r"^slides/one +\d\d\* +\d+$", said, re.MULTILINE)
    assert re.search(r"^consents/treat +\d+ +\d+$", said, re.MULTILINE)
    told = json.loads(done(capsys, "pack", "check", tiny, "--json"))["grades"]
    assert [(reading["folder"], reading["id"]) for reading in told] == [
        ("slides", "one"),
        ("consents", "treat"),
    ]
    assert told[0]["grades"]["en"] > 8 > told[0]["grades"]["es"]


def test_the_review_lists_what_a_clinic_lead_must_settle(capsys, tiny) -> None:
    replace(tiny, "rules.toml", 'source = "study"', 'source = "clinic"')
    replace(
        tiny,
        "pack.toml",
        "\nvisits.first.s",
        '\nopt_in = [{ questionnaire = "mood", visits = ["first"], terms = "Held by Invented." }]'
        "\nvisits.first.s",
    )
    said = done(capsys, "pack", "check", tiny, "--review")
    for point in (
        "This pack is a draft",
        "low (red): Sad.",
        "slide one: 1, 5; on study (read: full)",
        "mood: Held by Invented.",
        "es: no certified translator is named",
        "treat, version 1: Treatment",
        "consent_interval_days",
        "Blood pressure",
    ):
        assert f"  - {point}" in said
    assert "Sources that nobody has read themselves" not in said
    told = json.loads(done(capsys, "pack", "check", tiny, "--review", "--json"))["review"]
    assert "Languages" in [group["title"] for group in told]


def test_a_changed_file_is_named_with_the_remedy(capsys, pack: Path) -> None:
    slides = pack / "slides/en.md"
    slides.write_text(slides.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    said = refused(capsys, "pack", "check", pack)
    assert re.search(r"^error: SHA256SUMS:\d+: slides/en\.md: has changed", said, re.MULTILINE)
    assert "pack sign" in said
    assert run(["pack", "sign", str(pack), "--draft"]) == 0
    assert run(["pack", "check", str(pack)]) == 0


# new


def test_a_new_pack_works_at_once(capsys, tmp_path: Path) -> None:
    done(capsys, "pack", "new", "nerve-block", "--in", tmp_path)
    said = done(capsys, "pack", "check", tmp_path / "nerve-block")
    assert "\n0 errors" in said
    made = load_pack(tmp_path / "nerve-block")
    assert (made.reference.id, made.draft, made.languages) == ("nerve-block", True, ("en", "es"))
    assert len(made.slides["es"]) == 3
    assert all(slide.picture and slide.picture.is_file() for slide in made.slides["en"])
    assert (len(made.teach_back), len(made.questionnaires), len(made.rules)) == (2, 1, 1)
    assert (len(made.scorings), len(made.agreements["es"])) == (1, 1)


def test_the_questionnaire_of_a_new_pack_is_fhir_r4() -> None:
    (file,) = resource("new-pack/questionnaires").iterdir()
    issues = fhirkit.validate(json.loads(file.read_text(encoding="utf-8")))
    assert [str(issue) for issue in issues] == []


def test_the_rule_and_the_score_of_a_new_pack_work(capsys, tmp_path: Path) -> None:
    done(capsys, "pack", "new", "walk", "--in", tmp_path)
    made = load_pack(tmp_path / "walk")
    (form,), (scoring,) = made.questionnaires, made.scorings
    answers = {"tired": (4,), "sore": (3,), "dizzy": (True,)}
    assert score(scoring, form, answers).total == 7
    found = flags(made.rules, {form.id: response(form, answers)}, (), PATIENT)
    assert [flag.rule.id for flag in found] == ["dizzy"]


@pytest.mark.parametrize("name", ["Nerve Block", "../up", "", "ñandú", "UPPER"])
def test_a_new_pack_with_a_bad_name_is_refused(capsys, tmp_path: Path, name: str) -> None:
    assert "small letters" in refused(capsys, "pack", "new", name, "--in", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_new_pack_writes_over_nothing(capsys, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    assert "there already" in refused(capsys, "pack", "new", "taken", "--in", tmp_path)
    assert "no such folder" in refused(capsys, "pack", "new", "walk", "--in", tmp_path / "none")


def test_a_new_pack_can_be_a_copy_of_another_that_nobody_signed_off(capsys, tmp_path) -> None:
    source = ("--from", "ketamine-chronic-pain")
    done(capsys, "pack", "new", "ours", "--in", tmp_path, *source)
    done(capsys, "pack", "sign", tmp_path / "ours", "--by", "A. Invented, MD")
    done(capsys, "pack", "new", "theirs", "--in", tmp_path, "--from", tmp_path / "ours")
    ours, theirs = load_pack(tmp_path / "ours"), load_pack(tmp_path / "theirs")
    assert [pack.reference.id for pack in (ours, theirs)] == ["ours", "theirs"]
    assert [pack.signed_off_by for pack in (ours, theirs)] == ["A. Invented, MD", ""]
    assert theirs.slides["es"][5].body == ours.slides["es"][5].body


def test_a_pack_that_we_ship_is_not_written_to(capsys) -> None:
    before = (SHIPPED / "pack.toml").read_bytes()
    said = refused(capsys, "pack", "sign", "ketamine-chronic-pain", "--draft")
    assert "kiosk pack new NAME --from ketamine-chronic-pain" in said
    assert (SHIPPED / "pack.toml").read_bytes() == before


# sign


def test_signing_off_names_who_and_when_and_keeps_every_other_word(capsys, pack: Path) -> None:
    before = (pack / "pack.toml").read_text(encoding="utf-8").splitlines()
    said = done(capsys, "pack", "sign", pack, "--by", 'A. "Al" Invented, MD')
    signed = load_pack(pack)
    assert (signed.draft, signed.signed_off_by) == (False, 'A. "Al" Invented, MD')
    told = tomllib.loads((pack / "pack.toml").read_text(encoding="utf-8"))
    assert date.fromisoformat(told["signed_off_on"]) <= date.today()  # noqa: DTZ011
    assert signed.reference.sha256 in said
    assert re.search(r"to do: \d+", said)
    after = (pack / "pack.toml").read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [line.split(" ")[0] for line in changed] == ["state", "signed_off_by", "signed_off_on"]
    assert "#" in changed[0]


def test_a_draft_names_nobody_again(capsys, pack: Path) -> None:
    before = (pack / "pack.toml").read_bytes()
    done(capsys, "pack", "sign", pack, "--by", "A. Invented, MD")
    done(capsys, "pack", "sign", pack, "--draft")
    assert load_pack(pack).draft
    assert (pack / "pack.toml").read_bytes() == before


def test_signing_off_writes_the_keys_that_are_not_there_yet(capsys, tiny: Path) -> None:
    done(capsys, "pack", "sign", tiny, "--by", "A. Invented, MD")
    assert load_pack(tiny).signed_off_by == "A. Invented, MD"


def test_a_pack_with_faults_is_not_signed_off(capsys, tiny: Path) -> None:
    write(tiny, "slides/en.md", (tiny / "slides/en.md").read_text().replace("Source: study", ""))
    said = refused(capsys, "pack", "sign", tiny, "--by", "A. Invented, MD")
    assert "slides/en.md:3" in said
    assert 'state = "draft"' in (tiny / "pack.toml").read_text()


@pytest.mark.parametrize("name", ["", "  "])
def test_nobody_cannot_sign_a_pack_off(capsys, tiny: Path, name: str) -> None:
    assert "--by NAME" in refused(capsys, "pack", "sign", tiny, "--by", name)


def test_an_edit_after_signing_is_noticed(capsys, tiny: Path) -> None:
    done(capsys, "pack", "sign", tiny, "--by", "A. Invented, MD")
    write(tiny, "consents/treat.en.md", (tiny / "consents/treat.en.md").read_text() + "More.\n")
    with pytest.raises(Damaged, match=r"treat\.en\.md: has changed"):
        load_pack(tiny)


def test_a_state_that_is_not_a_line_of_its_own_is_left_alone(capsys, tiny: Path) -> None:
    text = (tiny / "pack.toml").read_text().replace('state = "draft"', '"state" = "draft"')
    write(tiny, "pack.toml", text)
    assert "a line of their own" in refused(capsys, "pack", "sign", tiny, "--by", "A. Invented, MD")
    assert (tiny / "pack.toml").read_text() == text
