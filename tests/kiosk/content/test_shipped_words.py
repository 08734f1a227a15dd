"""The words of the pack that we ship: all of them there, short, plain, and the same in Spanish."""

import re

import pytest

import resources
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack
from kiosk.content.readability import GRADE_LIMIT, grade

FOLDER = resources.path("packs", "ketamine-chronic-pain")
SLIDES = (
    "welcome how-this-works chronic-pain ketamine off-label how-it-works what-is-known how-much "
    "how-long before in-the-room feelings after other-forms studies who-not your-choices "
    "controlled-drug common-effects heart mind bladder-liver breathing pregnancy not-known "
    "your-team you-decide check-yourself"
).split()
QUESTIONS = {
    "approved": "off-label",
    "ride-home": "after",
    "scared": "feelings",
    "bladder": "bladder-liver",
    "mixes": "breathing",
    "stop": "you-decide",
}
CHOICES = "opioids nsaids physical-therapy talk-therapy ketamine no-new-treatment".split()


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER)


def test_the_28_slides_stand_in_order_in_ten_chapters(pack: Pack) -> None:
    for language in pack.languages:
        shown = pack.slides[language]
        assert [slide.id for slide in shown] == SLIDES
        chapters = [slide.chapter for slide in shown]
        assert len(set(chapters)) == 10
        assert sorted(chapters, key=chapters.index) == chapters


def test_what_tell_me_more_opens_is_short(pack: Pack) -> None:
    for language in pack.languages:
        told = {slide.id: len(slide.more.split()) for slide in pack.slides[language] if slide.more}
        assert {id_: words for id_, words in told.items() if words > 90} == {}
        assert 12 <= len(told) <= 18


def test_a_grade_8_reader_can_read_every_slide(pack: Pack) -> None:
    for language in pack.languages:
        for slide in pack.slides[language]:
            for words in (f"{slide.heading}\n{slide.body}", slide.more):
                assert (grade(words, language) or 0) <= GRADE_LIMIT, (language, slide.id)


def test_english_and_spanish_tell_the_same_numbers_from_the_same_sources(pack: Pack) -> None:
    for english, spanish in zip(pack.slides["en"], pack.slides["es"], strict=True):
        assert english.sources == spanish.sources
        assert bool(english.more) == bool(spanish.more), english.id
        for mine, theirs in ((english.body, spanish.body), (english.more, spanish.more)):
            assert re.findall(r"\d+", mine) == re.findall(r"\d+", theirs), english.id


def test_six_choices_are_compared_in_short_cells(pack: Pack) -> None:
    assert pack.comparison is not None
    assert [row.id for row in pack.comparison.rows] == CHOICES
    for where, cell in pack.comparison.cells():
        for language in pack.languages:
            assert 2 < len(cell.text.in_(language).split()) <= 12, (where, language)


def test_six_questions_go_back_to_the_slide_that_answers_them(pack: Pack) -> None:
    assert {question.id: question.slide_id for question in pack.teach_back} == QUESTIONS


def test_quotes_are_typographic_in_what_is_told_beside_the_slides(pack: Pack) -> None:
    assert pack.comparison is not None
    for language in pack.languages:
        told = [slide.more for slide in pack.slides[language]]
        told += [cell.text.in_(language) for _, cell in pack.comparison.cells()]
        told += [c.text.in_(language) for question in pack.teach_back for c in question.choices]
        assert not [words for words in told if re.search(r"[\"']| - |--|\.\.\.", words)]
