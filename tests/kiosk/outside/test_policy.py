"""What counts as the administrator's word: files of root, keys of the registry, nothing else."""

import os
import re
from pathlib import Path

import pytest

from kiosk.app import configured
from kiosk.outside.policy import (
    INSTALLER_KEY,
    KEY,
    MachineRegistry,
    folder_policy,
    from_registry,
    installer_settings,
    registry_policy,
    system_policy,
)
from kiosk.outside.pretend import PretendRegistry
from kiosk.settings import NO_POLICY, Source, resolve

ME = os.getuid()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that only we may write, as root's is."""
    made = tmp_path / "intake-kiosk" / "policy.d"
    made.mkdir(parents=True, mode=0o755)
    return made


def write(folder: Path, name: str, text: str, mode: int = 0o644) -> Path:
    (folder / name).write_text(text)
    (folder / name).chmod(mode)
    return folder / name


def said(source: Source) -> dict[str, object]:
    return {one.key: one.value for one in reversed(source.given)}


def test_the_file_with_the_later_name_counts_and_both_are_known(folder: Path) -> None:
    write(folder, "10-clinic.toml", 'theme = "dark"\nlanguage = "es"')
    later = write(folder, "90-tablet.toml", 'theme = "contrast"')
    write(folder, "README", "no policy")
    source = folder_policy(folder, ME)
    assert said(source) == {"theme": "contrast", "language": "es"}
    assert source.given[0].where == str(later)
    chosen = {each.key: each for each in resolve(source).chosen}
    assert [given.value for given in chosen["theme"].overruled] == ["dark"]


def test_a_machine_without_a_policy_says_nothing(tmp_path: Path) -> None:
    assert folder_policy(tmp_path / "policy.d") == NO_POLICY


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_that_others_may_write_does_not_count_and_is_told(folder: Path, mode: int) -> None:
    file = write(folder, "10-clinic.toml", "allow_draft = true", mode)
    source = folder_policy(folder, ME)
    assert source.given == ()
    assert source.faults == (
        f"{file}: this policy does not count: others may write it (chmod go-w).",
    )


@pytest.mark.parametrize("parts", [(), ("policy.d",)], ids=["the folder above", "the folder"])
def test_a_folder_that_others_may_write_does_not_count(folder: Path, parts: tuple[str]) -> None:
    write(folder, "10-clinic.toml", "allow_draft = true")
    folder.parent.joinpath(*parts).chmod(0o777)
    source = folder_policy(folder, ME)
    assert source.given == ()
    assert "others may write it" in source.faults[0]


def test_a_file_of_somebody_else_does_not_count_not_even_through_a_link(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "10-clinic.toml").symlink_to(write(tmp_path, "mine.toml", "allow_draft = true"))
    for owner in (ME, ME + 1):
        source = folder_policy(folder, owner)
        assert bool(source.given) == (owner == ME)
        assert bool(source.faults) == (owner != ME)


def test_a_file_that_is_no_toml_is_told_and_the_others_count(folder: Path) -> None:
    write(folder, "10-clinic.toml", "clinic: Meadow")
    (folder / "20-clinic.toml").write_bytes(b'clinic_name = "Cl\xednica"')
    (folder / "30-clinic.toml").mkdir()
    write(folder, "40-clinic.toml", 'language = "es"')
    source = folder_policy(folder, ME)
    assert said(source) == {"language": "es"}
    assert [fault.partition(": ")[2][:17] for fault in source.faults] == [
        "cannot be read (I", "cannot be read (i", "not valid TOML: E",
    ]  # fmt: skip


def test_a_section_in_a_policy_is_told_and_not_silently_left_out(folder: Path) -> None:
    write(folder, "10-clinic.toml", '[chart]\nkind = "folder"')
    assert "no such setting" in resolve(folder_policy(folder, ME)).wrong[0]


def test_the_registry_speaks_numbers_words_and_lists_without_case() -> None:
    values: dict[str, object] = {
        "Allow_Draft": 1, "text_scale": "1.5", "instruments": ["audit-c"],
        "wipe_after_seconds": 600, "": "the key's own value",
    }  # fmt: skip
    found = resolve(registry_policy(PretendRegistry(values)))
    settings = found.settings
    assert found.wrong == ()
    assert (settings.allow_draft, settings.text_scale) == (True, 1.5)
    assert (settings.instruments, settings.wipe_after_seconds) == (("audit-c",), 600.0)
    assert found.chosen[1].where == r"HKLM\Software\Policies\Intake Kiosk"


def test_a_registry_that_cannot_be_read_is_told() -> None:
    source = registry_policy(PretendRegistry(None))
    assert source.given == ()
    assert len(source.faults) == 1
    assert r"HKLM\Software\Policies\Intake Kiosk: cannot be read (Permission" in source.faults[0]


def test_this_machine_has_no_registry_and_its_policy_can_be_asked() -> None:
    assert MachineRegistry(KEY).values() == {}
    assert isinstance(system_policy(), Source)
    assert installer_settings() == NO_POLICY


def test_what_the_installer_was_told_is_named_as_its_own() -> None:
    told = PretendRegistry({"inbox": "postgresql://db.clinic.example/intake"})
    source = from_registry(told, "installer", INSTALLER_KEY)
    (found,) = [each for each in resolve(NO_POLICY, source).chosen if each.key == "inbox"]
    assert (found.value, found.source) == ("postgresql://db.clinic.example/intake", "installer")
    assert found.where == r"HKLM\Software\Intake Kiosk\Settings"


def test_no_command_reads_the_settings_past_the_policy() -> None:
    app = Path(configured.__file__).parent
    reading = {
        str(file.relative_to(app))
        for file in app.rglob("*.py")
        if re.search(r"from kiosk.settings import .*\bload\b", file.read_text())
    }
    demo = {name for name in reading if name.startswith(("demo_", "walkthrough/"))}
    assert reading - {"configured.py"} == demo  # a demo is of no clinic
