"""Which pack patients see when the configured one cannot be used: real folders, really damaged."""

import dataclasses
import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.shown_pack import keep_last_good, known_packs, pack_for_patients
from kiosk.content.author.sign_off import make_draft, sign_off
from kiosk.content.last_good import FOLDER
from kiosk.content.sums import write_sums
from kiosk.errors import KioskError, Refused
from kiosk.settings import Settings, load
from tests.kiosk.content.tiny_pack import build, replace, write
from tests.people import STARTED

LOGS = ("kiosk.app.shown_pack", "kiosk.content.last_good")


class Machine:
    """A home whose configured pack, signed off, has been shown once."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.root = build(home / "packs")
        self.settings = Settings(pack="tiny")
        sign_off(self.root, "A. Invented, MD", STARTED.date())
        self.start()

    def start(self, **changed: Any) -> str:
        """Start the tablet; return version and problem of what patients see."""
        settings = dataclasses.replace(self.settings, **changed)
        shown = pack_for_patients(self.home, settings)
        keep_last_good(self.home, settings, shown)
        return f"{shown.pack.reference.version} {shown.code}".strip()

    def release(self, version: str) -> None:
        """Put another version into the folder, signed off."""
        text = (self.root / "pack.toml").read_text(encoding="utf-8")
        old = text.split('version = "')[1].split('"')[0]
        write(self.root, "pack.toml", text.replace(f'version = "{old}"', f'version = "{version}"'))
        sign_off(self.root, "A. Invented, MD", STARTED.date())

    def kept(self) -> list[Path]:
        return sorted((self.home / "packs" / FOLDER / "tiny").iterdir())


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


DAMAGE = {
    "a flipped byte": (lambda root: flip(root / "slides/en.md"), "pack-damaged"),
    "a cut file": (lambda root: (root / "rules.toml").write_bytes(b"[[rul"), "pack-damaged"),
    "a missing file": (lambda root: (root / "consents/treat.es.md").unlink(), "pack-damaged"),
    "a new file": (lambda root: write(root, "new.txt", "new"), "pack-damaged"),
    "no hashes": (lambda root: (root / "SHA256SUMS").unlink(), "pack-damaged"),
    "a newer format": (lambda root: replace(root, "pack.toml", "= 1\n", "= 2\n"), "pack-wrong"),
    "a fault": (lambda root: replace(root, "slides/en.md", "Source: study", ""), "pack-wrong"),
    "no pack": (shutil.rmtree, "no-pack"),
}


@pytest.mark.parametrize(("spoil", "code"), DAMAGE.values(), ids=DAMAGE)
def test_the_last_good_pack_goes_on_and_staff_are_told_why(
    machine: Machine, spoil, code: str, expect_log
) -> None:
    said = expect_log(*LOGS)
    spoil(machine.root)
    assert machine.start() == f"1 {code}"
    assert "last good pack" in said.text
    assert machine.start() == f"1 {code}"  # the copy is still there the next morning


@pytest.mark.parametrize(("spoil", "code"), DAMAGE.values(), ids=DAMAGE)
def test_without_a_last_good_pack_it_is_refused_as_before(
    machine: Machine, spoil, code: str, expect_log
) -> None:
    expect_log(*LOGS)
    shutil.rmtree(machine.home / "packs" / FOLDER)
    spoil(machine.root)
    with pytest.raises(KioskError) as refused:
        machine.start()
    assert refused.value.code == code


def test_a_copy_that_is_damaged_itself_is_not_shown(machine: Machine, expect_log) -> None:
    said = expect_log(*LOGS)
    flip(machine.root / "slides/en.md")
    flip(machine.kept()[0] / "slides/es.md")
    with pytest.raises(KioskError, match=r"slides/en\.md"):
        machine.start()
    assert "kept copy" in said.text


def test_a_new_version_takes_the_place_of_the_old_copy(machine: Machine, expect_log) -> None:
    expect_log(*LOGS)
    (first,) = machine.kept()
    machine.release("2")
    assert machine.start() == "2"
    (second,) = machine.kept()
    assert second != first
    flip(machine.root / "slides/en.md")
    assert machine.start() == "2 pack-damaged"


def test_a_pack_that_is_kept_already_is_not_copied_again(machine: Machine) -> None:
    (kept,) = machine.kept()
    before = kept.stat().st_mtime_ns
    machine.start()
    assert kept.stat().st_mtime_ns == before


def test_a_half_written_copy_is_no_copy(machine: Machine, expect_log) -> None:
    expect_log(*LOGS)
    (kept,) = machine.kept()
    (kept / "SHA256SUMS").unlink()  # a crash before the rename leaves nothing; this is worse
    flip(machine.root / "slides/en.md")
    with pytest.raises(KioskError):
        machine.start()


def test_a_draft_of_a_newer_version_waits_behind_the_last_good_one(
    machine: Machine, expect_log
) -> None:
    expect_log(*LOGS)
    machine.release("2")
    make_draft(machine.root)
    assert machine.start() == "1 draft-pack"


def test_a_version_whose_sign_off_was_taken_back_is_shown_no_more(
    machine: Machine, expect_log
) -> None:
    expect_log(*LOGS)
    make_draft(machine.root)
    with pytest.raises(Refused, match="nobody signed it off"):
        machine.start()


def test_a_draft_never_takes_the_place_of_a_copy_that_somebody_signed_off(
    machine: Machine, expect_log
) -> None:
    expect_log(*LOGS)
    machine.release("2")
    make_draft(machine.root)
    assert machine.start(allow_draft=True) == "2"
    flip(machine.root / "slides/en.md")
    assert machine.start(allow_draft=True) == "1 pack-damaged"
    assert machine.start() == "1 pack-damaged"


def test_a_kept_draft_is_shown_only_where_drafts_are_allowed(tmp_path: Path, expect_log) -> None:
    expect_log(*LOGS)
    machine = Machine(tmp_path)
    shutil.rmtree(tmp_path / "packs" / FOLDER)
    make_draft(machine.root)
    assert machine.start(allow_draft=True) == "1"
    flip(machine.root / "slides/en.md")
    assert machine.start(allow_draft=True) == "1 pack-damaged"
    with pytest.raises(KioskError):
        machine.start()


def test_a_pack_without_the_language_of_the_machine_is_not_shown(
    machine: Machine, expect_log
) -> None:
    expect_log(*LOGS)
    only_english(machine.root)
    assert machine.start(language="es") == "1 pack-language"
    shutil.rmtree(machine.home / "packs" / FOLDER)
    with pytest.raises(Refused, match="only en"):
        machine.start(language="es")


def only_english(root: Path) -> None:
    text = (root / "pack.toml").read_text(encoding="utf-8")
    write(root, "pack.toml", text.replace('["en", "es"]', '["en"]').replace('"1"', '"2"'))
    (root / "slides/es.md").unlink()
    (root / "consents/treat.es.md").unlink()
    write_sums(root)


def test_another_pack_never_stands_in(machine: Machine, expect_log) -> None:
    expect_log(*LOGS)
    text = (machine.root / "pack.toml").read_text(encoding="utf-8")
    write(machine.root, "pack.toml", text.replace('id = "tiny"', 'id = "another-treatment"'))
    with pytest.raises(KioskError, match="has changed"):
        machine.start()


def test_the_desk_knows_the_last_good_pack_and_opens_though_one_is_damaged(
    machine: Machine, expect_log
) -> None:
    said = expect_log(*LOGS)
    machine.release("2")
    machine.start()
    machine.release("3")
    flip(machine.root / "slides/en.md")
    known = known_packs(machine.home, machine.settings)
    assert [pack.reference.version for pack in known] == ["2"]
    assert "slides/en.md" in said.text


def test_only_instruments_that_the_pack_has_are_taken(machine: Machine, expect_log) -> None:
    expect_log(*LOGS)
    with pytest.raises(Refused, match=r"settings\.toml: instruments: .*'c-ssrs'; it has none"):
        machine.start(instruments=("c-ssrs",))


def test_instruments_are_a_list_in_the_file_and_names_with_commas_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('instruments = ["audit-c", "dast-10"]')
    assert load(tmp_path).instruments == ("audit-c", "dast-10")
    monkeypatch.setenv("INTAKE_KIOSK_INSTRUMENTS", "audit-c, c-ssrs,")
    assert load(tmp_path).instruments == ("audit-c", "c-ssrs")
    (tmp_path / "settings.toml").write_text("instruments = 3")
    monkeypatch.delenv("INTAKE_KIOSK_INSTRUMENTS")
    with pytest.raises(Refused, match="instruments"):
        load(tmp_path)
