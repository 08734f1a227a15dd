"""What the staff door of one tablet leads to."""

import json
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kiosk.ports import Machine
from kiosk.record.enrolment import replace_file
from kiosk.staff.pin import StaffPin
from kiosk.staff.status import TabletStatus, concerns


@dataclass(frozen=True)
class StaffAccess:
    """The PIN, a look at the tablet, and the machine; nothing here reaches what is sealed."""

    home: Path
    pin: StaffPin
    machine: Machine
    look: Callable[[], TabletStatus]

    def save_diagnostics(self) -> Path:
        """Write how the tablet stands into logs/diagnostics.json; counts and codes only."""
        status = self.look()
        told = {
            **asdict(status),
            "concerns": sorted(concerns(status)),
            "python": platform.python_version(),
            "system": platform.platform(),
        }
        file = self.home / "logs" / "diagnostics.json"
        file.parent.mkdir(exist_ok=True)
        words = json.dumps(told, default=datetime.isoformat, ensure_ascii=False, indent=2)
        replace_file(file, words.encode() + b"\n")
        return file
