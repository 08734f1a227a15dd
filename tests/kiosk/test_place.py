"""Where a machine's data is, where nobody says so."""

from pathlib import Path

import pytest

from kiosk.settings import home
from kiosk.settings.place import home_on_windows

WINDOWS = {"PROGRAMDATA": "/programs data", "LOCALAPPDATA": "/users/maria/local"}


def test_a_tablet_of_windows_has_its_data_in_the_machines_place() -> None:
    assert home_on_windows("kiosk", WINDOWS) == Path("/programs data/Intake Kiosk")


@pytest.mark.parametrize("role", ["desk", "", "kiosk "])
def test_on_any_other_machine_each_user_has_a_home_of_their_own(role: str) -> None:
    """Anybody may make a folder in ProgramData: it must not tell a desk where its inbox is."""
    assert home_on_windows(role, WINDOWS) == Path("/users/maria/local/Intake Kiosk")


def test_a_service_without_a_place_of_its_own_has_one_below_its_profile() -> None:
    assert home_on_windows("", {}) == Path.home() / "AppData/Local/Intake Kiosk"


def test_who_says_where_it_is_goes_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INTAKE_KIOSK_HOME", str(tmp_path / "environment"))
    assert home() == tmp_path / "environment"
    assert home(tmp_path / "argument") == tmp_path / "argument"
