"""A folder that a chart's import watches: whole files, each once, the index last, none replaced."""

import csv
import hashlib
import json
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk.errors import Refused, Unavailable
from kiosk.filing.chart_settings import FolderChart, chart_settings
from kiosk.filing.words import state_words
from kiosk.outside.chart.folder.drop import FolderDrop
from tests.charts import ANA, FilingClinic


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[FilingClinic]:
    made = FilingClinic(tmp_path)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "import"
    made.mkdir()
    return made


def settings(folder: Path, **more: object) -> FolderChart:
    return FolderChart(kind="folder", since=date(2026, 1, 1), folder=folder, **more)  # type: ignore[arg-type]  # its own fields


def filed(clinic: FilingClinic, folder: Path, **more: object):
    """Sign an intake off and file it; return the intake and its sign-off."""
    intake, review = clinic.signed()
    clerk = clinic.clerk(chart=FolderDrop(settings(folder, **more), clinic.clock))
    clerk.choose(intake.id, ANA)
    after = clinic.once(clerk)
    assert after is not None
    assert after.state == "filed"
    return intake, review


def test_pdf_fhir_and_index_lie_there_and_are_what_was_signed(clinic, folder):
    intake, review = filed(clinic, folder)
    files = {file.name.split("_2026")[0]: file for file in folder.iterdir()}
    assert sorted(files) == ["MRN-7_consent", "MRN-7_fhir", "MRN-7_index", "MRN-7_intake"]
    assert files["MRN-7_consent"].read_bytes() == intake.read.consent_pdf
    assert files["MRN-7_intake"].read_bytes() == clinic.desk().intake_pdf(review)
    bundle = json.loads(files["MRN-7_fhir"].read_bytes())
    assert bundle["entry"][0]["resource"]["resourceType"] == "Patient"
    rows = list(csv.DictReader(files["MRN-7_index"].read_text().splitlines()))
    assert [row["document"] for row in rows] == ["consent", "intake"]
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(data).hexdigest()
        assert (row["number"], row["family"]) == ("MRN-7", "Beispiel")
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o640}


@pytest.mark.parametrize("index", ["xml", "json"])
def test_the_index_speaks_as_the_import_wants_it(clinic, folder, index):
    filed(clinic, folder, index=index, types={"consent": 'CONS"<&,', "index": "i"})
    (file,) = folder.glob(f"*_index_*.{index}")
    if index == "json":
        types = [one["type"] for one in json.loads(file.read_text())["documents"]]
    else:
        types = [one.findtext("type") for one in ET.parse(file).getroot()]
    assert types == ['CONS"<&,', "intake"]


def test_a_clinics_own_template_of_the_index(clinic, folder, tmp_path):
    own = tmp_path / "index.txt"
    own.write_text("BEGIN|1\n---\nDOC|${number}|${type}|${file}\n---\nEND\n")
    filed(clinic, folder, index_template=own, fhir_json=False)
    (file,) = folder.glob("*_index_*")
    assert [line.split("|")[:3] for line in file.read_text().splitlines()] == [
        ["BEGIN", "1"],
        ["DOC", "MRN-7", "consent"],
        ["DOC", "MRN-7", "intake"],
        ["END"],
    ]


def test_nothing_is_ever_replaced(clinic, folder, expect_log):
    expect_log("kiosk.filing.clerk")
    clinic.signed()
    clerk = clinic.clerk(chart=FolderDrop(settings(folder), clinic.clock))
    clerk.queue()
    delivery = clerk.next()
    assert delivery is not None
    name = f"_consent_{delivery.packet.signed_at:%Y-%m-%d}_{delivery.packet.reference}.pdf"
    (folder / name.strip("_")).write_bytes(b"somebody else's")
    after = delivery.send()
    assert (after.state, after.why) == ("person", "name-taken")
    assert (folder / name.strip("_")).read_bytes() == b"somebody else's"
    assert not [file for file in folder.iterdir() if file.suffix in (".csv", ".json")]


def test_what_the_import_took_meanwhile_is_not_put_there_again(clinic, folder):
    """A try that was cut off after the files appeared, and the import that took them at once."""
    clinic.signed()
    clerk = clinic.clerk(chart=FolderDrop(settings(folder), clinic.clock))
    clerk.queue()
    delivery = clerk.next()
    assert delivery is not None
    delivery.chart.file(delivery.packet, delivery.filing, lambda *_noted: None)
    clinic.filings.progress(delivery.filing, "published", "", delivery.filing.begun_at)
    for file in folder.iterdir():
        file.unlink()
    clinic.later(minutes=6)
    assert clinic.once(clerk).state == "filed"
    assert list(folder.iterdir()) == []


def test_the_imports_word_is_waited_for(clinic, folder, tmp_path):
    took = tmp_path / "done"
    took.mkdir()
    clinic.signed()
    clerk = clinic.clerk(chart=FolderDrop(settings(folder, acknowledged=took), clinic.clock))
    waits = clinic.once(clerk)
    assert waits.why == "waits-for-import"
    assert state_words(waits).startswith("In the chart’s folder")
    (index,) = folder.glob("index_*.csv")
    index.rename(took / index.name)
    clinic.later(seconds=21)
    assert clinic.once(clerk).state == "filed"
    assert not list(folder.glob("*.csv"))


def test_an_import_that_fails_or_is_silent_is_told_to_a_person(
    clinic, folder, tmp_path, expect_log
):
    expect_log("kiosk.filing.clerk")
    took, failed = tmp_path / "done", tmp_path / "failed"
    took.mkdir()
    failed.mkdir()
    for _ in range(2):
        clinic.signed()
    told = settings(folder, acknowledged=took, errors=failed)
    clerk = clinic.clerk(chart=FolderDrop(told, clinic.clock))
    assert [clinic.once(clerk).why for _ in range(2)] == ["waits-for-import"] * 2
    intake = min(folder.glob("intake_*.pdf"))
    intake.rename(failed / f"{intake.name}.err")
    clinic.later(hours=2)
    assert {clinic.once(clerk).why for _ in range(2)} == {"import-failed", "not-acknowledged"}
    (failed / f"{intake.name}.err").unlink()
    (again,) = [one for one in clerk.unfinished() if one.why == "import-failed"]
    clerk.send_again(again)
    assert clinic.once(clerk).why == "waits-for-import"
    assert intake.exists()  # the import had moved it away


def test_a_folder_that_is_gone_is_waited_for(clinic, folder):
    clinic.signed()
    folder.rmdir()
    clerk = clinic.clerk(chart=FolderDrop(settings(folder), clinic.clock))
    assert clinic.once(clerk).why == "no-folder"
    folder.mkdir()
    clinic.later(minutes=6)
    assert clinic.once(clerk).state == "filed"


def test_a_record_number_may_be_needed(clinic, folder, expect_log):
    expect_log("kiosk.filing.clerk")
    clinic.signed()
    clerk = clinic.clerk(chart=FolderDrop(settings(folder, number_needed=True), clinic.clock))
    assert clinic.once(clerk).why == "no-patient"
    assert list(folder.iterdir()) == []


def test_a_test_document_only_where_it_is_allowed(folder, clinic):
    with pytest.raises(Refused, match="test_documents = true"):
        FolderDrop(settings(folder), clinic.clock).test_document(b"%PDF")
    FolderDrop(settings(folder, test_documents=True), clinic.clock).test_document(b"%PDF")
    assert [file.name.startswith("TEST_") for file in folder.iterdir()] == [True]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ({"kind": "fax"}, "kind"),
        ({"name": "${number}"}, "name"),
        ({"name": "${document}${reference}${surname}"}, "name"),
        ({"since": "soon"}, "since"),
        ({"colour": "red"}, "colour"),
        ({"errors": "x"}, "folder"),
    ],
)
def test_a_wrong_line_is_named(line, names):
    section = {"kind": "folder", "since": date(2026, 1, 1), "folder": "x"} | line
    with pytest.raises(Refused, match=rf"settings.toml: \[chart\].*{names}"):
        chart_settings(section, Path("settings.toml"))


def test_a_missing_folder_is_named_when_the_chart_is_checked(tmp_path, clinic):
    with pytest.raises(Unavailable, match="no such folder"):
        FolderDrop(settings(tmp_path / "nowhere"), clinic.clock).ability()
