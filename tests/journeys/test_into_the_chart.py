"""From the tablet into the chart: a patient finishes, a nurse signs, the chart has the document."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from joserfc.jwk import ECKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.inbox import SqlInbox
from kiosk.app.charting import clerk_of
from kiosk.app.demo_clinic import NURSE, DemoClinic
from kiosk.app.desk import open_desk
from kiosk.app.home import inbox_url
from kiosk.app.tablet import Tablet
from kiosk.delivery.courier import Courier
from kiosk.outside.clock import SystemClock
from kiosk.review.worklist import Worklist
from kiosk.settings import load
from tests.fhir_process import FhirProcess
from tests.journeys.test_a_return_visit import Return
from tests.people import FAMILY
from ui.background import Background
from ui.desk import theme
from ui.desk.chart.chart_box import ChartBox
from ui.desk.chart.charting import Charting
from ui.desk.chart.patient_dialog import PatientDialog
from ui.desk.intake.page import INTAKE, IntakePage
from ui.desk.window import DeskWindow


@pytest.fixture
def finished(qapp: object, clinic: DemoClinic, tablet: Callable[[], Tablet]) -> None:
    """A patient answers, reads over and finishes at the tablet; the courier carries."""
    opened = tablet()
    sitting = Return(opened, clinic, consent_due=False)
    sitting.decline_every_question()
    while sitting.step != "thank-you":
        sitting.hands.tap("nextButton")
    sitting.hands.tap("nextButton")
    sitting.hands.settle(lambda: sitting.window.visit.property("finishState") == "done")
    sitting.window.close()
    clock = SystemClock()
    inbox = SqlInbox(inbox_url(clinic.home, load(clinic.home)), clock)
    Courier(opened.intake.outbox, inbox, clock, lambda: 0.5).sync_once()
    inbox.close()


@pytest.fixture
def with_a_chart(
    clinic: DemoClinic, fhir: FhirProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """IT has set the chart and given this desk a key as a systemd credential."""
    given = tmp_path / "credentials"
    given.mkdir()
    key = ECKey.generate_key("P-384", private=True)
    (given / "intake-kiosk.chart").write_bytes(key.as_pem(private=True))
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(given))
    with (clinic.home / "settings.toml").open("a") as settings:
        settings.write(
            f'[chart]\nkind = "fhir"\nsince = 2026-01-01\nurl = "{fhir.url}"\n'
            'client_id = "kiosk"\nnumber_system = "urn:example:mrn"\n'
        )


@pytest.fixture
def workers(qapp, expect_log) -> Iterator[tuple[Background, Background]]:
    """The desk's worker, and the one that waits for the chart."""
    expect_log("kiosk.filing.clerk")  # until the patient is chosen, a person is needed
    theme.dress(qapp)
    both = Background(), Background()
    yield both
    for one in both:
        one.close()
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("finished", "with_a_chart")
def test_what_a_nurse_signs_is_found_in_the_chart_and_is_byte_identical(
    clinic, fhir, workers, qtbot
):
    patient = fhir.patient("MRN-7", family=FAMILY)
    fhir.patient("MRN-8", family="Anders")
    settings = load(clinic.home)
    desk = open_desk(clinic.home, settings, NURSE.id, clinic.passphrase)
    background, line = workers
    window = DeskWindow(desk, background)
    qtbot.addWidget(window)
    clerk_for = clerk_of(clinic.home, settings)
    assert clerk_for is not None
    Charting(clerk_for, line).join(window, desk, background)
    window.show()
    page = opened(window, desk, qtbot)
    choose(page, qtbot)
    sign_off(page, qtbot)
    (box,) = page.findChildren(ChartBox)
    qtbot.waitUntil(lambda: said(box, "In the chart since"), timeout=60_000)

    (document,) = [
        one
        for one in fhir.found("DocumentReference", patient=patient)
        if one["content"][0]["attachment"]["title"].startswith("Intake")
    ]
    attachment = document["content"][0]["attachment"]
    pdf = base64.b64decode(attachment["data"])
    (review,) = [one for _, one in desk.inbox.received_after(0, ("review",))]
    (signed,) = desk.file(page.intake.id)[1]
    assert (review.id, signed.act) == (signed.id, "sign-off")
    assert pdf == desk.intake_pdf(signed)
    assert base64.b64decode(attachment["hash"]) == hashlib.sha1(pdf).digest()
    assert {one["status"] for one in fhir.found("Task")} == {"completed"}
    assert fhir.found("DocumentReference", patient="Patient/somebody-else") == []
    window.close()


def opened(window: DeskWindow, desk, qtbot) -> IntakePage:
    (row,) = desk.look(Worklist()).rows
    window.open_intake(row.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=20_000)
    assert window.page is not None
    page: IntakePage = window.page
    qtbot.waitUntil(lambda: page.work.mine, timeout=20_000)
    return page


def choose(page: IntakePage, qtbot) -> None:
    (box,) = page.findChildren(ChartBox)
    qtbot.waitUntil(lambda: said(box, "Nothing is filed before"), timeout=20_000)
    box.choose()
    dialog = box.findChildren(PatientDialog)[-1]
    qtbot.waitUntil(lambda: dialog.matches.count() == 1, timeout=20_000)
    dialog.matches.setCurrentRow(0)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(box, "MRN-7"), timeout=20_000)


def sign_off(page: IntakePage, qtbot) -> None:
    for dealing in page.flags.dealings.values():
        dealing.action.setCurrentIndex(dealing.action.findData("talked"))
        qtbot.keyClicks(dealing.reason, "Talked with the patient.")
        qtbot.mouseClick(dealing.done, Qt.MouseButton.LeftButton)
    page.sign_off.attested.setChecked(True)
    qtbot.mouseClick(page.sign_off.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.tabs.isTabEnabled(INTAKE), timeout=60_000)


def said(box: ChartBox, words: str) -> bool:
    return any(words in label.text() for label in box.findChildren(QLabel))
