"""No lock-in: the standard tools open an intake with the recovery key, without Intake Kiosk."""

import json
import subprocess
from pathlib import Path

from kiosk.record.envelope import parse
from kiosk.record.unseal import unseal
from tests.envelopes import CANARY, RECOVERY, sealed


def test_tail_and_age_give_the_bundle(tmp_path: Path) -> None:
    visit, recovery = tmp_path / "visit.intake", tmp_path / "recovery.txt"
    visit.write_bytes(sealed())
    recovery.write_text(f"# recovery key, made for this test\n{RECOVERY}\n")
    opened = subprocess.run(
        f"tail -n +2 '{visit}' | age -d -i '{recovery}'",
        shell=True,
        check=True,
        capture_output=True,
    )
    bundle = json.loads(opened.stdout)
    assert bundle == unseal(parse(visit.read_bytes()), [RECOVERY])
    assert CANARY in opened.stdout.decode()
