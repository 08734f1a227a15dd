"""What `kiosk doctor` prints: a line for each check, and below it what to do."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from kiosk.app.configured import origins
from kiosk.app.doctor.look import look
from kiosk.staff.doctor.check import Check
from kiosk.staff.doctor.examination import examine
from kiosk.staff.doctor.findings import Findings

_MARKS = {"well": "ok", "note": "note", "problem": "LOOK"}


def doctor(home: Path, bundle: Path | None, *, as_json: bool) -> int:
    """Look at this machine and say what is wrong; 1 when somebody must mend something.

    A bundle is a file for whoever supports this machine, without anything of patients.
    """
    configuration = origins(home)
    found = look(home, configuration)
    checks = examine(found)
    if as_json:
        print(json.dumps(told(found, checks), ensure_ascii=False, default=datetime.isoformat))
    else:
        print(*lines(checks), sep="\n")
    if bundle is not None:
        from kiosk.app.doctor.bundle import save_bundle

        save_bundle(bundle, home, configuration, found, told(found, checks))
        if not as_json:
            print(f"Saved {bundle}: nothing of patients is in it.")
    return 1 if any(check.state == "problem" for check in checks) else 0


def told(found: Findings, checks: Sequence[Check]) -> dict[str, object]:
    """Return the examination as documented."""
    return {
        "at": found.status.now,
        "home": "tablet" if found.is_tablet else "desk",
        "versions": dict(found.versions),
        "checks": [asdict(check) for check in checks],
    }


def lines(checks: Sequence[Check]) -> list[str]:
    """Return the examination in words."""
    widest = max(len(check.subject) for check in checks)
    indent = " " * (6 + widest + 2)
    said = []
    for check in checks:
        words = check.words.replace("\n", f"\n{indent}")
        said.append(f"{_MARKS[check.state]:4}  {check.subject:{widest}}  {words}")
        if check.remedy:
            said.append(f"{indent}→ {check.remedy}")
    troubles = sum(check.state == "problem" for check in checks)
    return [*said, "", f"{troubles} to mend." if troubles else "All is well."]
