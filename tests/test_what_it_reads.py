"""What IT is told to type was tried, and every link of its pages leads somewhere."""

import re
from pathlib import Path

import pytest

from kiosk.settings import resolve
from kiosk.settings.source import from_toml

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "docs/it.md", ROOT / "docs/postgresql.md", ROOT / "docs/recovery.md"]
PAGES += [ROOT / "docs/packages.md", ROOT / "docs/windows.md"]
PAGES += sorted((ROOT / "docs/it").glob("*.md"))
TRIED = ROOT / "docs/it/tried.md"
GROUPS = "clinic|person|device|audit|pack|staff"
COMMAND = re.compile(rf"\bkiosk ((?:{GROUPS}) [a-z][a-z-]*|(?!{GROUPS})[a-z]+)")


def code_in(page: Path) -> str:
    """Return the blocks and spans of code of a page."""
    text = page.read_text(encoding="utf-8")
    return "\n".join(re.findall(r"```sh\n.*?```|`[^`\n]+`", text, re.DOTALL))


def test_every_command_that_it_is_told_to_type_was_tried() -> None:
    told = {name for page in PAGES if page != TRIED for name in COMMAND.findall(code_in(page))}
    tried = set(COMMAND.findall(code_in(TRIED)))
    assert told - tried == set()
    assert len(told) > 25


def test_what_it_was_tried_by_is_there() -> None:
    named = set(re.findall(r"tests/[\w/]+\.py", TRIED.read_text()))
    assert named
    assert not [name for name in named if not (ROOT / name).is_file()]


def test_an_example_of_settings_is_taken_as_it_stands() -> None:
    page = (ROOT / "docs/it/settings.md").read_text()
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert examples
    for example in examples:
        found = resolve(from_toml(example, "policy", "10-clinic.toml"))
        assert found.wrong == ()
        assert sum(each.source == "policy" for each in found.chosen) == example.count(" = ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text())
    for link in (each for each in links if "://" not in each):
        file, _, heading = link.partition("#")
        target = (page.parent / file) if file else page
        assert target.exists(), link
        if heading:
            assert heading in headings(target), link


def headings(page: Path) -> set[str]:
    """Return a page's headings as links name them."""
    found = re.findall(r"(?m)^#+ (.*)$", page.read_text())
    return {re.sub(r"[^\w -]", "", words.lower()).replace(" ", "-") for words in found}
