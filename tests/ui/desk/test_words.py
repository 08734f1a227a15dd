"""The desk's sentences are for nurses and admins: none of them sends anybody to a command line."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COMMAND = re.compile(
    r"\bkiosk (audit|chart|clinic|desk|device|doctor|open|person|status|sync)\b|\bkiosk [a-z-]+ --"
)
SAID_ELSEWHERE = {
    "kiosk/provision/pairing/device.py",  # on the device that asks
    "kiosk/provision/sheet.py",  # on paper, for IT
}


def spoken(file: Path) -> Iterator[str]:
    """Yield the strings of a file that are no docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    about = {ast.get_docstring(n, clean=False) for n in ast.walk(tree) if isinstance(n, documented)}
    said = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)} - about
    yield from (words for words in said if isinstance(words, str))


@pytest.mark.parametrize("folder", ["ui/desk", "kiosk/provision", "kiosk/review"])
def test_no_sentence_of_the_desk_names_a_command(folder: str) -> None:
    files = [
        file
        for file in sorted((ROOT / folder).rglob("*.py"))
        if file.relative_to(ROOT).as_posix() not in SAID_ELSEWHERE
    ]
    assert files
    said = [(file.name, words) for file in files for words in spoken(file)]
    assert not [(name, words) for name, words in said if COMMAND.search(words)]
