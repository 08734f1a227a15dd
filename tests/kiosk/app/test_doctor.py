"""`kiosk doctor` on real homes: it looks, says what to do, changes nothing, and packs it up."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kiosk.app.demo_clinic import make_demo_clinic
from kiosk.app.doctor.bundle import save_bundle
from kiosk.app.doctor.look import look
from kiosk.app.doctor.report import lines, told
from kiosk.cli import run
from kiosk.errors import Unavailable
from kiosk.outside.file_modes import private_files
from kiosk.settings import NO_POLICY, configuration
from kiosk.staff.doctor.examination import examine
from tests.command_line import refused


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("doctor") / "home"
    with private_files():
        make_demo_clinic(made)
    return made


def states(said: str) -> dict[str, str]:
    return {check["subject"]: check["state"] for check in json.loads(said)["checks"]}


def test_a_tablet_off_screen_is_examined_and_what_is_missing_is_a_finding(
    home: Path, capsys
) -> None:
    assert run(["doctor", "--home", str(home), "--json"]) == 1
    found = states(capsys.readouterr().out)
    assert found["display"] == "problem"  # nobody sees what is drawn off-screen
    assert {found[name] for name in ("fonts", "inbox", "keyring", "manifest", "disk")} == {"well"}


def test_without_any_display_it_goes_on_and_the_fonts_are_still_known(home: Path) -> None:
    environment = {n: v for n, v in os.environ.items() if n not in ("DISPLAY", "WAYLAND_DISPLAY")}
    del environment["QT_QPA_PLATFORM"]
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "doctor", "--home", home],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "No display can be opened" in done.stdout
    assert "ok    fonts     Every letter of en, es." in done.stdout
    assert done.stderr == ""


def test_a_machine_that_is_nothing_yet_is_told_what_to_do_and_left_as_it_is(
    tmp_path: Path, capsys
) -> None:
    assert run(["doctor", "--home", str(tmp_path / "none")]) == 1
    said = capsys.readouterr().out
    assert "no clinic yet" in said
    assert "no inbox here" in said
    assert not (tmp_path / "none").exists()
    assert max(len(line) for line in said.splitlines()[:3]) < 100


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('inbox = "nowhere at all"', "address of the database is wrong"),
        ('inbox = "postgresql://db/intake"', "certificate"),
        ('exchange_folder = "/nowhere/at/all"', "/nowhere/at/all"),
        ('inbx = "postgresql://db/intake"', "nothing is sent"),
    ],
)
def test_whatever_is_wrong_with_the_way_to_the_inbox_is_a_finding(
    home: Path, tmp_path: Path, line: str, says: str
) -> None:
    (tmp_path / "settings.toml").write_text(line)
    for name in ("device.json", "manifest.json"):
        (tmp_path / name).write_bytes((home / name).read_bytes())
    found = look(tmp_path, configuration(tmp_path, NO_POLICY))
    (inbox,) = [check for check in examine(found) if check.subject == "inbox"]
    assert inbox.state == "problem"
    assert says in inbox.words
    assert not (tmp_path / "inbox.sqlite3").exists()


def test_an_inbox_that_does_not_answer_is_named_without_its_password(
    home: Path, tmp_path: Path
) -> None:
    url = "postgresql://nora:hush@127.0.0.1:1/intake"
    (tmp_path / "settings.toml").write_text(f'inbox = "{url}"\ntheme = "pink"\n')
    for name in ("device.json", "manifest.json", "key.json", "device.key"):
        (tmp_path / name).write_bytes((home / name).read_bytes())
    found = look(tmp_path, configuration(tmp_path, NO_POLICY))
    checks = {check.subject: check for check in examine(found)}
    assert (checks["inbox"].state, checks["policy"].state) == ("problem", "problem")
    save_bundle(tmp_path / "b.zip", tmp_path, configuration(tmp_path, NO_POLICY), found,
                told(found, examine(found)))  # fmt: skip
    with zipfile.ZipFile(tmp_path / "b.zip") as bundle:
        whole = b"".join(map(bundle.read, bundle.namelist())).decode()
    assert "postgresql://nora:***@127.0.0.1:1/intake" in whole
    assert "hush" not in whole + "\n".join(lines(examine(found)))


def test_a_bundle_holds_the_end_of_the_logs_and_never_takes_a_files_place(
    home: Path, tmp_path: Path, capsys
) -> None:
    log = home / "logs/patient.log"
    log.parent.mkdir(exist_ok=True)
    log.write_text("".join(f"line {number} postgresql://a:hush@db\n" for number in range(20_000)))
    file = tmp_path / "support.zip"
    run(["doctor", "--home", str(home), "--bundle", str(file)])
    assert "nothing of patients" in capsys.readouterr().out
    with zipfile.ZipFile(file) as bundle:
        kept = bundle.read("logs/patient.log").decode().splitlines()
    assert kept[-1] == "line 19999 postgresql://a:***@db"
    assert kept[0].startswith("line ")
    assert len(kept) < 10_000
    before = file.read_bytes()
    assert "name a new file" in refused(capsys, "doctor", "--home", home, "--bundle", file)
    assert file.read_bytes() == before
    log.unlink()


def test_a_bundle_that_cannot_be_written_is_refused(home: Path, tmp_path: Path) -> None:
    found = look(home, configuration(home, NO_POLICY))
    with pytest.raises(Unavailable, match="name a new file"):
        save_bundle(tmp_path / "gone/b.zip", home, configuration(home, NO_POLICY), found, {})
