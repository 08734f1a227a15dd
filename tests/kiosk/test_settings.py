"""What a clinic may set, where from, and what is refused: by file, key and what is allowed."""

from pathlib import Path

import pytest

from kiosk.errors import Refused
from kiosk.settings import (
    SETTINGS,
    Configuration,
    Given,
    Settings,
    Source,
    SourceName,
    load,
    resolve,
    settings_of,
    shown,
    without_secrets,
)


def source(name: SourceName, *faults: str, **values: object) -> Source:
    return Source(tuple(Given(key, value, name, name) for key, value in values.items()), faults)


def of(found: Configuration, key: str) -> tuple[object, str]:
    chosen = next(each for each in found.chosen if each.key == key)
    return chosen.value, chosen.source


NOTHING = Source()


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


def test_policy_before_environment_before_file_before_installer_before_default() -> None:
    sources = [
        source("policy", theme="dark"),
        source("environment", theme="contrast", language="es"),
        source("file", theme="light", language="en", clinic_name="Meadow"),
        source("installer", theme="light", clinic_name="Hill", inbox="sqlite:///i.sqlite3"),
    ]
    found = resolve(*sources)
    assert of(found, "theme") == ("dark", "policy")
    assert of(found, "language") == ("es", "environment")
    assert of(found, "clinic_name") == ("Meadow", "file")
    assert of(found, "inbox") == ("sqlite:///i.sqlite3", "installer")
    assert of(found, "text_scale") == (1.0, "default")
    theme = next(each for each in found.chosen if each.key == "theme")
    assert [given.value for given in theme.overruled] == ["contrast", "light", "light"]
    assert found.wrong == ()


def test_a_wrong_value_names_key_value_what_is_allowed_and_the_default_used() -> None:
    found = resolve(NOTHING, source("environment", theme="pink"))
    assert of(found, "theme") == ("light", "default")
    (wrong,) = found.wrong
    assert 'environment: theme = "pink": this must be one of light, dark, contrast.' in wrong
    assert wrong.endswith('Until then the default is used: "light".')
    assert found.settings.faults == found.wrong


@pytest.mark.parametrize("each", SETTINGS, ids=lambda each: each.name)
def test_a_wrong_value_lets_nothing_below_it_through_and_is_never_less_safe(each) -> None:
    """A switch that somebody meant to turn off must not be on because of a slip."""
    wrong = resolve(
        source("policy", **{each.name: object()}), source("file", **{each.name: "true"})
    )
    assert getattr(wrong.settings, each.name) == each.default
    assert each.name in wrong.wrong[0]


GUARDED = {
    "allow_draft": True, "files_folder": "/media", "desk_remembers_people": True,
    "desk_lock_minutes": 60, "second_signature": False,
}  # fmt: skip


@pytest.mark.parametrize("key", GUARDED)
@pytest.mark.parametrize("damaged", [source("policy", "damaged"), source("policy", tpyo=1)])
def test_while_the_policy_cannot_be_read_nothing_below_it_loosens(
    key: str, damaged: Source
) -> None:
    lower = source("file", **{key: GUARDED[key]})
    assert getattr(resolve(NOTHING, lower).settings, key) == GUARDED[key]
    assert getattr(resolve(damaged, lower).settings, key) == getattr(Settings(), key)
    assert key in resolve(damaged, lower).wrong[1]
    allowed = source("policy", *damaged.faults, **{key: GUARDED[key]})
    assert getattr(resolve(allowed, lower).settings, key) == GUARDED[key]


DOUBTS = {
    "the inbox is no text": source("file", inbox=5),
    "the folder is no text": source("file", exchange_folder=5, inbox="sqlite:///a"),
    "a typing slip": source("file", inbx=""),
    "a slip in the folder's key": source("file", exchange="F:"),
    "an address under a key that is none": source("file", server="postgresql://clinic"),
    "a path under a key that is none": source("environment", share="/media/share"),
    "a path of Windows": source("file", share="\\\\clinic\\share"),
    "a file that cannot be read": source("file", "settings.toml: not valid TOML"),
}


@pytest.mark.parametrize("given", DOUBTS.values(), ids=DOUBTS)
def test_in_doubt_no_inbox_is_taken_that_nobody_named(given: Source) -> None:
    found = resolve(NOTHING, given)
    assert "not known where the inbox is" in found.settings.inbox_doubt
    assert found.wrong[-1].endswith("nothing is sent.")


CERTAIN = {
    "nothing is set": NOTHING,
    "another slip, and the inbox is named": source("file", inbox="sqlite:///a", langauge="es"),
    "another wrong value": source("file", theme="pink"),
    "a slip that can mean no place": source("file", langauge="es", text_scal=1.5),
    "the inbox, above what cannot be read": Source(
        source("environment", inbox="sqlite:///a").given, ("settings.toml: not valid TOML",)
    ),
}


@pytest.mark.parametrize("given", CERTAIN.values(), ids=CERTAIN)
def test_what_has_nothing_to_do_with_the_inbox_does_not_stop_sending(given: Source) -> None:
    assert resolve(NOTHING, given).settings.inbox_doubt == ""


def test_a_variable_that_is_no_setting_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("INTAKE_KIOSK_HOME", str(tmp_path))
    monkeypatch.setenv("INTAKE_KIOSK_INBX", "sqlite:///a")
    with pytest.raises(Refused, match=r"INTAKE_KIOSK_INBX: .* no such setting"):
        load(tmp_path)


@pytest.mark.parametrize(
    "written", [b'clinic_name = "Cl\xednica"', None], ids=["latin-1", "folder"]
)
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path, written) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(written) if written else file.mkdir()
    with pytest.raises(Refused, match=r"settings\.toml: cannot be read"):
        load(tmp_path)


def test_a_file_as_the_editor_of_windows_writes_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes('\ufeffclinic_name = "Clínica"\r\n'.encode())
    assert load(tmp_path).clinic_name == "Clínica"


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("postgresql://nora:hush@db.clinic/intake", "postgresql://nora:***@db.clinic/intake"),
        ("postgresql://nora:h@u/sh@db/intake", "postgresql://nora:***@db/intake"),
        ("postgresql://nora@db/intake?password=hush", "postgresql://nora@db/intake?password=***"),
        ("sqlite:////var/lib/inbox.sqlite3", "sqlite:////var/lib/inbox.sqlite3"),
    ],
)
def test_a_password_is_shown_nowhere(url: str, seen: str) -> None:
    assert shown(url) == f'"{seen}"'
    assert (
        without_secrets(f"the inbox {url} does not answer") == f"the inbox {seen} does not answer"
    )
    assert "hush" not in "".join(resolve(NOTHING, source("file", inbx=url)).wrong)
