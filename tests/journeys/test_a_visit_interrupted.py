"""Kill -9 after a tap costs that tap at most; the intake is the same as without the crash."""

import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.inbox import SqlInbox
from kiosk.app.demo_clinic import DEVICE, DemoClinic
from kiosk.app.walkthrough import story
from kiosk.cli import run
from kiosk.outside.clock import SystemClock
from kiosk.outside.draft_file import DRAFT_FILE, DRAFT_KEY_FILE
from kiosk.outside.keychain import CREDENTIAL, KEY_FILE, NOTE_FILE, DeviceKeys
from kiosk.record.envelope import Kind, parse
from kiosk.record.unseal import unseal
from tests.journeys.conftest import copied
from tests.kiosk.outside.keyrings import Session, session

_ROOT = Path(__file__).resolve().parents[2]
_STEP = int(os.environ.get("TAPS_BETWEEN_KILLS", "7"))  # `make soak`: 2
_FOR_EVER = 1000
_MOST_STARTS = 60
_DIFFERS = re.compile(  # times, ids, and the PDF, which holds both
    r"\d{4}-\d\d-\d\dT[\d:.+-]+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}"
    r"|JVBER[^\"]*|\"hash\": \"[^\"]*\"|\"size\": \d+"
)

Said = dict[str, Any]


def killed_after(home: Path, taps: int, *more: str) -> list[Said]:
    """Let a patient tap so many times, kill the tablet at the last; return what it said."""
    call = [sys.executable, "-m", "tests.journeys.tapping", str(home), str(taps), *more]
    environment = {**os.environ, "QT_LOGGING_RULES": "qt.qpa.*=false"}
    said: list[Said] = []
    with subprocess.Popen(
        call, cwd=_ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as tablet:
        assert tablet.stdout
        for line in tablet.stdout:
            said.append(json.loads(line))
            taps -= "tapped" in said[-1]
            if "calm" in said[-1] or "finished" in said[-1] or (taps == 0 and not more):
                tablet.kill()
                break
    return said


def interrupted(clinic: DemoClinic, taps: int) -> list[list[Said]]:
    """Play one visit, killed again and again, to its end; return what each process said."""
    processes: list[list[Said]] = []
    while not arrived(clinic, "intake"):
        processes.append(killed_after(clinic.home, taps))
        assert len(processes) < _MOST_STARTS, "the visit does not get on"
    return processes


def with_short_pack(home: Path) -> None:
    """Give the tablet a pack of three pages, two questions about them and three to screen."""
    packs = home / "packs"
    packs.mkdir(exist_ok=True)
    run(["pack", "new", "walk", "--in", str(packs)])
    with (home / "settings.toml").open("a") as file:
        file.write('pack = "walk"\n')


@pytest.fixture
def kept_in_file(clinic: DemoClinic) -> None:
    """The demo's key is in a file."""
    assert (clinic.home / KEY_FILE).exists()


@pytest.fixture
def kept_in_credential(clinic: DemoClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Move the tablet's key into a folder of systemd credentials."""
    folder = tmp_path / "credentials"
    folder.mkdir(mode=0o700)
    (clinic.home / KEY_FILE).rename(folder / CREDENTIAL)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))


@pytest.fixture
def kept_in_keyring(
    clinic: DemoClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """Move the tablet's key into a real gnome-keyring."""
    home = clinic.home
    held = DeviceKeys(home, in_file=True).load(DEVICE)
    assert held.key
    (home / KEY_FILE).unlink()
    (home / NOTE_FILE).unlink()
    with session(tmp_path / "session", monkeypatch) as opened:
        opened.daemon()
        assert DeviceKeys(home).keep(DEVICE, held.key).source == "keyring"
        yield opened


def arrived(clinic: DemoClinic, kind: Kind) -> list[str]:
    """Return what the clinic got, opened; without times and ids, which no two visits share."""
    if not (clinic.home / "outbox.sqlite3").exists():
        return []
    run(["sync", "--once", "--home", str(clinic.home)])
    inbox = SqlInbox(f"sqlite:///{clinic.home / 'inbox.sqlite3'}", SystemClock())
    received = [one for _, one in inbox.received_after(0, (kind,))]
    inbox.close()
    opened = [unseal(parse(one.body), [clinic.recovery]) for one in received]
    return [_DIFFERS.sub("*", json.dumps(bundle, indent=1, sort_keys=True)) for bundle in opened]


def told(processes: list[list[Said]], what: str) -> list[Any]:
    return [line[what] for said in processes for line in said if what in line]


@pytest.fixture(scope="session")
def undisturbed(founded: DemoClinic, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The intake of the same patient at a tablet that nobody kills."""
    clinic = copied(founded, tmp_path_factory.mktemp("undisturbed"))
    with_short_pack(clinic.home)
    assert "finished" in killed_after(clinic.home, _FOR_EVER)[-1]
    (intake,) = arrived(clinic, "intake")
    return intake


@pytest.mark.parametrize(
    ("store", "taps"), [("file", _STEP), ("credential", 2 * _STEP), ("keyring", 2 * _STEP + 1)]
)
def test_each_kill_costs_a_tap_at_most_and_the_intake_is_the_same(
    clinic: DemoClinic, store: str, taps: int, undisturbed: str, request: pytest.FixtureRequest
) -> None:
    with_short_pack(clinic.home)
    request.getfixturevalue(f"kept_in_{store}")
    processes = interrupted(clinic, taps)
    assert len(processes) > 1
    for before, after in itertools.pairwise(processes):
        last, its_effect = before[-2]["before"], before[-1]["digest"]
        resumed = next(line["digest"] for line in after if "arrived" in line)
        assert resumed in (last, its_effect)
    assert arrived(clinic, "intake") == [undisturbed]
    begun = arrived(clinic, "notice")  # once, unless the kill fell upon the name itself
    assert len(begun) <= 1
    assert all("visit-started" in notice for notice in begun)
    assert not {DRAFT_FILE, DRAFT_KEY_FILE} & {file.name for file in clinic.home.iterdir()}
    for curtain in told(processes, "curtain"):
        assert "A visit was interrupted." in curtain
        assert story.GIVEN not in curtain
        assert story.FAMILY not in curtain


def test_without_a_key_store_a_kill_loses_the_visit_and_writes_nothing(
    clinic: DemoClinic, capsys: pytest.CaptureFixture[str]
) -> None:
    with_short_pack(clinic.home)
    (clinic.home / KEY_FILE).unlink()
    killed_after(clinic.home, 3)
    again = killed_after(clinic.home, 1)
    assert told([again], "curtain") == []
    assert not {DRAFT_FILE, DRAFT_KEY_FILE} & {file.name for file in clinic.home.iterdir()}
    capsys.readouterr()
    run(["status", "--home", str(clinic.home), "--json"])
    assert json.loads(capsys.readouterr().out)["drafts"] == "off"


def test_a_keyring_that_is_locked_at_the_restart_keeps_the_visit_until_it_is_unlocked(
    clinic: DemoClinic, kept_in_keyring: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    with_short_pack(clinic.home)
    first = killed_after(clinic.home, 3)
    kept_in_keyring.lock()
    locked = killed_after(clinic.home, 1)
    assert told([locked], "curtain") == []
    capsys.readouterr()
    run(["status", "--home", str(clinic.home), "--json"])
    assert json.loads(capsys.readouterr().out)["drafts"] == "locked"
    kept_in_keyring.stop_last()
    kept_in_keyring.daemon()
    unlocked = killed_after(clinic.home, 1)
    assert told([unlocked], "curtain")
    resumed = next(line["digest"] for line in unlocked if "arrived" in line)
    assert resumed in (first[-2]["before"], first[-1]["digest"])


def test_after_a_fault_the_screen_is_calm_and_a_restart_brings_the_visit_back(
    clinic: DemoClinic,
) -> None:
    with_short_pack(clinic.home)
    faulty = killed_after(clinic.home, 3, "faulty")
    assert "Please hand the tablet to a member of staff" in faulty[-1]["calm"]
    assert story.FAMILY not in faulty[-1]["calm"]
    again = killed_after(clinic.home, _FOR_EVER)
    assert told([again], "arrived")[0] == faulty[-2]["tapped"]
    assert len(arrived(clinic, "intake")) == 1
