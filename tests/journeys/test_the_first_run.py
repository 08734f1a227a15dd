"""The desk on a computer that knows no clinic: set up, sign in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from kiosk.app.desk import desk
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.settings import Settings, load
from tests.paper import sheet_as_typed
from tests.playing import Play, Script, top
from ui.desk.admin.assistant import SetUpAssistant
from ui.desk.sign_in import SignInDialog
from ui.desk.window import DeskWindow

ROOT_WORDS, ADA = "meadow kettle willow", "candle ember orchard"


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
    assistant.trial.key.setPlainText(typed)
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


def test_from_nothing_to_somebody_at_work(qapp: QApplication, home: Path) -> None:
    seen: list[str] = []

    def script() -> Script:
        yield from set_up(home.parent)
        yield from sign_in("ada", ADA)
        window = top(DeskWindow)
        assert window is not None
        seen.append(window.windowTitle())
        window.close()

    play = Play(script())
    assert desk(home, settings_of(home)) == 0
    play.finish()
    assert "Meadow Pain Clinic" in seen[0]
    assert held_manifest(home, read_enrolment(home)).version == 1
    assert {file.name for file in (home.parent / "usb").iterdir()} == {"root.age"}


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
