"""What a clinic may set, where from, and what is refused: by file, key and what is allowed."""

from pathlib import Path

import pytest

from kiosk.errors import Refused
from kiosk.settings import Settings, load, settings_of


def test_without_a_file_every_setting_is_its_default(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('clinic_name = "Meadow"\nlanguage = "es"\n')
    monkeypatch.setenv("INTAKE_KIOSK_CLINIC_NAME", "Invented")
    settings = load(tmp_path)
    assert (settings.clinic_name, settings.language) == ("Invented", "es")


TAKEN = {
    "number": ("text_scale", 1.5, 1.5),
    "whole number for a number": ("text_scale", 2, 2.0),
    "number in words": ("text_scale", "1.25", 1.25),
    "number in a hundredth": ("idle_warning_seconds", 0.01, 0.01),
    "screen that reports rightly": ("pixels_per_mm", 0, 0.0),
    "days": ("consent_interval_days", 90, 90),
    "days in words": ("consent_interval_days", "90", 90),
    "switch": ("allow_draft", True, True),
    "switch in words": ("full_screen", "false", False),
    "switch in a digit": ("full_screen", "1", True),
    "choice": ("theme", "contrast", "contrast"),
    "list": ("instruments", ["audit-c", "dast-10"], ("audit-c", "dast-10")),
    "list in words": ("instruments", "audit-c, dast-10,", ("audit-c", "dast-10")),
    "text": ("clinic_name", "Meadow", "Meadow"),
}


@pytest.mark.parametrize(("key", "given", "read"), TAKEN.values(), ids=TAKEN)
def test_a_setting_is_taken(key: str, given: object, read: object) -> None:
    taken = getattr(settings_of({key: given}, "settings.toml"), key)
    assert taken == read
    assert type(taken) is type(read)


REFUSED = {
    "too large": ("text_scale", 2.5, "a number, from 1 to 2"),
    "too small": ("idle_answer_seconds", 4, "a number, at least 5"),
    "no time at all": ("wipe_after_seconds", 0, "a number, at least 0.001"),
    "endless": ("wipe_after_seconds", float("inf"), "a number"),
    "not a number": ("wipe_after_seconds", float("nan"), "a number"),
    "endless in words": ("wipe_after_seconds", "inf", "a number"),
    "words for a number": ("text_scale", "big", "a number"),
    "switch for a number": ("text_scale", True, "a number"),
    "half a day": ("consent_interval_days", 1.5, "a whole number"),
    "days before today": ("consent_interval_days", -1, "at least 0"),
    "no switch": ("allow_draft", "perhaps", "true or false"),
    "number for text": ("clinic_name", 3, "text in quotation marks"),
    "no choice": ("theme", "pink", "one of light, dark, contrast"),
    "list for a choice": ("language", ["en"], "one of en, es"),
    "no list": ("instruments", 3, "a list of names"),
    "list of numbers": ("instruments", [3], "text in quotation marks"),
    "unknown": ("languages", "en", "there is no such setting"),
}


@pytest.mark.parametrize(("key", "given", "why"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_setting_is_refused_by_its_key_and_what_is_allowed(
    key: str, given: object, why: str
) -> None:
    with pytest.raises(Refused, match=rf"settings\.toml: {key} = .*{why}") as refused:
        settings_of({key: given}, "settings.toml")
    assert refused.value.code == "settings-wrong"


def test_a_file_that_is_not_toml_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("clinic_name: Meadow")
    with pytest.raises(Refused, match=r"settings\.toml: not valid TOML"):
        load(tmp_path)
