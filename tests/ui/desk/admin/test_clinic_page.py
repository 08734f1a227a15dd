"""The Clinic page through the real window: every act, and what is refused."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from kiosk.audit.entry import read_entry
from kiosk.outside.pretend import MemoryInbox
from kiosk.provision import NewPerson, add_person, sign_in
from kiosk.provision.administration import Administration, subject
from kiosk.provision.clinic import VALID_FOR
from kiosk.provision.pairing.device import hold, new_nonce, shown_code
from kiosk.record.enrolment import pinned_root
from kiosk.record.manifest import read_manifest
from kiosk.record.pairing import in_groups
from kiosk.record.request import Asked, request_for
from tests.clinics import NURSE_WORDS, ROOT_WORDS, Made, sealed_bytes
from tests.desks import Clinic
from ui.background import Background
from ui.desk.admin.clinic.page import ClinicPage
from ui.desk.admin.clinic.signing import SigningDialog
from ui.desk.admin.clinic.token_dialog import TokenDialog
from ui.desk.window import DeskWindow

SLOW = 60_000  # ms: the root's passphrase is slow on purpose
ADA_WORDS, NORA = "candle ember orchard", "lantern velvet saddle"


@pytest.fixture(scope="module")
def founded(tmp_path_factory) -> Made:
    made = Made(tmp_path_factory.mktemp("clinic"))
    ada = NewPerson("ada", "Ada Invented", "admin")
    made.clinic = add_person(made.clinic, ada, ADA_WORDS, made.founded.secrets)
    return made


@pytest.fixture
def made(founded: Made, tmp_path: Path) -> Made:
    copy = founded.copied(tmp_path)
    root = founded.premises.root_folder / "root.age"
    (copy.premises.root_folder / "root.age").write_bytes(root.read_bytes())
    (copy.premises.home / "root.pub").write_bytes((founded.premises.home / "root.pub").read_bytes())
    return copy


@pytest.fixture
def office(made) -> Administration:
    where = made.premises
    inbox = MemoryInbox(where.clock)
    return Administration(where.home, where.registry, where.membership, inbox, where.clock)


@pytest.fixture
def background():
    worker = Background()
    yield worker
    worker.close()


@pytest.fixture
def staffed():
    return Clinic(roles={"nurse-1": "nurse+admin"})


@pytest.fixture
def page(qtbot, office, background, staffed):
    clinic = staffed
    window = DeskWindow(clinic.desk(), background, office)
    qtbot.addWidget(window)
    window.show()
    window.show_clinic()
    shown: Any = window.rooms.currentWidget()
    qtbot.waitUntil(lambda: shown.devices._standing is not None, timeout=SLOW)
    yield shown  # the window lives as long


class Tablet:
    """A new tablet: it has root.pub, and asks."""

    def __init__(self, office: Administration, name: str, home: Path, token: str = "") -> None:
        home.mkdir()
        self.home, self.office = home, office
        self.key = Ed25519PrivateKey.generate()
        nonce, root = new_nonce(), pinned_root(office.home)
        self.asked: Asked = request_for(name, self.key, root, office.clock.now(), nonce, token)
        hold(home, self.asked, nonce)

    def ask(self) -> "Tablet":
        self.office.membership.ask(self.asked.written)
        return self

    def code(self) -> str:
        return shown_code(self.home, self.office.membership)


@pytest.fixture
def settled(qtbot, background, page):
    """Wait for the work under way, then look anew."""

    def wait():
        qtbot.waitUntil(lambda: not background.busy, timeout=SLOW)
        page.look()
        qtbot.waitUntil(lambda: not background.busy, timeout=SLOW)

    return wait


@pytest.fixture
def dialog(page):
    """Return the dialog that is open."""

    def find():
        return next(d for d in page.findChildren(SigningDialog) if d.isVisible())

    return find


@pytest.fixture
def sign(made, dialog, settled):
    """Name the root and sign the act of the dialog that is open."""

    def signed(words=ROOT_WORDS) -> None:
        opened = dialog()
        opened.place.line.setText(str(made.premises.root_folder))
        opened.passphrase.setText(words)
        assert opened.do.isEnabled()
        opened.do.click()
        settled()

    return signed


def rows(table) -> list[list[str]]:
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_a_nurse_sees_no_clinic_page_and_who_runs_the_clinic_does(qtbot, office, background):
    for role, seen in (("nurse", False), ("clinician", False), ("admin", True)):
        desk = Clinic(roles={"nurse-1": role}).desk()
        window = DeskWindow(desk, background, office)
        qtbot.addWidget(window)
        menus = [action.text() for action in window.menuBar().actions()]
        assert ("&Clinic" in menus) is seen
        window.show_clinic()
        assert isinstance(window.rooms.currentWidget(), ClinicPage) is seen
    qtbot.waitUntil(lambda: not background.busy, timeout=SLOW)


def test_a_tablet_is_let_in_when_both_show_the_same_digits(
    page, office, tmp_path, dialog, sign, settled
):
    tablet = Tablet(office, "tablet-2", tmp_path / "tablet").ask()
    settled()
    tab = page.devices
    assert rows(tab.asking)[0][:2] == ["tablet-2", "not yet: ask the device to show them"]
    tab.asking.selectRow(0)
    assert not tab.let_in.isEnabled()
    code = tablet.code()
    settled()
    assert rows(tab.asking)[0][1] == in_groups(code)
    tab.let_in.click()
    opened = dialog()
    assert in_groups(code) in [label.text() for label in opened.findChildren(QLabel)]
    assert not opened.do.isEnabled()
    opened.form.tick.setChecked(True)
    sign()
    assert office.manifest().device_key("tablet-2") == tablet.asked.public_key
    assert rows(tab.asking) == []
    assert ["tablet-2", "nothing sent yet", "in"] in rows(tab.table)
    assert page.message.text() == "tablet-2 is in."


def test_a_device_that_is_refused_is_off_the_list(page, office, tmp_path, settled):
    tablet = Tablet(office, "tablet-2", tmp_path / "tablet").ask()
    tablet.code()
    settled()
    before = office.manifest()
    page.devices.asking.selectRow(0)
    page.devices.no.click()
    settled()
    assert rows(page.devices.asking) == []
    assert office.manifest() == before
    assert page.message.text() == "tablet-2 is off the list."


def test_a_wrong_passphrase_signs_nothing_and_the_field_is_emptied_after_the_right_one(
    page,
    office,
    dialog,
    sign,
):
    page.keys.rotate()
    opened = dialog()
    opened.form.tick.setChecked(True)
    before = office.manifest()
    sign("not the passphrase")
    assert opened.message.text() == "The passphrase of the root is wrong: try again."
    assert office.manifest() == before
    left: list[str] = []
    opened.signed.connect(lambda _clinic: left.append(opened.passphrase.text()))
    sign()
    assert left == [""]
    assert office.manifest().version == before.version + 1
    assert office.manifest().recipients[0] != before.recipients[0]
    assert page.message.text() == "A new epoch has begun."


def test_what_a_revoked_tablet_had_sent_counts_and_no_more(page, made, office, dialog, sign):
    office.inbox.deliver(sealed_bytes(made.clinic))
    page.devices.table.selectRow(0)
    page.devices.out.click()
    dialog().form.tick.setChecked(True)
    sign()
    shut = office.manifest().device("tablet-1")
    assert (shut.revoked, shut.last_seq) == (True, 1)
    assert rows(page.devices.table)[0] == ["tablet-1", "just now", "shut out"]
    assert not page.devices.out.isEnabled()


def test_a_person_is_added_gets_another_role_and_is_let_go(page, office, dialog, sign, staffed):
    page.people.add.click()
    form: Any = dialog().form
    form.fields.name.setText("Nora Beispiel, RN")
    for line in (form.fields.passphrase.first, form.fields.passphrase.again):
        line.setText(NORA)
    assert form.given.person.currentText() == "Nora Invented"
    form.given.passphrase.setText(NURSE_WORDS)
    sign()
    new = sign_in(office.registry, office.manifest(), "nora", NORA, office.clock)
    assert (new.name, new.role) == ("Nora Beispiel, RN", "nurse")
    page.people.table.selectRow(names(page).index("nora"))
    page.people.role.click()
    form = dialog().form
    assert not form.ready
    form.role.setCurrentIndex(form.role.findData("clinician"))
    sign()
    assert office.manifest().person("nora").role == "clinician"
    page.people.table.selectRow(names(page).index("nora"))
    page.people.out.click()
    dialog().form.tick.setChecked(True)
    sign()
    assert office.manifest().person("nora").revoked_at
    entries = [read_entry(row.body) for row in staffed.audit.entries()]
    assert [one.act for one in entries] == ["add-person", "change-role", "let-person-go"]
    assert {(one.person, one.subject) for one in entries} == {("nurse-1", subject("nora"))}
    assert rows(page.people.table)[-1][3].startswith("left ")


def names(page) -> list[str]:
    return [row[1] for row in rows(page.people.table)]


def test_the_last_who_runs_the_clinic_can_neither_go_nor_become_a_nurse(
    page,
    office,
    dialog,
    sign,
):
    before = office.manifest()
    page.people.table.selectRow(names(page).index("ada"))
    page.people.out.click()
    dialog().form.tick.setChecked(True)
    sign()
    assert dialog().message.text().startswith("ada is the last who runs the clinic")
    dialog().reject()
    page.people.role.click()
    form: Any = dialog().form
    form.role.setCurrentIndex(form.role.findData("nurse"))
    sign()
    assert dialog().message.text().startswith("ada is the last who runs the clinic")
    dialog().reject()
    assert office.manifest() == before


def test_many_tablets_come_in_by_a_token_that_is_shown_once(
    page, office, tmp_path, dialog, sign, settled
):
    page.devices.make_token()
    form: Any = dialog().form
    form.count.setValue(2)
    sign()
    shown = next(iter(page.findChildren(TokenDialog)))
    token = shown.token.text()
    shown.reject()
    for number in (2, 3):
        Tablet(office, f"tablet-{number}", tmp_path / f"tablet-{number}", token).ask()
    Tablet(office, "stranger", tmp_path / "stranger").ask()
    settled()
    page.devices.use_token()
    dialog().form.token.setText(token)
    sign()
    assert page.message.text() == "Let in: tablet-2, tablet-3."
    assert [row[0] for row in rows(page.devices.asking)] == ["stranger"]


def test_a_tablet_without_a_network_comes_in_by_two_files(page, office, tmp_path, dialog, sign):
    tablet = Tablet(office, "tablet-2", tmp_path / "tablet")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "tablet-2.request").write_bytes(tablet.asked.written)
    page.devices.from_stick()
    form: Any = dialog().form
    form.file.setText(str(stick / "missing"))
    assert "name another file" in form.note.text()
    assert not form.ready
    form.file.setText(str(stick / "tablet-2.request"))
    assert form.digits.text() == in_groups(tablet.asked.long_code())
    form.tick.setChecked(True)
    sign()
    answer = read_manifest((stick / "manifest.json").read_bytes(), pinned_root(office.home))
    assert answer.device_key("tablet-2") == tablet.asked.public_key


def test_the_recovery_sheet_is_tried_again(page, made, office, dialog, sign):
    page.keys.try_sheet()
    form: Any = dialog().form
    form.key.key.setPlainText(made.founded.recovery[:-1])
    assert not form.ready
    assert "1 letters are missing" in form.key.verdict.text()
    form.key.key.setPlainText(made.founded.recovery)
    office.clock.advance(3600)
    sign()
    assert office.manifest().recovery_tested_at == office.clock.now()
    assert page.keys.sheet.text().startswith("Tried ")


def test_the_manifests_version_and_age_are_told_and_that_it_runs_out(page, office, settled):
    assert page.keys.manifest.text().startswith(f"Version {office.manifest().version}, signed ")
    assert not page.concern.isVisible()
    office.clock.advance((VALID_FOR - timedelta(days=20)).total_seconds())
    settled()
    assert "(380 days ago)" in page.keys.manifest.text()
    assert "expires on" in page.concern.text()
    office.clock.advance(timedelta(days=21).total_seconds())
    settled()
    assert page.concern.text() == "The manifest has expired: begin a new epoch. Patients go on."


def test_the_file_for_tablets_is_the_roots_public_key(page, office, tmp_path):
    page.devices.save_root_copy(tmp_path / "root.pub")
    assert (tmp_path / "root.pub").read_bytes() == (office.home / "root.pub").read_bytes()
    page.devices.save_root_copy(tmp_path / "missing" / "root.pub")
    assert "make room" in page.message.text()


def test_escape_leads_back_to_the_worklist(page, qtbot):
    window: Any = page.window()
    window.leave_intake()
    assert window.rooms.currentWidget() is window.list
    window.show_clinic()
    assert window.rooms.currentWidget() is page


def test_nothing_on_the_page_names_a_command(page, dialog):
    for act in (
        page.devices.from_stick,
        page.devices.make_token,
        page.devices.use_token,
        page.people.add_person,
        page.keys.rotate,
        page.keys.try_sheet,
    ):
        act()
        dialog().hide()
    said = [part.text() for part in page.findChildren(QLabel) + page.findChildren(QAbstractButton)]
    assert len(said) > 60
    for words in said:
        assert "kiosk " not in words.lower().replace("intake kiosk ", "")
        assert "--" not in words
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in page.findChildren(QLabel)
        if label.property("look")
    )


def test_a_wrong_setting_of_this_desk_is_told_to_whoever_runs_the_clinic(
    qtbot, office, background
) -> None:
    wrong = "settings.toml: theme = pink: this must be one of light, dark, contrast."
    told = replace(office, settings_problems=(wrong,))
    window = DeskWindow(Clinic(roles={"nurse-1": "nurse+admin"}).desk(), background, told)
    qtbot.addWidget(window)
    window.show()
    window.show_clinic()
    shown: Any = window.rooms.currentWidget()
    qtbot.waitUntil(lambda: wrong in shown.concern.text(), timeout=SLOW)
    assert shown.concern.isVisible()
    assert shown.concern.height() >= shown.concern.heightForWidth(shown.concern.width())
