"""The desk on a computer that knows no clinic: set up, two nurses, a tablet, its first call."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from db.membership import SqlMembership
from kiosk.app import device_commands
from kiosk.app.admin import sync
from kiosk.app.desk import desk, open_desk
from kiosk.app.tablet import Tablet
from kiosk.provision.pairing.device import shown_code
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.record.pairing import in_groups
from kiosk.review.worklist import Worklist
from kiosk.settings import Settings, load
from tests.paper import sheet_as_typed
from tests.playing import Play, Script, top
from ui.desk.admin.assistant import SetUpAssistant
from ui.desk.admin.clinic.page import ClinicPage
from ui.desk.admin.clinic.signing import SigningDialog
from ui.desk.sign_in import SignInDialog
from ui.desk.window import DeskWindow

ROOT_WORDS, ADA = "meadow kettle willow", "candle ember orchard"
NORA, OTTO = "lantern velvet saddle", "timber quilt umbrella"


@pytest.fixture(autouse=True)
def _undressed(qapp):
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("home", "usb"):
        (tmp_path / name).mkdir()
    return tmp_path / "home"


def settings_of(home: Path) -> Settings:
    return replace(load(home), device_key_file=True)


def set_up(folder: Path) -> Script:
    """Go through the assistant, as somebody without a printer does."""
    yield lambda: top(SetUpAssistant)
    assistant = top(SetUpAssistant)
    assert assistant is not None
    onward = assistant.frame.onward

    def come(page: object) -> Callable[[], object]:
        return lambda: assistant.frame.page is page

    onward.click()
    assistant.names.clinic.setText("Meadow Pain Clinic")
    onward.click()
    assistant.root.place.line.setText(str(folder / "usb"))
    for line in (assistant.root.passphrase.first, assistant.root.passphrase.again):
        line.setText(ROOT_WORDS)
    onward.click()
    yield come(assistant.sheet)
    assistant.sheet.save_to(folder / "sheet.pdf")
    typed = sheet_as_typed((folder / "sheet.pdf").read_bytes())
    onward.click()
    assistant.trial.key.key.setPlainText(typed)
    onward.click()
    yield come(assistant.person)
    fields = assistant.person.fields
    fields.name.setText("Ada Invented, RN")
    for line in (fields.passphrase.first, fields.passphrase.again):
        line.setText(ADA)
    onward.click()
    yield come(assistant.last)
    onward.click()


def sign_in(person: str, words: str) -> Script:
    """Sign somebody in whom the list names."""
    yield lambda: top(SignInDialog)
    dialog = top(SignInDialog)
    assert dialog is not None
    dialog.person.setCurrentIndex(dialog.person.findData(person))
    dialog.passphrase.setText(words)
    dialog.attempt()
    yield lambda: top(DeskWindow)


def the_clinic_page() -> ClinicPage:
    window = top(DeskWindow)
    assert window is not None
    window.show_clinic()
    page = window.rooms.currentWidget()
    assert isinstance(page, ClinicPage)
    return page


def sign(page: ClinicPage, usb: Path, fill: Callable[[Any], None]) -> Script:
    """Fill in the dialog that is open, and sign with the root."""
    yield lambda: [d for d in page.findChildren(SigningDialog) if d.isVisible()]
    dialog = next(d for d in page.findChildren(SigningDialog) if d.isVisible())
    fill(dialog.form)
    dialog.place.line.setText(str(usb))
    dialog.passphrase.setText(ROOT_WORDS)
    page.message.clear()
    dialog.do.click()
    yield page.message.text


def add_nurses(page: ClinicPage, usb: Path) -> Script:
    """Let Nora and Otto in, each with a passphrase of their own."""
    for name, words in (("Nora Beispiel, RN", NORA), ("Otto Erfunden, RN", OTTO)):

        def fill(form: Any, name: str = name, words: str = words) -> None:
            form.fields.name.setText(name)
            for line in (form.fields.passphrase.first, form.fields.passphrase.again):
                line.setText(words)
            form.given.passphrase.setText(ADA)

        page.people.add.click()
        yield from sign(page, usb, fill)


def let_in(page: ClinicPage, tablet: Path, usb: Path) -> Script:
    """Have a tablet ask, compare its digits, and let it in."""
    tablet.mkdir()
    page.devices.save_root_copy(tablet / "root.pub")
    address = f'inbox = "sqlite:///{page.devices.office.home / "inbox.sqlite3"}"'
    (tablet / "settings.toml").write_text(f"{address}\nallow_draft = true\n")
    settings = settings_of(tablet)
    device_commands.request(tablet, settings, "tablet-1", "", None)
    yield page.devices.asking.rowCount
    membership = SqlMembership(settings.inbox)
    digits = in_groups(shown_code(tablet, membership))
    membership.close()

    def shown() -> bool:
        item = page.devices.asking.item(0, 1)
        return item is not None and item.text() == digits

    yield shown
    page.devices.asking.selectRow(0)
    page.devices.let_in.click()
    yield from sign(page, usb, lambda form: form.tick.setChecked(True))
    device_commands.accept(tablet, settings, None)


def test_from_nothing_to_a_tablet_and_two_nurses(qapp: QApplication, home: Path) -> None:
    usb, tablet = home.parent / "usb", home.parent / "tablet"

    def script() -> Script:
        yield from set_up(home.parent)
        yield from sign_in("ada", ADA)
        page = the_clinic_page()
        yield lambda: page.name.text() == "Meadow Pain Clinic"
        yield from add_nurses(page, usb)
        yield from let_in(page, tablet, usb)
        window = top(DeskWindow)
        assert window is not None
        window.sign_out()
        yield from sign_in("otto", OTTO)  # who was not there when the desk was opened
        window = top(DeskWindow)
        assert window is not None
        window.show_clinic()
        assert window.rooms.currentWidget() is window.list
        window.close()

    play = Play(script())
    assert desk(home, settings_of(home)) == 0
    play.finish()
    manifest = held_manifest(home, read_enrolment(home))
    assert [person.id for person in manifest.staff] == ["ada", "nora", "otto"]
    assert [device.id for device in manifest.devices] == ["front-desk", "tablet-1"]
    assert {file.name for file in usb.iterdir()} == {"root.age"}
    opened = Tablet(tablet, settings_of(tablet), lambda: None)
    opened.intake.call_nurse(opened.intake.begin())
    opened.close()
    assert sync(tablet, settings_of(tablet), once=True) == 0
    for nurse, words in (("nora", NORA), ("otto", OTTO)):
        at_work = open_desk(home, settings_of(home), nurse, words)
        assert [one.device for one in at_work.look(Worklist()).notices.values()] == ["tablet-1"]


def test_who_gives_up_finds_the_assistant_again(qapp: QApplication, home: Path) -> None:
    def script() -> Script:
        yield lambda: top(SetUpAssistant)
        assistant = top(SetUpAssistant)
        assert assistant is not None
        assistant.reject()

    for _time in range(2):
        play = Play(script())
        assert desk(home, settings_of(home)) == 0
        play.finish()
    assert not (home / "root.pub").exists()
    assert top(QMessageBox) is None
