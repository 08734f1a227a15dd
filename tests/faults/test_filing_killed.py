"""kill -9 while a desk files: each intake is in the chart once, or a person is shown the doubt.

FILINGS says how many intakes go through each adapter.
"""

import multiprocessing
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from db.filing import SqlFilings
from db.store import sqlite_url
from kiosk.filing.chart_settings import ChartSettings, FhirChart, FolderChart, MllpChart
from kiosk.filing.naming import short_reference, submission_id
from kiosk.ports.filing import UNKNOWN_OUTCOME, ChartPatient, Filing
from tests.charts import FilingClinic
from tests.faults.filing_process import IDLE, Post, clerk_of, file_all, since
from tests.fhir_process import FhirProcess
from tests.mllp_receiver import Receiver

FILINGS = int(os.environ.get("FILINGS", "20"))
Processes = multiprocessing.context.ForkServerContext


@pytest.fixture(scope="module")
def processes() -> Processes:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "tests.faults.filing_process"])
    return context


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Post:
    """A clinic with so many intakes signed off; the post of the desk that is to file them."""
    folder = tmp_path_factory.mktemp("signed")
    clinic = FilingClinic(folder)
    for _ in range(FILINGS):
        clinic.signed()
    clinic.clerk().queue()
    clinic.close()
    key = clinic.nurse_keys["nurse-1"].private_bytes_raw()
    nowhere = FolderChart(kind="folder", since=since(), folder=folder)
    epoch = str(clinic.epoch)
    return Post(folder, nowhere, clinic.manifest, epoch, key, clinic.clock.now())


@dataclass
class Killed:
    """How often the desk was killed, and how its filings stand now."""

    kills: int
    filings: list[Filing]

    def references(self, state: str) -> set[str]:
        return {short_reference(submission_id(f.id)) for f in self.filings if f.state == state}


def filed_and_killed(processes: Processes, post: Post, seed: str) -> Killed:
    """Let a desk file, kill it again and again, until nothing is left to be sent."""
    lot, kills, now = random.Random(seed), 0, post.now
    while True:
        now += timedelta(minutes=6)  # the lease of who was killed has run out
        hears, says = processes.Pipe(duplex=False)
        desk = processes.Process(target=file_all, args=(replace(post, now=now), says))
        desk.start()
        says.close()
        if _heard(hears, lot):
            desk.join()
            filings = _standing(post)
            if all(f.state in ("filed", "person") for f in filings):
                return Killed(kills, filings)
        desk.kill()
        desk.join()
        kills += 1


def _heard(hears: Connection, lot: random.Random) -> bool:
    """Listen to a few words, and a moment longer; return whether the desk had nothing to do."""
    for _ in range(lot.randint(1, 7)):
        if hears.recv() == IDLE:
            return True
    hears.poll(lot.uniform(0, 0.1))
    return False


def _standing(post: Post) -> list[Filing]:
    queue = SqlFilings(sqlite_url(post.folder / "inbox.sqlite3"))
    found = [*queue.unfinished(10_000)]
    clerk = clerk_of(post)
    intakes = {r.id for _, r in clerk.desk.inbox.received_after(0, ("intake",))}
    found = [filing for intake in sorted(intakes) for filing in queue.of(intake)]
    queue.close()
    return found


def copied(signed: Post, folder: Path, settings: ChartSettings, patient: str = "") -> Post:
    shutil.copy(signed.folder / "inbox.sqlite3", folder / "inbox.sqlite3")
    post = replace(signed, folder=folder, settings=settings)
    if patient:
        clerk = clerk_of(post)
        for _, received in clerk.desk.inbox.received_after(0, ("intake",)):
            clerk.choose(received.id, ChartPatient(reference=patient, number="MRN-7"))
    return post


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder in memory where there is one: a kill leaves what was written, on any disk."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as made:
        yield Path(made)


@pytest.fixture
def folder(home: Path) -> Path:
    made = home / "import"
    made.mkdir()
    return made


def test_a_folder_has_each_file_once(processes, signed, home, folder, reliability):
    settings = FolderChart(kind="folder", since=since(), folder=folder)
    killed = filed_and_killed(processes, copied(signed, home, settings), "folder")
    whole = [file.name for file in folder.iterdir() if file.suffix != ".part"]
    wanted = killed.references("filed")
    by_reference = Counter(name.rpartition("_")[2].partition(".")[0] for name in whole)
    lost = sum(by_reference[one] < 4 for one in wanted)
    twice = sum(by_reference[one] > 4 for one in wanted)
    reliability("R17", f"kill -9 while filing into a folder ({killed.kills} kills)",
                FILINGS, lost=lost, twice=twice, altered=0)  # fmt: skip
    assert set(by_reference) == wanted
    assert (len(wanted), lost, twice) == (FILINGS, 0, 0)
    assert not [file for file in folder.iterdir() if file.suffix == ".part"]


@pytest.mark.parametrize("level", ["A", "B", "C", "D"])
def test_a_fhir_server_has_each_document_once(
    processes, signed, home, fhir: FhirProcess, level, reliability
):
    patient = fhir.patient("MRN-7")
    settings = FhirChart(kind="fhir", since=since(), url=fhir.url, client_id="kiosk", at_most=level)
    post = copied(signed, home, settings, patient)
    killed = filed_and_killed(processes, post, level)
    titles = Counter(
        document["content"][0]["attachment"]["title"]
        for document in fhir.found("DocumentReference", patient=patient)
    )
    filed, doubtful = killed.references("filed"), killed.references("person")
    there = Counter(title.rpartition(" ")[2] for title in titles)
    lost = sum(there[one] < 2 for one in filed)
    twice = sum(times > 1 for times in titles.values())
    words = f"kill -9 while filing by FHIR, level {level} ({killed.kills} kills, "
    reliability("R17", f"{words}{len(doubtful)} shown)", FILINGS, lost=lost, twice=twice,
                altered=0)  # fmt: skip
    assert (lost, twice) == (0, 0)
    assert len(filed) + len(doubtful) == FILINGS
    assert {f.why for f in killed.filings if f.state == "person"} <= {UNKNOWN_OUTCOME}
    if level != "D":
        assert not doubtful
        assert len({one["id"] for one in fhir.found("Task")}) == FILINGS


def test_an_interface_gets_each_message_at_most_once_and_none_is_lost(
    processes, signed, home, reliability
):
    with Receiver() as receiver:
        settings = MllpChart(
            kind="hl7v2", since=since(), host="127.0.0.1", port=receiver.port, tls=False
        )
        post = copied(signed, home, settings, "none of this chart")
        killed = filed_and_killed(processes, post, "mllp")
        came = Counter(str(message.segment("MSH")[10]) for message in receiver.taken)
    filed, doubtful = killed.references("filed"), killed.references("person")
    titles = Counter(
        str(message.segment("TXA")[16]).rpartition(" ")[2] for message in receiver.taken
    )
    lost = sum(titles[one] < 2 for one in filed)
    twice = sum(times > 1 for times in came.values())
    words = f"kill -9 while filing by HL7 v2 ({killed.kills} kills, {len(doubtful)} shown)"
    reliability("R17", words, FILINGS, lost=lost, twice=twice, altered=0)
    assert (lost, twice) == (0, 0)
    assert len(filed) + len(doubtful) == FILINGS
    assert {f.why for f in killed.filings if f.state == "person"} <= {UNKNOWN_OUTCOME}
