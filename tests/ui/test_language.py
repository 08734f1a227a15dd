"""Languages: switched live, and Spanish complete enough to load."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QQmlEngine

from ui.language import Language, native_name


@pytest.fixture
def engine(qapp) -> QQmlEngine:
    return QQmlEngine()


def test_a_language_is_shown_and_taken_back(engine) -> None:
    language = Language(engine)
    language.choose("es")
    assert QCoreApplication.translate("BottomBar", "Back") == "Atrás"
    assert engine.uiLanguage() == "es"
    language.choose("en")
    assert QCoreApplication.translate("BottomBar", "Back") == "Back"


def test_closing_leaves_no_language_behind(engine) -> None:
    language = Language(engine)
    language.choose("es")
    language.close()
    assert QCoreApplication.translate("BottomBar", "Back") == "Back"


def test_a_language_without_words_is_logged_and_english_shown(engine, expect_log) -> None:
    log = expect_log("ui.language")
    Language(engine).choose("xx")
    assert "kiosk_xx.qm" in log.text
    assert QCoreApplication.translate("BottomBar", "Back") == "Back"


def test_languages_are_named_in_their_own_words() -> None:
    assert native_name("es") == "Español"
    assert native_name("fr") == "fr"
