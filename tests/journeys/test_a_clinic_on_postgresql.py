"""What docs/postgresql.md says is what IT types; then a call for help crosses the network."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.outbox import SqlOutbox
from kiosk.app.desk import open_desk
from kiosk.app.home import outbox_file
from kiosk.app.tablet import Tablet
from kiosk.provision.certificates import DAYS
from kiosk.review.worklist import Worklist
from kiosk.settings import load
from tests.devices import OWNER, make_owner
from tests.keyboard import ROOT, Answer, Keyboard, sheet, shell_blocks
from tests.postgres import Cluster

ROOT_WORDS, ADA, NORA = "meadow kettle willow", "candle ember orchard", "lantern velvet saddle"
NURSE = 'kiosk person add nora --person-name "Nora Invented, RN" --by ada --home desk --root usb'


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    cluster = Cluster()
    make_owner(cluster)
    cluster.run(f"CREATE DATABASE kiosk OWNER {OWNER}")
    yield cluster
    cluster.remove()


@pytest.fixture(scope="module")
def folder(server: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Type the whole script of the document."""
    made = tmp_path_factory.mktemp("clinic")
    answers: dict[str, Answer] = {
        "of the root": ROOT_WORDS,
        "New passphrase of Ada": ADA,
        "Passphrase of ada": ADA,
        "New passphrase of Nora": NORA,
        "from the printed sheet": lambda: sheet(made / "usb/recovery.pdf"),
    }
    keyboard = Keyboard(made, answers)
    code = ""
    setting_up, letting_in = shell_blocks(ROOT / "docs/postgresql.md")
    for command in setting_up:
        keyboard.run(typed(command, server))
    certify(server, made / "server")
    for command in letting_in:
        said = keyboard.run(typed(command, server).replace("CODE", code))
        code = "".join("".join(found) for found in re.findall(r"Its code: (\d{4}) (\d{4})", said))
    keyboard.run(NURSE)  # who runs the clinic answers no calls
    return made


def typed(command: str, server: Cluster) -> str:
    """Fill in what stands for the clinic's own."""
    owner = f"'{server.url('kiosk', OWNER)}'"
    return (
        command.replace("OWNER", owner)
        .replace("HOST/", f"127.0.0.1:{server.port}/")
        .replace("HOST", "127.0.0.1")
    )


def certify(server: Cluster, files: Path) -> None:
    """Put the files of `kiosk clinic database server` where the server looks for them."""
    for file in files.iterdir():
        server.own(Path(shutil.copy(file, server.data / file.name)))
    server.stop()
    server.start()


def opened_tablet(folder: Path) -> Tablet:
    settings = replace(load(folder / "tablet"), allow_draft=True, device_key_file=True)
    return Tablet(folder / "tablet", settings, lambda: None)


def test_a_call_for_help_reaches_the_desk_and_the_tablet_learns_that_somebody_comes(
    folder: Path,
) -> None:
    tablet = opened_tablet(folder)
    notice = tablet.intake.call_nurse(tablet.intake.begin())
    tablet.close()
    Keyboard(folder, {}).run("kiosk sync --once --home tablet")
    desk = open_desk(folder / "desk", load(folder / "desk"), "nora", NORA)
    seen = desk.look(Worklist())
    assert [one.id for one in seen.open_notices] == [notice.id]
    desk.acknowledge(seen.open_notices[0])
    Keyboard(folder, {}).run("kiosk sync --once --home tablet")
    assert not SqlOutbox(outbox_file(folder / "tablet")).unacknowledged_notices()


@pytest.mark.parametrize("home", ["tablet", "desk"])
def test_the_doctor_hears_the_server_answer_with_the_rights_of_each(
    folder: Path, home: str
) -> None:
    said = Keyboard(folder, {}).run(f"kiosk doctor --json --home {home} || true")
    checks = {check["subject"]: check for check in json.loads(said)["checks"]}
    assert checks["inbox"]["state"] == checks["clock"]["state"] == "well"
    assert checks["network"]["words"] != "None is needed: the inbox is a file or a folder."


def test_the_status_tells_how_long_the_certificate_serves(folder: Path) -> None:
    said = Keyboard(folder, {}).run("kiosk status --json --home tablet || true")
    found = json.loads(said)
    left = datetime.fromisoformat(found["certificate_until"]) - datetime.now(UTC)
    assert (left.days, found["certificate_problem"]) == (DAYS - 1, "")
    assert "certificate" not in found["concerns"]


def test_a_server_that_is_away_holds_no_patient_up(folder: Path, server: Cluster) -> None:
    server.stop("immediate")
    tablet = opened_tablet(folder)
    tablet.intake.call_nurse(tablet.intake.begin())
    tablet.close()
    server.start()
    assert "waiting 0, quarantined 0" in Keyboard(folder, {}).run("kiosk sync --once --home tablet")


def test_a_tablet_that_was_expelled_keeps_what_it_seals(folder: Path, server: Cluster) -> None:
    owner = f"'{server.url('kiosk', OWNER)}'"
    Keyboard(folder, {}).run(f"kiosk clinic database expel {owner} tablet-1")
    tablet = opened_tablet(folder)
    notice = tablet.intake.call_nurse(tablet.intake.begin())
    tablet.close()
    said = Keyboard(folder, {}).run("kiosk sync --once --home tablet || true")
    assert "the clinic has shut this device out" in said
    kept = SqlOutbox(outbox_file(folder / "tablet")).find(notice.id)
    assert kept is not None
    assert not kept.quarantined
