"""`kiosk demo --offscreen`: two processes, a whole visit, and what it leaves behind."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.paper import words

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Demo:
    home: Path
    shown: Path
    code: int
    errors: str

    @property
    def summary(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.shown / "summary.json").read_text())
        return read


def kiosk(*arguments: object, cwd: Path = _ROOT) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *map(str, arguments)],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    done = kiosk("demo", "--offscreen", "--keep", folder / "home", cwd=folder)
    return Demo(folder / "home", folder / "build/walkthrough", done.returncode, done.stderr)


def test_it_ends_well_and_says_nothing_unexpected(demo: Demo) -> None:
    assert (demo.code, demo.errors) == (0, "")


def test_every_screen_is_pictured_in_every_language(demo: Demo) -> None:
    pictures = [file.stem for file in demo.shown.glob("*.png")]
    for step in ("welcome", "identify", "slides", "teach-back", "screening", "review", "consent"):
        for language in ("en", "es"):
            assert any(p.endswith(f"-{step}-{language}") for p in pictures), (step, language)
    assert any("thank-you" in picture for picture in pictures)


def test_the_summary_names_steps_flags_and_times_and_no_patient(demo: Demo) -> None:
    summary = demo.summary
    assert summary["steps"][0] == "welcome"
    assert summary["steps"][-1] == "thank-you"
    levels = [flag["level"] for flag in summary["flags"]]
    assert levels == ["red"] * 2 + ["amber"] * 4 + ["info"] * 3
    assert "Testa" not in (demo.shown / "summary.json").read_text()


def test_a_stock_age_tool_opens_the_envelope(demo: Demo) -> None:
    body = (demo.shown / "visit.intake").read_bytes().split(b"\n", 1)[1]
    opened = subprocess.run(
        ["age", "-d", "-i", demo.shown / "recovery.txt"], input=body, capture_output=True,
        check=True,
    )  # fmt: skip
    bundle = json.loads(opened.stdout)
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert {"Patient", "QuestionnaireResponse", "Consent", "DocumentReference"} <= set(kinds)
    ours = kiosk(
        "open", demo.shown / "visit.intake", "--identity", demo.shown / "recovery.txt",
        "--manifest", demo.home / "manifest.json",
    )  # fmt: skip
    assert (ours.returncode, ours.stderr) == (0, "")
    assert json.loads(ours.stdout) == bundle


def test_the_papers_say_what_was_decided_and_the_patients_holds_no_score(demo: Demo) -> None:
    consent = words((demo.shown / "consent.pdf").read_bytes())
    intake = words((demo.shown / "intake.pdf").read_bytes())
    assert "I agree" in consent
    assert "oxycodone at night" in consent
    assert "of 27" in intake
    for judgement in ("of 27", "mild", "Red:", "Amber:"):
        assert judgement not in consent


def test_the_kept_home_answers_to_status_and_sync(demo: Demo) -> None:
    status = kiosk("status", "--home", demo.home, "--json")
    assert status.returncode == 0
    assert json.loads(status.stdout)["delivered"] == 3  # begun, urgent, finished
    assert kiosk("sync", "--once", "--home", demo.home).returncode == 0


def test_a_demo_never_overwrites_a_folder(demo: Demo) -> None:
    again = kiosk("demo", "--offscreen", "--keep", demo.home)
    assert again.returncode == 1
    assert "not empty" in again.stderr
