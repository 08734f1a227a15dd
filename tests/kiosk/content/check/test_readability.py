"""School grades of texts."""

import pytest

from kiosk.content.check.readability import grade


def level(text: str, language: str) -> float:
    found = grade(text, language)
    assert found is not None
    return found


def test_short_words_and_sentences_read_like_a_low_grade() -> None:
    assert level("You can say no. We will help you.", "en") < 3
    assert level("Usted puede decir que no. Le vamos a ayudar.", "es") <= 5


def test_long_words_and_sentences_read_like_a_high_grade() -> None:
    english = "Pharmacological antagonism of excitatory neurotransmission necessitates monitoring."
    spanish = (
        "El antagonismo farmacológico de la neurotransmisión excitatoria exige monitorización."
    )
    assert level(english, "en") > 12
    assert level(spanish, "es") > 8


def test_list_items_and_headings_are_sentences_of_their_own() -> None:
    assert grade("# A head\n\n- one\n- two\n- three", "en") == grade(
        "A head. One. Two. Three.", "en"
    )


def test_the_grade_is_the_published_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 · 6 + 11.8 · 1 − 15.59
    assert grade("The cat sat on the mat.", "en") == pytest.approx(-1.45)


@pytest.mark.parametrize("text", ["", "12 34", "—"])
def test_no_words_have_no_grade(text: str) -> None:
    assert grade(text, "en") is None


def test_a_language_without_a_formula_has_no_grade() -> None:
    assert grade("Bonjour.", "fr") is None


def test_a_region_is_read_as_its_language() -> None:
    assert grade("Hola, amigo.", "es-MX") == grade("Hola, amigo.", "es")
