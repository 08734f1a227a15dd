"""`kiosk chart check`: what the chart can do, or what is wrong, in a sentence."""

import json
import tomllib
from pathlib import Path

import pytest

from kiosk.cli import REFUSED, run
from kiosk.filing.chart_settings import FolderChart, chart_settings
from kiosk.settings import load


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "import").mkdir()
    return tmp_path


def set_chart(home: Path, *lines: str) -> None:
    (home / "settings.toml").write_text("[chart]\n" + "\n".join(lines) + "\n")


def folder_chart(home: Path, *lines: str) -> None:
    folder = (home / "import").as_posix()
    set_chart(home, 'kind = "folder"', "since = 2026-01-01", f'folder = "{folder}"', *lines)


def check(home: Path, *options: str) -> int:
    return run(["chart", "check", "--home", str(home), *options])


def test_without_a_chart_it_says_where_one_is_set(home, capsys):
    assert check(home) == REFUSED
    assert "there is no section [chart]" in capsys.readouterr().err


def test_a_folder_says_what_it_takes(home, capsys):
    folder_chart(home, "fhir_json = false")
    assert check(home) == 0
    said = capsys.readouterr().out
    assert "PDF, a csv index; nothing answers" in said
    assert "missing: Answers and scores are in the PDF alone." in said


def test_a_section_is_no_setting_that_nobody_knows(home):
    folder_chart(home)
    assert load(home).faults == ()


def test_a_test_document_is_marked_and_allowed_by_it_alone(home, capsys):
    folder_chart(home)
    assert check(home, "--file") == REFUSED
    assert "test_documents = true" in capsys.readouterr().err
    folder_chart(home, "test_documents = true")
    assert check(home, "--file", "--json") == 0
    assert json.loads(capsys.readouterr().out)["filed"]
    (page,) = (home / "import").iterdir()
    assert page.name.startswith("TEST_")
    assert page.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['index = "yaml"'], "[chart] index: Input should be 'csv', 'xml'"),
        (["fodler = 1"], "[chart] fodler: this kind of chart has no setting of this name"),
        (['name = "${surname}"'], "[chart] name: only these names may follow a $"),
        (['index_template = "/nowhere/index.txt"'], "correct index_template in [chart]"),
        (['index = "csv'], "not valid TOML"),
    ],
)
def test_a_wrong_line_is_named(home, capsys, lines, said):
    folder_chart(home, *lines)
    assert check(home) == REFUSED
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['kind = "folder"', "since = 2026-01-01"], "[chart] folder: this line is missing"),
        (['kind = "floder"'], '[chart] kind: it must be "folder", "fhir" or "hl7v2"'),
        (["since = 2026-01-01"], '[chart] kind: it must be "folder", "fhir" or "hl7v2"'),
        (
            ['kind = "folder"', 'since = "soon"', 'folder = "import"'],
            "[chart] since: it must be a day such as 2026-12-01",
        ),
        (
            ['kind = "folder"', "since = 2026-01-01", 'folder = "a"', 'errors = "a"'],
            "[chart]: acknowledged and errors must be other folders",
        ),
        (
            [
                *('kind = "fhir"', "since = 2026-01-01", 'url = "https://a"', 'client_id = "a"'),
                'resources = ["DocumentRef"]',
            ],
            "[chart] resources.0: Input should be 'DocumentReference'",
        ),
    ],
)
def test_a_section_that_is_not_whole_is_told_by_its_line(home, capsys, lines, said):
    set_chart(home, *lines)
    assert check(home) == REFUSED
    assert said in capsys.readouterr().err


def test_every_example_in_the_manual_is_as_it_must_be():
    manual = (Path(__file__).parents[3] / "docs/it-chart.md").read_text()
    blocks = [block.partition("```")[0] for block in manual.split("```toml\n")[1:]]
    kinds = set()
    for block in blocks[1:]:  # the first has what they have in common
        read = chart_settings(tomllib.loads(block)["chart"], Path("docs/it-chart.md"))
        assert read is not None
        kinds.add(read.kind)
    assert kinds == {"folder", "fhir", "hl7v2"}
    assert tomllib.loads(blocks[0])["chart"].keys() <= FolderChart.model_fields.keys()
