"""Who is there, as people really type it; nothing is asked twice, and no name is ever listed."""

from collections.abc import Callable

import pytest

from kiosk.visit.identity import Identity
from tests.people import BIRTH_DATE, CODE
from tests.ui.patient.tablet import Tablet
from ui.patient.display import Look
from ui.patient.window import TEN_INCHES


def give(tablet: Tablet, code: str, given: str, family: str) -> Identity:
    """Type it all with a keyboard, as fast fingers and badge readers do."""
    for words in (code, given, family):
        tablet.hands.type(words)
        tablet.hands.tap("key_done")
    tablet.give_birth_date(BIRTH_DATE.month, BIRTH_DATE.day, BIRTH_DATE.year)
    return name(tablet)


def name(tablet: Tablet) -> Identity:
    identity = tablet.visit.record.identity
    assert identity is not None
    return identity


@pytest.mark.parametrize(
    "code", [CODE.lower(), f"{CODE[:3]} {CODE[3:]}", f"{CODE[:3]} - {CODE[3:]}", " ".join(CODE)]
)
def test_a_code_is_taken_however_it_is_spaced(tablet: Tablet, code: str) -> None:
    assert give(tablet, code, "Testa", "Beispiel").code == CODE


@pytest.mark.parametrize(
    ("given", "family", "full"),
    [
        ("  ANA  MARÍA ", "GARCÍA LÓPEZ", "ANA MARÍA GARCÍA LÓPEZ"),
        ("josé", "núñez-peña", "josé núñez-peña"),
        ("Mary Ann", "O’Neill Smith-Jones", "Mary Ann O’Neill Smith-Jones"),
        ("Ngọc", "Đỗ", "Ngọc Đỗ"),
        ("Łukasz", "d'Árvore", "Łukasz d'Árvore"),
        ("X", "Y", "X Y"),
    ],
)
def test_a_name_is_taken_as_it_is_written(
    tablet: Tablet, given: str, family: str, full: str
) -> None:
    assert give(tablet, CODE, given, family).full_name == full


def to_last_name(tablet: Tablet) -> None:
    tablet.hands.type(CODE)
    tablet.hands.tap("key_done")
    tablet.hands.type("Suharto")
    tablet.hands.tap("key_done")


def test_somebody_with_one_name_is_not_stopped(tablet: Tablet) -> None:
    to_last_name(tablet)
    tablet.hands.tap("oneName")
    assert tablet.hands.sees("yearField")
    tablet.hands.tap("backButton")
    tablet.hands.tap("key_done")
    assert tablet.hands.sees("yearField"), "it is not asked again"
    tablet.give_birth_date(4, 12, 1957)
    assert (name(tablet).full_name, name(tablet).family) == ("Suharto", "")


def test_a_last_name_that_was_typed_after_all_counts(tablet: Tablet) -> None:
    to_last_name(tablet)
    tablet.hands.tap("oneName")
    tablet.hands.tap("backButton")
    tablet.hands.type_into("familyField", "Berger")
    tablet.hands.tap("key_done")
    tablet.give_birth_date(4, 12, 1957)
    assert name(tablet).full_name == "Suharto Berger"


def give_without_a_code(tablet: Tablet) -> Identity:
    tablet.hands.tap("noCode")
    for words in ("Testa", "Beispiel"):
        tablet.hands.type(words)
        tablet.hands.tap("key_done")
    tablet.give_birth_date(BIRTH_DATE.month, BIRTH_DATE.day, BIRTH_DATE.year)
    return name(tablet)


def test_somebody_without_a_code_gives_name_and_birth_date_and_is_asked_everything(
    tablet: Tablet,
) -> None:
    assert give_without_a_code(tablet) == Identity("", "Testa", "Beispiel", BIRTH_DATE)
    assert tablet.visit.record.kind == "first"
    assert tablet.visit.record.consent_due


def test_a_code_that_turns_up_after_all_counts(tablet: Tablet) -> None:
    tablet.hands.tap("noCode")
    tablet.hands.tap("key_done")
    tablet.hands.tap("backButton")
    tablet.hands.tap("key_done")
    assert tablet.hands.sees("givenField"), "it is not asked again"
    tablet.hands.tap("key_done")
    tablet.hands.tap("backButton")
    assert give(tablet, CODE, "Testa", "Beispiel").code == CODE


def test_half_a_code_is_not_kept_when_there_is_none(tablet: Tablet) -> None:
    tablet.hands.type("F2")
    assert give_without_a_code(tablet).code == ""


def test_an_empty_code_says_how_to_go_on_without(tablet: Tablet) -> None:
    tablet.hands.tap("key_done")
    assert "choose “I have no code”" in tablet.hands.reads()


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)], ids=["across", "upright"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_way_on_without_a_code_is_seen_beside_the_keyboard_at_200_percent(
    tablets: Callable[..., Tablet], language: str, size: tuple[int, int]
) -> None:
    tablet = tablets(size=size, language=language)
    tablet.start()
    tablet.window.wear(Look(TEN_INCHES, 2.0, motion=0))
    tablet.hands.settle()
    assert tablet.hands.sees("key_done")
    assert not tablet.hands.sees("moreBelow")
    assert tablet.hands.sees("noCode")


@pytest.mark.parametrize("typed", ["F0K2MD", "FOK2MD", "F1", "FIK2MD", "FZK2MD"])
def test_letters_that_look_like_others_are_named(tablet: Tablet, typed: str) -> None:
    tablet.hands.type(typed)
    tablet.hands.tap("key_done")
    assert "never 0 or 1" in tablet.hands.reads()
    assert tablet.hands.sees("codeField")


def test_who_comes_back_finds_what_was_typed(tablet: Tablet) -> None:
    give(tablet, CODE, "Testa", "Beispiel")
    tablet.agree()
    tablet.hands.tap("backButton")
    assert tablet.hands.find("yearField").property("text") == str(BIRTH_DATE.year)
    assert tablet.hands.find("dayField").property("text") == str(BIRTH_DATE.day)
    for field, typed in (("familyField", "Beispiel"), ("givenField", "Testa"), ("codeField", CODE)):
        tablet.hands.tap("backButton")
        assert tablet.hands.find(field).property("text") == typed


def test_the_next_patient_finds_nothing_of_the_one_before(
    tablets: Callable[..., Tablet],
) -> None:
    tablet = tablets()
    tablet.start()
    give(tablet, CODE, "Testa", "Beispiel")
    tablet.visit.startOver()
    tablet.hands.settle()
    tablet.hands.tap("nextButton")
    assert tablet.hands.find("codeField").property("text") == ""
    assert "Testa" not in tablet.hands.reads()
    assert "Beispiel" not in tablet.hands.reads()
