"""Files: chosen from what lies in the clinic's folder, or given to the nurse."""

import base64
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Attachment, Item, Text
from kiosk.outside.folder import Folder
from tests.ui.patient.questions.asked import answered, shown
from tests.ui.patient.tablet import Tablet
from ui.background import Background
from ui.patient.questions.kinds import question_for
from ui.patient.questions.shelf import Shelf

if TYPE_CHECKING:
    from tests.ui.patient.sitting import Qml
    from ui.patient.question import Values

SCAN = Item("scan", "attachment", Text("Your last scan"), mime_types=("application/pdf",))
CONTENT = b"%PDF-invented"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "scan.pdf").write_bytes(CONTENT)
    (tmp_path / "photo.png").write_bytes(b"x")
    return tmp_path


@pytest.fixture
def tablet(tablets, stick: Path) -> Tablet:
    return shown(tablets, SCAN, files=Folder(stick))


def test_only_files_of_the_kind_that_is_asked_for_can_be_chosen(tablet: Tablet) -> None:
    assert "scan.pdf" in tablet.hands.reads()
    assert "photo.png" not in tablet.hands.reads()


def test_a_chosen_file_is_the_answer_with_its_content(tablet: Tablet) -> None:
    tablet.hands.tap("file_0")
    given = answered(tablet, "scan")
    assert given is not None
    (file,) = given
    assert isinstance(file, Attachment)
    assert (file.title, file.content_type, file.size) == (
        "scan.pdf",
        "application/pdf",
        len(CONTENT),
    )
    assert base64.b64decode(file.data or "") == CONTENT
    assert tablet.hands.find("file_0").property("chosen")
    tablet.hands.tap("nextButton")
    assert "scan.pdf" in tablet.hands.reads()


def test_a_second_tap_takes_it_back(tablet: Tablet) -> None:
    tablet.hands.tap("file_0")
    tablet.hands.tap("file_0")
    assert answered(tablet, "scan") is None


def test_a_file_keeps_nobody_from_going_on(tablets, tmp_path: Path) -> None:
    tablet = shown(tablets, replace(SCAN, required=True), files=Folder(tmp_path))
    assert "There is no file here to choose." in tablet.hands.reads()
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "review"


def test_a_file_that_came_later_is_found_by_looking_again(tablet: Tablet, stick: Path) -> None:
    (stick / "a second.pdf").write_bytes(b"2")
    tablet.hands.tap("lookAgainForFiles")
    assert "a second.pdf" in tablet.hands.reads()


def test_a_file_that_went_away_is_told_in_words(tablet: Tablet, stick: Path) -> None:
    (stick / "scan.pdf").unlink()
    tablet.hands.tap("file_0")
    assert tablet.hands.sees("fileLost")
    assert answered(tablet, "scan") is None


def test_a_file_that_has_grown_too_large_is_not_taken(tablets, stick: Path) -> None:
    tablet = shown(tablets, replace(SCAN, max_size=20), files=Folder(stick))
    (stick / "scan.pdf").write_bytes(b"x" * 21)
    tablet.hands.tap("file_0")
    assert tablet.hands.sees("fileLost")
    tablet.hands.tap("lookAgainForFiles")
    assert not tablet.hands.sees("file_0")


@pytest.mark.parametrize("same_patient", [True, False])
def test_a_file_that_was_read_late_is_not_the_next_patients(
    qapp: QGuiApplication, stick: Path, same_patient: bool
) -> None:
    visits, background = ["this"], Background()
    taken: list[Values] = []
    owner = QObject()
    shelf = Shelf(Folder(stick), background, lambda: visits[-1])
    question: Qml = question_for(SCAN, owner, taken.append, shelf)
    question.show(SCAN, None, "en")
    question.look()
    settle(background)
    question.choose(0)
    visits.append("this" if same_patient else "next")
    settle(background)
    assert bool(taken) is same_patient
    background.close()


def settle(background: Background) -> None:
    while background.busy:
        QCoreApplication.processEvents()


def test_without_a_folder_the_nurse_takes_it(tablets) -> None:
    tablet = shown(tablets, SCAN)
    assert "Your nurse will take this from you." in tablet.hands.reads()
