"""What docs/it.md says is what IT types: from nothing to one tablet and two nurses."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app.desk import open_desk
from kiosk.app.tablet import Tablet
from kiosk.errors import Refused
from kiosk.outside.file_modes import private_files
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.review.worklist import Worklist
from kiosk.settings import load
from tests.keyboard import ROOT, Keyboard, sheet, shell_blocks

DOCUMENT = ROOT / "docs/it.md"
MOST_STEPS = 14

ROOT_WORDS, ADA, NORA, OTTO = (
    "meadow kettle willow",
    "candle ember orchard",
    "lantern velvet saddle",
    "timber quilt umbrella",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Type the whole script of the document."""
    made = tmp_path_factory.mktemp("clinic")
    keyboard = Keyboard(
        made,
        {
            "of the root": ROOT_WORDS,
            "New passphrase of Ada": ADA,
            "Passphrase of ada": ADA,
            "New passphrase of Nora": NORA,
            "New passphrase of Otto": OTTO,
            "from the printed sheet": lambda: sheet(made / "usb/recovery.pdf"),
        },
    )
    codes: list[str] = []
    for command in steps():
        said = keyboard.run(command.replace("CODE", " ".join(codes)))
        codes += ["".join(digits) for digits in re.findall(r"Its code: (\d{4}) (\d{4})", said)]
        for words in (ROOT_WORDS, ADA, NORA, OTTO):
            assert words not in said
    return made


def steps() -> list[str]:
    return [command for block in shell_blocks(DOCUMENT) for command in block]


def test_it_takes_few_steps() -> None:
    assert len(steps()) <= MOST_STEPS


def test_both_nurses_open_what_the_tablet_seals(folder: Path) -> None:
    tablet = started(folder / "tablet")
    tablet.intake.call_nurse(tablet.intake.begin())
    tablet.close()
    Keyboard(folder, {}).run("kiosk sync --once --home tablet")
    for nurse, words in (("nora", NORA), ("otto", OTTO)):
        desk = open_desk(folder / "desk", load(folder / "desk"), nurse, words)
        assert [notice.device for notice in desk.look(Worklist()).notices.values()] == ["tablet-1"]


def test_a_new_epoch_reaches_tablet_and_desk_and_nobody_touches_either(folder: Path) -> None:
    tablet = folder / "tablet"
    desk = open_desk(folder / "desk", load(folder / "desk"), "nora", NORA)
    seen = desk.look(Worklist())
    before = held_manifest(tablet, read_enrolment(tablet))
    Keyboard(folder, {"of the root": ROOT_WORDS}).run("kiosk clinic rotate --home desk --root usb")
    opened = started(tablet)
    opened.close()  # it looks once before it stops
    after = held_manifest(tablet, read_enrolment(tablet))
    assert after.version == before.version + 1
    assert tuple(opened.intake.sealing.recipients) == after.seal_to
    assert after.seal_to[0] != before.seal_to[0]
    notice = opened.intake.call_nurse(opened.intake.begin())
    Keyboard(folder, {}).run("kiosk sync --once --home tablet")
    seen = desk.look(seen)
    assert notice.id in seen.notices
    assert seen.unopened == ()


def test_somebody_who_is_let_out_while_at_work_sees_nothing_more(folder: Path) -> None:
    tablet = folder / "tablet"
    desk = open_desk(folder / "desk", load(folder / "desk"), "otto", OTTO)
    seen = desk.look(Worklist())
    keyboard = Keyboard(folder, {"of the root": ROOT_WORDS})
    keyboard.run("kiosk person revoke otto --home desk --root usb")
    opened = started(tablet)
    opened.intake.call_nurse(opened.intake.begin())
    opened.close()
    keyboard.run("kiosk sync --once --home tablet")
    with pytest.raises(Refused, match="has left"):
        desk.look(seen)


def started(tablet: Path) -> Tablet:
    """Start a tablet as `kiosk patient` does."""
    settings = replace(load(tablet), allow_draft=True, device_key_file=True)
    with private_files():
        return Tablet(tablet, settings, lambda: None)


def test_the_status_has_nothing_to_ask_for(folder: Path) -> None:
    told = json.loads(Keyboard(folder, {}).run("kiosk clinic status --json --home desk"))
    assert told["attention"] == []
    assert [person["id"] for person in told["people"]] == ["ada", "nora", "otto"]
    assert [device["id"] for device in told["devices"]] == ["front-desk", "tablet-1"]
    assert told["recovery_tested_at"]


def test_no_secret_is_on_the_tablet_in_the_clear_but_its_approved_key(folder: Path) -> None:
    names = {file.name for file in (folder / "tablet").iterdir()}
    assert names >= {"device.key", "device.json", "key.json", "manifest.json", "root.pub"}
    kept = b"".join(f.read_bytes() for f in folder.rglob("*") if f.is_file() and f.suffix != ".pdf")
    assert b"AGE-SECRET-KEY-1" not in kept
    for words in (ROOT_WORDS, ADA, NORA, OTTO):
        assert words.encode() not in kept


def test_whatever_was_made_is_readable_by_its_user_alone(folder: Path) -> None:
    made = [path for home in ("desk", "tablet") for path in (folder / home).rglob("*")]
    ours = [path for path in made if path.name not in ("settings.toml", "root.pub")]  # IT's own
    assert {"inbox.sqlite3", "outbox.sqlite3", "device.key"} <= {path.name for path in ours}
    assert not [path for path in ours if path.stat().st_mode & 0o077]
