"""The front desk's code: read aloud, typed by tired people, checked by its last character."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.identity import (
    CODE_ALPHABET,
    Identity,
    code_kind,
    consent_due,
    new_code,
    same_birth_date,
    tidy_name,
)


@given(st.sampled_from(["first", "return"]))
def test_a_new_code_says_its_kind(kind) -> None:
    assert code_kind(new_code(kind)) == kind


@given(st.sampled_from(["first", "return"]), st.booleans())
def test_only_a_return_visit_may_go_without_consent(kind, due) -> None:
    assert consent_due(new_code(kind, consent_due=due)) == (kind == "first" or due)


def test_who_has_no_code_is_asked_for_consent() -> None:
    assert consent_due("")


def test_a_code_may_be_typed_with_spaces_dashes_and_small_letters() -> None:
    code = new_code("first")
    assert code_kind(f" {code[:3].lower()}-{code[3:]} ") == "first"


@given(st.integers(0, 5), st.sampled_from(CODE_ALPHABET))
def test_one_wrong_character_is_noticed(place: int, other: str) -> None:
    code = new_code("return")
    if other != code[place]:
        assert code_kind(code[:place] + other + code[place + 1 :]) is None


@given(st.integers(0, 4))
def test_two_swapped_neighbours_are_noticed(place: int) -> None:
    code = new_code("first")
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        assert code_kind(swapped) is None


def test_words_that_are_no_codes_are_refused() -> None:
    for typed in ("", "F", "FFFFFFF", "hello!", "0O1IL2"):
        assert code_kind(typed) is None


def test_a_name_keeps_its_letters_and_loses_its_needless_spaces() -> None:
    assert tidy_name("  Ana   María  Müller ") == "Ana María Müller"
    assert tidy_name("Mu\u0308ller") == "Müller"


def test_only_the_birth_date_given_opens_the_curtain() -> None:
    person = Identity("FXXXXX", "Testa", "Beispiel", date(1950, 2, 28))
    assert same_birth_date(person, date(1950, 2, 28))
    assert not same_birth_date(person, date(1950, 2, 27))
    assert person.full_name == "Testa Beispiel"
