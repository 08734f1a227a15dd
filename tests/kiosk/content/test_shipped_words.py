"""The words of the pack that we ship: all of them there, short, plain, and the same in Spanish."""

import re
from itertools import groupby

import pytest

import resources
from kiosk.content.check.readability import GRADE_LIMIT, grade
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack

FOLDER = resources.path("packs", "ketamine-chronic-pain")
SLIDES = {
    "Introduction": ["welcome", "how-this-works", "chronic-pain"],
    "What is ketamine?": ["ketamine", "off-label", "how-it-works"],
    "What it may help": ["what-is-known", "how-much", "how-long"],
    "What to expect": ["before", "in-the-room", "feelings", "after", "other-forms"],
    "What studies say": ["studies"],
    "Who should be careful": ["who-not"],
    "Other choices": ["your-choices", "controlled-drug"],
    "Risks": [
        *("common-effects", "heart", "mind", "bladder-liver"),
        *("breathing", "pregnancy", "not-known"),
    ],
    "Your care team": ["your-team"],
    "You decide": ["you-decide", "check-yourself"],
}
QUESTIONS = {
    "approved": "off-label",
    "ride-home": "after",
    "scared": "feelings",
    "bladder": "bladder-liver",
    "mixes": "breathing",
    "stop": "you-decide",
}
CHOICES = [
    *("opioids", "nsaids", "physical-therapy"),
    *("talk-therapy", "ketamine", "no-new-treatment"),
]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER)


def test_the_28_slides_stand_in_the_ten_chapters_of_the_article(pack: Pack) -> None:
    found = {
        chapter: [slide.id for slide in slides]
        for chapter, slides in groupby(pack.slides["en"], lambda slide: slide.chapter)
    }
    assert found == SLIDES
    assert sum(map(len, found.values())) == 28
    spanish = groupby(pack.slides["es"], lambda slide: slide.chapter)
    assert [[slide.id for slide in slides] for _, slides in spanish] == list(SLIDES.values())


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
