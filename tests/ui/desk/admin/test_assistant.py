"""The set-up assistant through its real window: nothing is kept before the last step."""

from itertools import chain

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton

from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_clinic import MemoryMembership, MemoryRegistry
from kiosk.provision import NewPerson, sign_in
from kiosk.provision.administration import Administration, RootKey
from kiosk.provision.secrets import new_identity
from kiosk.record.enrolment import held_manifest, read_enrolment
from tests.envelopes import PUBLIC_KEY
from tests.paper import sheet_as_typed
from ui.desk.admin.assistant import SetUpAssistant
from ui.desk.admin.new_person import short_name
from ui.desk.pdf_pages import pages_of

SLOW = 60_000  # ms: keys are derived slowly on purpose, on a busy machine more so
ROOT_WORDS, ADA = "meadow kettle willow", "candle ember orchard"


@pytest.fixture
def office(tmp_path) -> Administration:
    (tmp_path / "home").mkdir()
    (tmp_path / "usb").mkdir()
    clock = FixedClock()
    return Administration(
        tmp_path / "home", MemoryRegistry(), MemoryMembership(), MemoryInbox(clock), clock
    )


@pytest.fixture
def usb(tmp_path):
    return tmp_path / "usb"


@pytest.fixture
def assistant(qtbot, office, background):
    made = SetUpAssistant(office, lambda _device: (PUBLIC_KEY, True), background)
    made.show()
    yield made  # qtbot would close it, and it would ask
    made.hide()
    qtbot.waitUntil(lambda: not background.busy, timeout=SLOW)
    made.deleteLater()


@pytest.fixture
def go_on(assistant, qtbot, background):
    """Press the main button, and wait for what it begins."""

    def pressed():
        assert assistant.frame.onward.isEnabled()
        assistant.frame.onward.click()
        qtbot.waitUntil(lambda: not background.busy, timeout=SLOW)

    return pressed


@pytest.fixture
def at_the_sheet(assistant, go_on, usb):
    """Go as far as the recovery sheet; return it."""
    go_on()
    assistant.names.clinic.setText("Meadow Pain Clinic")
    go_on()
    assistant.root.place.line.setText(str(usb))
    assistant.root.passphrase.first.setText(ROOT_WORDS)
    assistant.root.passphrase.again.setText(ROOT_WORDS)
    go_on()
    assert assistant.frame.page is assistant.sheet
    return assistant.sheet


@pytest.fixture
def at_the_person(assistant, go_on, at_the_sheet, tmp_path):
    """Go on to the last question: the sheet is saved, read and typed."""
    file = tmp_path / "sheet.pdf"
    at_the_sheet.save_to(file)
    typed = sheet_as_typed(file.read_bytes())
    go_on()
    assistant.trial.key.key.setPlainText(typed.lower())
    go_on()
    assert assistant.frame.page is assistant.person
    assert not file.exists()
    return assistant.person.fields


def left_behind(office, usb) -> list[object]:
    kept = (office.registry.people(), office.registry.wrapped_for_recovery())
    return [*office.home.iterdir(), *usb.iterdir(), *office.membership.manifests(), *chain(*kept)]


def answer(button):
    """Answer the question that comes next."""

    def press():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            box.button(button).click()
        else:
            QTimer.singleShot(10, press)

    QTimer.singleShot(10, press)


def test_seven_pages_make_a_clinic_with_one_person_and_one_computer(
    assistant, go_on, at_the_person, office, usb, qtbot
):
    assert left_behind(office, usb) == []
    at_the_person.name.setText("Ada Invented, RN")
    assert at_the_person.id.text() == "ada"
    at_the_person.passphrase.first.setText(ADA)
    at_the_person.passphrase.again.setText(ADA)
    go_on()
    assert assistant.frame.page is assistant.last
    enrolment = read_enrolment(office.home)
    manifest = held_manifest(office.home, enrolment)
    assert (enrolment.device, manifest.name, manifest.version) == (
        "front-desk",
        "Meadow Pain Clinic",
        1,
    )
    assert manifest.recovery_tested_at
    assert manifest.device_key("front-desk") == PUBLIC_KEY
    assert (manifest.people[0].role, manifest.people[0].may_manage) == ("nurse+admin", True)
    assert office.opened(RootKey(usb, ROOT_WORDS)).manifest == manifest
    assert sign_in(office.registry, manifest, "ada", ADA, office.clock).name == "Ada Invented, RN"
    assert not office.nothing_yet()
    with qtbot.waitSignal(assistant.accepted):
        assistant.frame.onward.click()


@pytest.mark.parametrize("place", ["names", "root", "trial", "person"])
def test_stopping_at_any_page_leaves_nothing_and_one_begins_again(
    request, assistant, office, usb, place
):
    qtbot, go_on, tmp_path = map(request.getfixturevalue, ("qtbot", "go_on", "tmp_path"))
    go_on()
    if place in ("root", "trial"):
        assistant.names.clinic.setText("Meadow")
        go_on()
    if place == "trial":
        assistant.root.place.line.setText(str(usb))
        assistant.root.passphrase.first.setText(ROOT_WORDS)
        assistant.root.passphrase.again.setText(ROOT_WORDS)
        go_on()
        assistant.sheet.save_to(tmp_path / "sheet.pdf")
        go_on()
    if place == "person":
        assistant.frame.show_previous()
        request.getfixturevalue("at_the_person")
    assert assistant.frame.page is getattr(assistant, place)
    answer(QMessageBox.StandardButton.Yes)
    with qtbot.waitSignal(assistant.rejected):
        assistant.close()
    assert left_behind(office, usb) == []
    assert not (tmp_path / "sheet.pdf").exists()
    assert office.nothing_yet()


def test_who_does_not_want_to_stop_goes_on_where_they_were(assistant, go_on, qtbot):
    go_on()
    answer(QMessageBox.StandardButton.No)
    assistant.reject()
    assert assistant.isVisible()
    assert assistant.frame.page is assistant.names


def test_the_rules_of_a_passphrase_are_told_while_it_is_typed(assistant, go_on, usb):
    go_on()
    assistant.names.clinic.setText("Meadow Pain Clinic")
    go_on()
    assistant.root.place.line.setText(str(usb))
    fields, onward = assistant.root.passphrase, assistant.frame.onward
    for typed, said in (
        ("", "12 characters or more"),
        ("short", "12 characters or more"),
        ("aaaaaaaaaaaaaa", "Others would try"),
        ("meadow pain clinic", "Others would try"),
        (ROOT_WORDS, "once more"),
    ):
        fields.first.setText(typed)
        assert said in fields.verdict.text()
        assert not onward.isEnabled()
    fields.again.setText(ROOT_WORDS)
    assert "Good" in fields.verdict.text()
    assert onward.isEnabled()


def test_a_root_file_on_this_computer_is_warned_of(assistant, go_on, office, usb):
    place = assistant.root.place
    for folder, said in (
        (office.home, "belongs to Intake Kiosk itself"),
        (usb, "on this computer"),
        (usb / "missing", "no such folder"),
    ):
        place.line.setText(str(folder))
        assert said in place.warning.text()
    assert not place.fine


def test_a_stick_that_holds_a_clinics_root_is_refused(assistant, go_on, usb):
    (usb / "root.age").write_bytes(b"another clinic's")
    go_on()
    assistant.names.clinic.setText("Meadow Pain Clinic")
    go_on()
    assistant.root.place.line.setText(str(usb))
    assistant.root.passphrase.first.setText(ROOT_WORDS)
    assistant.root.passphrase.again.setText(ROOT_WORDS)
    go_on()
    assert assistant.frame.page is assistant.root
    assert "there is a clinic already: use another folder" in assistant.frame.message.text()
    assert (usb / "root.age").read_bytes() == b"another clinic's"


def test_one_goes_on_once_the_sheet_is_saved_or_printed_as_it_is(assistant, at_the_sheet, tmp_path):
    assert not assistant.frame.onward.isEnabled()
    at_the_sheet.save_to(tmp_path / "no folder" / "sheet.pdf")
    assert not assistant.frame.onward.isEnabled()
    at_the_sheet.save_to(tmp_path / "sheet.pdf")
    assert assistant.frame.onward.isEnabled()
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o077 == 0
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    at_the_sheet.print_to(printer)
    saved, printed = (
        pages_of((tmp_path / name).read_bytes(), 1) for name in ("sheet.pdf", "printed.pdf")
    )
    assert len(saved) == len(printed) == 1
    assert alike(saved[0], printed[0]) > 0.97


def alike(one: QImage, other: QImage) -> float:
    """Return which share of points is as dark in both, on a coarse raster."""
    assert abs(one.width() - other.width()) <= 2
    raster = [
        QPoint(x, y) for x in range(8, one.width() - 8, 3) for y in range(8, one.height() - 8, 3)
    ]
    same = sum(
        abs(one.pixelColor(at).lightness() - other.pixelColor(at).lightness()) < 96 for at in raster
    )
    assert any(other.pixelColor(at).lightness() < 96 for at in raster)
    return same / len(raster)


def test_the_key_of_the_sheet_is_tried_and_stays_the_same_when_one_goes_back(
    assistant, go_on, at_the_sheet, tmp_path
):
    at_the_sheet.save_to(tmp_path / "sheet.pdf")
    typed = sheet_as_typed((tmp_path / "sheet.pdf").read_bytes())
    go_on()
    trial, onward = assistant.trial, assistant.frame.onward
    for wrong, said in (
        (typed[:20], "letters are missing"),
        (typed[:30] + "!" + typed[31:], "look at group"),
        (typed + "Q", "too many"),
    ):
        trial.key.key.setPlainText(wrong)
        assert said in trial.key.verdict.text()
        assert not onward.isEnabled()
    trial.key.key.setPlainText(new_identity())
    go_on()
    assert assistant.frame.page is assistant.trial
    assert "earlier one or another clinic's" in assistant.frame.message.text()
    trial.key.key.setPlainText(typed)
    assert onward.isEnabled()
    assistant.frame.back.click()
    assistant.frame.back.click()
    assert assistant.frame.page is assistant.root
    assert assistant.root.passphrase.words == ""
    for page in (assistant.sheet, assistant.trial, assistant.person):
        go_on()
        assert assistant.frame.page is page


def test_a_disk_that_refuses_at_the_end_is_said_and_tried_again(
    assistant, go_on, at_the_person, office
):
    at_the_person.name.setText("Ada Invented, RN")
    at_the_person.passphrase.first.setText(ADA)
    at_the_person.passphrase.again.setText(ADA)
    (office.home / "manifest.part").mkdir()
    go_on()
    assert assistant.frame.page is assistant.person
    assert "make room" in assistant.frame.message.text()
    assert office.nothing_yet()
    (office.home / "manifest.part").rmdir()
    go_on()
    assert assistant.frame.page is assistant.last
    assert not office.nothing_yet()


def test_the_sheet_that_cannot_be_deleted_is_named_at_the_end(
    assistant, at_the_sheet, go_on, tmp_path, office
):
    pulled_out = tmp_path / "stick"
    pulled_out.mkdir()
    at_the_sheet.save_to(pulled_out / "sheet.pdf")
    typed = sheet_as_typed((pulled_out / "sheet.pdf").read_bytes())
    pulled_out.rename(tmp_path / "elsewhere")
    go_on()
    assistant.trial.key.key.setPlainText(typed)
    go_on()
    fields = assistant.person.fields
    fields.name.setText("Ada Invented")
    fields.passphrase.first.setText(ADA)
    fields.passphrase.again.setText(ADA)
    go_on()
    said = [shown.text() for shown in assistant.last.findChildren(QLabel)]
    assert f"Delete {pulled_out / 'sheet.pdf'} by hand: the recovery key is in it." in said


def test_no_page_names_a_command(assistant, tmp_path):
    assistant.last.tell(tmp_path, tmp_path / "root.pub", [], "")
    shown = [*assistant.findChildren(QLabel), *assistant.findChildren(QPushButton)]
    assert len(shown) > 40
    for one in shown:
        assert "kiosk " not in one.text().lower().replace("intake kiosk ", "")


def test_a_short_name_is_the_first_word_in_plain_letters():
    assert [short_name(n) for n in ("Ada Moreno", "  Zoë", "Łukasz-Jan B", "")] == [
        "ada",
        "zoe",
        "ukaszjan",
        "",
    ]


def test_only_roles_that_run_the_clinic_are_offered(assistant):
    role = assistant.person.fields.role
    offered = {role.itemData(place) for place in range(role.count())}
    assert offered == {"nurse+admin", "clinician+admin", "admin"}
    assert isinstance(assistant, QDialog)
    assert NewPerson("a", "b", "admin").role in offered
