"""No lock-in: docs/recovery.md opens an intake and the root with standard tools alone."""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

from kiosk.provision import found_clinic
from kiosk.provision.sheet import groups
from kiosk.record.envelope import parse
from kiosk.record.unseal import unseal
from tests.clinics import ROOT_WORDS, premises_in
from tests.desks import Clinic
from tests.envelopes import RECIPIENTS, RECOVERY
from tests.keyboard import ROOT, Keyboard, shell_blocks
from tests.people import FAMILY, a_visit

*INTAKE, OF_THE_ROOT = shell_blocks(ROOT / "docs/recovery.md")
SYSTEM = {"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/")}  # nothing of ours


def test_the_document_opens_an_intake_without_us(tmp_path: Path) -> None:
    clinic = Clinic()
    name = clinic.send(a_visit(clinic.pack), sealing=replace(clinic.sealing, recipients=RECIPIENTS))
    received = clinic.inbox.find(name)
    assert received
    (tmp_path / "visit.intake").write_bytes(received.body)
    (tmp_path / "sheet.txt").write_text("\n".join(groups(RECOVERY)))
    for block in INTAKE:
        subprocess.run(
            ["bash", "-eo", "pipefail", "-c", "\n".join(block)],
            check=True, cwd=tmp_path, env=SYSTEM, capture_output=True,
        )  # fmt: skip
    opened = (tmp_path / "visit.json").read_text(encoding="utf-8")
    assert json.loads(opened) == unseal(parse(received.body), [RECOVERY])
    assert FAMILY in opened
    assert (tmp_path / "consent.pdf").read_bytes().startswith(b"%PDF")


def test_the_first_line_that_it_shows_names_no_patient(tmp_path: Path) -> None:
    clinic = Clinic()
    received = clinic.inbox.find(clinic.send(a_visit(clinic.pack)))
    assert received
    line = received.body.partition(b"\n")[0].decode()
    assert set(json.loads(line)) == {
        "v", "kind", "clinic", "device", "seq", "prev", "pack", "sealed_at", "body_sha256", "sig",
    }  # fmt: skip


def test_the_document_opens_the_root_without_us(tmp_path: Path) -> None:
    premises = premises_in(tmp_path)
    founded = found_clinic(premises, "Invented Clinic", ROOT_WORDS)
    keyboard = Keyboard(premises.root_folder, {"Enter passphrase": ROOT_WORDS})
    said = keyboard.run("\n".join(OF_THE_ROOT))
    hexadecimal = "".join(said.partition("pub:")[2].split()).replace(":", "")
    assert hexadecimal == founded.clinic.root_public.hex()
