"""A clinic with its root, beside the installed tablet: it makes tokens and approves them."""

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pypdfium2

from kiosk.cli import run

_WORDS = ("meadow kettle willow", "candle ember orchard")  # of the root, of the first person


class Clinic:
    """A clinic by command, as docs/it.md founds one."""

    def __init__(self, folder: Path) -> None:
        """Found it in a new folder; its recovery sheet is tried."""
        self._desk, self._root = folder / "desk", folder / "usb"
        self._answers = folder / "answers"
        for each in (self._desk, self._root):
            each.mkdir(parents=True)
        self._answers.write_text("\n".join(_WORDS))
        person = ("--person", "ada", "--person-name", "Ada Invented")
        self._run("clinic", "new", "Invented Clinic", *person, *self._office())
        (folder / "typed").write_text(self._sheet())
        typed = ("--recovery-file", str(folder / "typed"))
        self._run("clinic", "confirm-recovery", *typed, *self._office())

    def token(self) -> str:
        """Return a token for two devices."""
        return self._run("device", "token", "--root", str(self._root), "--count", "2").strip()

    def root_key(self) -> str:
        """Return what root.pub says."""
        return (self._desk / "root.pub").read_text().strip()

    def approve(self, token: str) -> str:
        """Let in whoever asked with a token; return what was said."""
        return self._run("device", "approve", "--token", token, *self._office())

    def _office(self) -> tuple[str, ...]:
        where = ("--home", str(self._desk), "--root", str(self._root))
        return (*where, "--passphrase-file", str(self._answers))

    def _sheet(self) -> str:
        """Type the printed sheet."""
        page = pypdfium2.PdfDocument(self._root / "recovery.pdf")[0]
        lines = page.get_textpage().get_text_range().splitlines()
        return "\n".join(
            line.partition(" ")[2] for line in lines if re.match(r"(1|6|11|16) ", line)
        )

    def _run(self, *words: str) -> str:
        said = io.StringIO()
        with redirect_stdout(said):
            code = run(words)
        if code:
            raise RuntimeError(f"kiosk {' '.join(words[:2])}: {code} {said.getvalue()}")
        return said.getvalue()
