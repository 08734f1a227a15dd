"""A whole visit in the installed program's own window under Wine, click by click.

The touches are those of the rehearsal. Windows sets letters a pixel further than Linux and breaks
some lines elsewhere, so a screen that is not like the rehearsed one counts as there once it has
stood still; what was touched is then shown by what the patient's intake says.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.app.walkthrough.story import ANSWERS
from kiosk.record.unseal import Bundle
from verify.findings import Findings
from verify.replay import WORDS, Act, Screen, differs, is_like, read
from verify.tablet_home import opened, sealed
from verify.x_screen import x_screen
from windows.wine import Wine

REHEARSED = Path("build/verify/rehearsal")
SEEN = Path("build/verify/windows-visit")
DISPLAY = ":95"
_STILL = 6  # seconds without a change: longer than a screen takes to come on a busy machine
_PATIENCE = 180  # seconds
_LOOKS = 0.2


def visit(windows: Wine, home: Path, recovery: str, findings: Findings) -> None:
    """Show the program as a kiosk's shell does, and touch from the welcome to the thank-you."""
    shutil.rmtree(SEEN, ignore_errors=True)
    SEEN.mkdir(parents=True)
    acts = read(REHEARSED)
    with x_screen(DISPLAY) as screen, findings.timed("a whole visit on screen, by clicks") as saw:
        program = windows.start(
            r"C:\Program Files\Intake Kiosk\kioskw.exe",
            "patient",
            # by Direct3D Wine shows the first picture and none after it
            environment={"DISPLAY": DISPLAY, "QSG_RHI_BACKEND": "opengl"},
        )
        try:
            otherwise = [act.picture for act in acts if not played(screen, act)]
        finally:
            windows.run("taskkill", "/f", "/im", "kioskw.exe")
            program.communicate()
        saw.append(f"{len(acts)} screens, {len(otherwise)} of them with lines broken elsewhere")
    whole = [opened(home, body, recovery) for body in sealed(home)]
    told = [dict(scales(one)) for one in whole]
    rehearsed = {
        link: int(said.removeprefix("scale_"))
        for link, said in ANSWERS.items()
        if said.startswith("scale_")
    }
    findings.row(
        "one intake is in the outbox, opens, and says what was touched",
        holds=len(told) == 1 and rehearsed.items() <= told[0].items(),
        saw=str(told),
    )


def played(screen: Screen, act: Act) -> bool:
    """Wait for a screen and touch it; tell whether it was as rehearsed. TimeoutError: it moves."""
    expected, file = REHEARSED / act.picture, SEEN / f"{act.step}.png"
    end = time.monotonic() + _PATIENCE
    shown, since = screen.picture(), time.monotonic()
    while not (alike := is_like(shown, expected, WORDS)):
        time.sleep(_LOOKS)
        before, shown = shown, screen.picture()
        if differs(before, shown, WORDS):
            since = time.monotonic()
        if time.monotonic() - since > _STILL:
            break
        if time.monotonic() > end:
            shown.save(file)
            raise TimeoutError(f"{expected} did not come: look at {file}")
    shown.save(file)
    for stroke in act.strokes:
        screen.touch(stroke)
    return alike


def scales(bundle: Bundle) -> Iterator[tuple[str, int]]:
    """Yield each number that a patient chose, by its question."""
    entries: Any = bundle["entry"]
    for entry in entries:
        yield from _chosen(entry["resource"].get("item", []))


def _chosen(items: list[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    for item in items:
        for answer in item.get("answer", []):
            if "valueInteger" in answer:
                yield item["linkId"], answer["valueInteger"]
        yield from _chosen(item.get("item", []))
