"""Somebody at a terminal: runs commands, reads what they ask, and types the answer."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
Answer = str | Callable[[], str]


class Keyboard:
    """A terminal in a folder; `answers` are by what a question contains."""

    def __init__(self, folder: Path, answers: Mapping[str, Answer]) -> None:
        self.folder = folder
        self._answers = answers

    def run(self, command: str) -> str:
        """Run one line of shell, answering what it asks; return what stood on the terminal."""
        ours, theirs = pty.openpty()
        kiosk = f'kiosk() {{ "{sys.executable}" -m kiosk "$@"; }}\n'
        process = subprocess.Popen(
            ["setsid", "--ctty", "--wait", "bash", "-ec", kiosk + command],
            stdin=theirs, stdout=theirs, stderr=theirs, cwd=self.folder, env=environment(),
        )  # fmt: skip
        os.close(theirs)
        said = self._talk(ours)
        code = process.wait()  # before the terminal is closed: that would hang up on it
        os.close(ours)
        assert code == 0, f"{command}\n{said}"
        return said

    def _talk(self, terminal: int) -> str:
        said = asked = ""
        while part := _read(terminal):
            said += part
            asked += part
            if re.search(r": \Z", asked):
                os.write(terminal, f"{self._answer(asked)}\n".encode())
                asked = ""
        return said.replace("\r\n", "\n")

    def _answer(self, question: str) -> str:
        last = question.splitlines()[-1]
        answer = next((given for part, given in self._answers.items() if part in last), None)
        assert answer is not None, f"nobody knows an answer to: {last}"
        return answer if isinstance(answer, str) else answer()


def environment() -> dict[str, str]:
    """Return an environment in which `python -m kiosk` is this one, on a machine of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "INTAKE_KIOSK_DEVICE_KEY_FILE": "true"}


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 65536).decode(errors="replace")
    except OSError:  # Linux says EIO when the other side has closed
        return ""


def shell_blocks(document: Path) -> list[list[str]]:
    """Return the commands of each block of shell in a document, without comments."""
    blocks = re.findall(r"```sh\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    return [[line for line in block.splitlines() if line.strip()] for block in blocks]


def sheet(pdf: Path) -> str:
    """Return the key as it is typed from the printed sheet: one line of a terminal."""
    lines = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().splitlines()
    rows = [line.partition(" ")[2] for line in lines if re.match(r"(1|6|11|16) ", line)]
    return " ".join(rows)
