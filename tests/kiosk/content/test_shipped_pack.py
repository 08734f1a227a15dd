"""The pack that we ship: it loads clean, and what the patient reads is fit to be read."""

import re

import pytest
from PySide6.QtSvg import QSvgRenderer

import resources
from kiosk.content.check.examine import check_pack
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack

FOLDER = resources.path("packs", "ketamine-chronic-pain")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER)


def test_it_has_no_faults_and_is_a_draft_that_nobody_signed_off(pack: Pack) -> None:
    assert [str(f) for f in check_pack(FOLDER) if f.level == "error"] == []
    assert (pack.draft, pack.signed_off_by) == (True, "")


def test_it_carries_the_ten_sections_and_a_picture_on_every_slide(pack: Pack) -> None:
    for language in ("en", "es"):
        assert len({slide.chapter for slide in pack.slides[language]}) == 10
        assert len(pack.slides[language]) >= 14
    for slide in pack.slides["en"]:
        assert QSvgRenderer(str(slide.picture)).isValid()


def test_a_slide_is_short_in_every_language(pack: Pack) -> None:
    lengths = {
        (language, slide.id): len(slide.body.split())
        for language in pack.languages
        for slide in pack.slides[language]
    }
    assert {key: n for key, n in lengths.items() if not 25 <= n <= 60} == {}


def test_quotes_and_dashes_are_typographic(pack: Pack) -> None:
    for language in pack.languages:
        shown = [slide.body + slide.speech for slide in pack.slides[language]]
        shown += [agreement.words for agreement in pack.agreements[language]]
        assert not [text for text in shown if re.search(r"[\"']| - |--|\.\.\.", text)]


def test_questions_are_typographic_too(pack: Pack) -> None:
    for form in pack.questionnaires:
        for item in form.walk():
            texts = (item.text, item.help, item.lower, item.upper, *(o.text for o in item.options))
            shown = [text.in_(language) for text in texts for language in pack.languages]
            assert not [text for text in shown if re.search(r"[\"']| - |--|\.\.\.", text)]


def test_a_draft_mark_is_never_shown_to_a_patient() -> None:
    files = [*FOLDER.rglob("*.md"), *FOLDER.rglob("*.json")]
    assert not [f for f in files if "BORRADOR" in f.read_text(encoding="utf-8")]


def test_nothing_the_patient_sees_claims_that_a_nurse_was_told(pack: Pack) -> None:
    for language in pack.languages:
        assert not re.search(r"has been told|hemos avisado", pack.crisis_line.in_(language))
