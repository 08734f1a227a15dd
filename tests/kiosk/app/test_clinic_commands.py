"""Running a clinic by command: USB sticks, many tablets, leavers, recovery, and what is refused."""

import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from kiosk.app.clinic_status import attention
from kiosk.app.device_status import device_status
from kiosk.app.qr import qr_lines
from kiosk.app.shown_pack import pack_for_patients
from kiosk.cli import REFUSED, run
from kiosk.errors import Refused
from kiosk.outside.keychain import KEY_FILE, NOTE_FILE
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.settings import load
from tests.command_line import done, refused

ROOT_WORDS, ADA, NEXT = "meadow kettle willow", "candle ember orchard", "timber quilt umbrella"


class Papers:
    """A clinic's folders: the desk's home, the root's USB stick, one for tablets."""

    def __init__(self, folder: Path) -> None:
        self.desk, self.usb, self.answers = folder / "desk", folder / "usb", folder / "answers"
        self.folder = folder

    def office(self, *words: str) -> tuple[object, ...]:
        """Return the options of a command that needs the root, with what is answered."""
        self.answers.write_text("\n".join((ROOT_WORDS, *words)))
        return "--home", self.desk, "--root", self.usb, "--passphrase-file", self.answers

    def typed(self) -> Path:
        """Type the sheet into a file."""
        pdf = pypdfium2.PdfDocument(self.usb / "recovery.pdf")
        lines = pdf[0].get_textpage().get_text_range().splitlines()
        rows = [line.partition(" ")[2] for line in lines if re.match(r"(1|6|11|16) ", line)]
        file = self.folder / "typed.txt"
        file.write_text("\n".join(rows))
        return file

    def tablet(self, name: str) -> Path:
        """Unpack the image onto a new tablet: the root's public key and the inbox's address."""
        home = self.folder / name
        home.mkdir()
        shutil.copy(self.desk / "root.pub", home)
        address = f'inbox = "sqlite:///{self.desk}/inbox.sqlite3"'
        (home / "settings.toml").write_text(f"{address}\ndevice_key_file = true\n")
        return home

    def who(self, person: str, name: str) -> tuple[str, ...]:
        return "--person", person, "--person-name", name


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    papers = Papers(folder)
    papers.desk.mkdir()
    papers.usb.mkdir()
    call = ["clinic", "new", "Invented Clinic", *papers.who("ada", "Ada Invented")]
    assert run([str(part) for part in (*call, *papers.office(ADA))]) == 0
    return folder


@pytest.fixture
def papers(founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Papers:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    shutil.copytree(founded, tmp_path / "clinic")
    return Papers(tmp_path / "clinic")


@pytest.fixture
def tested(papers: Papers, capsys: pytest.CaptureFixture[str]) -> Papers:
    confirm = ("clinic", "confirm-recovery", "--recovery-file", papers.typed(), *papers.office())
    assert "The sheet works" in done(capsys, *confirm)
    return papers


def code_in(said: str) -> str:
    found = re.search(r"code: ((?:\d{4} ?)+)", said)
    assert found
    return found[1].replace(" ", "")


def asked(papers: Papers, capsys: pytest.CaptureFixture[str], tablet: Path) -> str:
    """Ask to be let in, be seen at the desk, and return the eight digits on the tablet."""
    done(capsys, "device", "request", tablet.name, "--home", tablet)
    done(capsys, "device", "list", "--home", papers.desk)
    return code_in(done(capsys, "device", "code", "--home", tablet))


def test_nothing_is_enrolled_before_the_sheet_was_typed_back(papers: Papers, capsys) -> None:
    tablet = papers.tablet("tablet-1")
    code = asked(papers, capsys, tablet)
    said = refused(capsys, "device", "approve", code, *papers.office())
    assert "kiosk clinic confirm-recovery" in said
    assert run(["clinic", "status", "--home", str(papers.desk)]) == REFUSED
    assert "never tested" in capsys.readouterr().out


def test_a_tablet_shows_its_digits_once_the_desk_has_looked(tested: Papers, capsys) -> None:
    tablet = tested.tablet("tablet-1")
    assert "not asked yet" in refused(capsys, "device", "code", "--home", tablet)
    said = done(capsys, "device", "request", "tablet-1", "--home", tablet)
    assert "code:" not in said
    assert "has not answered" in refused(capsys, "device", "code", "--home", tablet)
    assert "kiosk device code there" in done(capsys, "device", "list", "--home", tested.desk)
    code = code_in(done(capsys, "device", "code", "--home", tablet))
    assert code_in(done(capsys, "device", "code", "--home", tablet)) == code
    (listed,) = json.loads(done(capsys, "device", "list", "--json", "--home", tested.desk))
    assert (listed["device"], listed["code"]) == ("tablet-1", code)
    done(capsys, "device", "approve", code, *tested.office())
    done(capsys, "device", "accept", "--home", tablet)
    assert not list(tablet.glob("request*"))
    run(["status", "--json", "--home", str(tablet)])
    told = json.loads(capsys.readouterr().out)
    assert (told["device"], told["key"], told["waiting"]) == ("tablet-1", "present", 0)


def test_the_machine_that_holds_the_root_lets_itself_in(tested: Papers, capsys) -> None:
    (tested.desk / "settings.toml").write_text("device_key_file = true\n")
    said = done(capsys, "device", "enrol", "front-desk", *tested.office())
    assert "This device is front-desk of Invented Clinic" in said
    assert read_enrolment(tested.desk).device == "front-desk"
    assert "enrolled already" in refused(capsys, "device", "enrol", "again", *tested.office())


def test_two_files_on_a_stick_enrol_a_tablet_without_a_network(tested: Papers, capsys) -> None:
    tablet, stick = tested.tablet("tablet-1"), tested.folder / "stick"
    stick.mkdir()
    (tablet / "settings.toml").write_text("device_key_file = true\n")
    request, answer = stick / "tablet-1.request", stick / "manifest.json"
    ask = ("device", "request", "tablet-1", "--out", request, "--home", tablet)
    code = code_in(done(capsys, *ask))
    assert len(code) == 20
    assert code_in(done(capsys, *ask)) == code
    wrong = f"{(int(code) + 1) % 10**20:020d}"
    approve = ("--request", request, "--out", answer)
    assert "look at the device" in refused(
        capsys, "device", "approve", wrong, *approve, *tested.office()
    )
    done(capsys, "device", "approve", code, *approve, *tested.office())
    said = done(capsys, "device", "accept", "--manifest", answer, "--home", tablet)
    assert "This device is tablet-1 of Invented Clinic" in said
    assert "enrolled already" in refused(capsys, *ask)


def test_a_token_enrols_many_and_a_cloned_image_is_harmless(tested: Papers, capsys) -> None:
    token = done(capsys, "device", "token", "--root", tested.usb, "--count", 2).strip()
    image = tested.tablet("image")
    assert {file.name for file in image.iterdir()} == {"root.pub", "settings.toml"}
    homes = [Path(shutil.copytree(image, tested.folder / name)) for name in ("t-1", "t-2", "t-3")]
    keys = set()
    for home in homes:
        given = ("--token", token) if home.name != "t-3" else ()
        done(capsys, "device", "request", home.name, *given, "--home", home)
        keys.add((home / KEY_FILE).read_text())
    assert len(keys) == 3
    said = done(capsys, "device", "approve", "--token", token, *tested.office())
    assert "t-1 is in" in said
    assert "t-2 is in" in said
    assert "t-3" not in said
    done(capsys, "device", "accept", "--home", homes[0])
    assert "not enrolled" in refused(capsys, "device", "accept", "--home", homes[2])
    waiting = json.loads(done(capsys, "device", "list", "--json", "--home", tested.desk))
    assert [one["device"] for one in waiting] == ["t-3"]


def test_a_clone_that_lacks_the_key_is_told_so_and_makes_no_new_one(tested: Papers, capsys) -> None:
    tablet = tested.tablet("tablet-1")
    code = asked(tested, capsys, tablet)
    done(capsys, "device", "approve", code, *tested.office())
    clone = Path(shutil.copytree(tablet, tested.folder / "clone"))
    (clone / KEY_FILE).unlink()
    said = refused(capsys, "device", "request", "tablet-1", "--home", clone)
    assert "gone: ask anew under another name" in said
    assert (clone / NOTE_FILE).exists()
    assert not (clone / KEY_FILE).exists()


def test_a_tablet_that_lost_its_key_is_let_in_anew_and_another_is_not(
    tested: Papers, capsys
) -> None:
    tablet = tested.tablet("tablet-1")
    code = asked(tested, capsys, tablet)
    done(capsys, "device", "approve", code, *tested.office())
    done(capsys, "device", "accept", "--home", tablet)
    anew = ("device", "request", "tablet-1b", "--home", tablet)
    assert "enrolled already, as tablet-1" in refused(capsys, *anew)
    (tablet / KEY_FILE).unlink()
    assert "gone" in refused(capsys, "device", "request", "tablet-1", "--home", tablet)
    done(capsys, *anew)
    done(capsys, "device", "list", "--home", tested.desk)
    code = code_in(done(capsys, "device", "code", "--home", tablet))
    done(capsys, "device", "approve", code, *tested.office())
    done(capsys, "device", "accept", "--home", tablet)
    assert device_status(tablet, load(tablet), datetime.now(UTC)).key == "present"
    assert read_enrolment(tablet).device == "tablet-1b"


def test_the_sheet_brings_the_clinic_back(tested: Papers, capsys) -> None:
    call = ("clinic", "recover", *tested.who("ada-2", "Ada Invented"))
    said = done(capsys, *call, "--recovery-file", tested.typed(), *tested.office(NEXT))
    assert "0 of 0 envelopes in the inbox open for ada-2" in said
    assert "Everybody else is out" in said
    said = done(capsys, "person", "list", "--home", tested.desk)
    assert "ada, admin, Ada Invented, has left" in said
    confirm = ("clinic", "confirm-recovery", "--recovery-file", tested.typed(), *tested.office())
    assert "The sheet works" in done(capsys, *confirm)


def test_a_new_sheet_a_leaver_and_a_lost_tablet(tested: Papers, capsys) -> None:
    tablet = tested.tablet("tablet-1")
    code = asked(tested, capsys, tablet)
    done(capsys, "device", "approve", code, *tested.office())
    done(capsys, "clinic", "revoke", "--device", "tablet-1", *tested.office())
    assert "revoked" in refused(capsys, "device", "accept", "--home", tablet)
    assert "last who can" in refused(capsys, "person", "revoke", "ada", *tested.office())
    old = tested.typed().read_text()
    done(capsys, "clinic", "new-sheet", "--by", "ada", *tested.office(ADA))
    assert tested.typed().read_text() != old
    told = json.loads(status_of(tested, capsys))
    assert told["devices"] == [{"id": "tablet-1", "revoked": True}]
    assert told["attention"] == [
        "The recovery sheet was never tested: kiosk clinic confirm-recovery."
    ]


def test_a_tablet_shows_only_what_the_clinic_allows(tested: Papers, capsys) -> None:
    tablet = tested.tablet("tablet-1")
    code = asked(tested, capsys, tablet)
    done(capsys, "device", "approve", code, *tested.office())
    done(capsys, "clinic", "allow", "ketamine-chronic-pain", *tested.office())
    done(capsys, "device", "accept", "--home", tablet)
    settings = replace(load(tablet), allow_draft=True)
    assert pack_for_patients(tablet, settings).pack.reference.id == "ketamine-chronic-pain"
    done(capsys, "pack", "new", "own", "--in", tablet)
    with pytest.raises(Refused, match="not among the packs"):
        pack_for_patients(tablet, replace(settings, pack=str(tablet / "own")))


def test_an_expired_manifest_is_told_to_staff_and_holds_nobody_up(tested: Papers, capsys) -> None:
    tablet = tested.tablet("tablet-1")
    code = asked(tested, capsys, tablet)
    done(capsys, "device", "approve", code, *tested.office())
    done(capsys, "device", "accept", "--home", tablet)
    now = datetime.now(UTC)
    told = device_status(tablet, load(tablet), now)
    assert (told.device, told.key, told.key_source) == ("tablet-1", "present", "file")
    assert told.problem == ""
    later = device_status(tablet, load(tablet), now + timedelta(days=401))
    assert "has expired" in later.problem
    manifest = held_manifest(tablet, read_enrolment(tablet))
    assert attention(manifest, now) == []
    assert "expires on" in attention(manifest, now + timedelta(days=390))[0]
    assert "has expired" in attention(manifest, now + timedelta(days=401))[0]


def status_of(papers: Papers, capsys: pytest.CaptureFixture[str]) -> str:
    run(["clinic", "status", "--json", "--home", str(papers.desk)])
    return capsys.readouterr().out


def test_what_is_wrong_is_said_with_the_remedy(tested: Papers, capsys) -> None:
    desk, usb = tested.desk, tested.usb
    office = tested.office()
    assert "a line is missing" in refused(
        capsys, "person", "passphrase", "ada", "--home", desk, "--passphrase-file", empty(tested)
    )
    assert "clinic already" in refused(
        capsys, "clinic", "new", "X", *tested.who("bob", "Bob"), *tested.office(ADA)
    )
    assert "root.pub" in refused(capsys, "device", "request", "t", "--home", usb)
    assert "no such folder" in refused(
        capsys, "clinic", "rotate", "--home", desk, "--root", usb / "x", *office[-2:]
    )
    assert "not enrolled" in refused(
        capsys, "clinic", "revoke", "--device", "tablet-9", *tested.office()
    )
    assert "small letters" in refused(
        capsys, "device", "request", "Tablet One", "--home", tested.tablet("named")
    )
    tested.answers.write_text("not the passphrase")
    assert "passphrase of the root is wrong" in refused(capsys, "clinic", "rotate", *office)


def empty(papers: Papers) -> Path:
    file = papers.folder / "empty"
    file.write_text("")
    return file


def test_the_qr_code_is_square_and_quiet_around() -> None:
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in qr_lines("ab" * 32)]
    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) in (2 * len(lines), 2 * len(lines) - 1)
    assert not lines[0].strip()
    assert all(line.startswith("  ") and line.endswith("  ") for line in lines)


def test_in_a_home_without_a_clinic_nothing_is_asked_and_nothing_is_made(
    tested: Papers, capsys, tmp_path: Path
) -> None:
    home = tmp_path / "elsewhere"
    home.mkdir()
    office = ("--home", home, "--root", tested.usb)  # no passphrase: it is not asked for
    assert "name the home of its desk" in refused(capsys, "clinic", "confirm-recovery", *office)
    assert list(home.iterdir()) == []
