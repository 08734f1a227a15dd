"""The rules of the house that a machine can check."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.visit.flow import DONE, Step

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("kiosk", "ui", "db", "resources")
BANNED = re.compile(
    r"manager|helper|handler|service|utils?$|common|misc|processor|base$", re.IGNORECASE
)


def files(*suffixes: str) -> list[Path]:
    return sorted(f for layer in LAYERS for s in suffixes for f in (ROOT / layer).rglob(f"*{s}"))


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", files(".py", ".qml"), ids=name_of)
def test_a_file_is_short(file: Path) -> None:
    limit = 200 if file.suffix == ".qml" else 300
    assert len(file.read_text().splitlines()) <= limit


@pytest.mark.parametrize("file", files(".py"), ids=name_of)
def test_a_function_is_short_and_every_module_says_what_it_is_for(file: Path) -> None:
    tree = ast.parse(file.read_text())
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= 40, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("file", files(".py", ".qml"), ids=name_of)
def test_no_file_or_class_has_an_empty_name(file: Path) -> None:
    names = [file.stem]
    if file.suffix == ".py":
        tree = ast.parse(file.read_text())
        names += [n.name for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    assert not [name for name in names if BANNED.search(name)]


def test_every_step_has_a_line_in_the_table_and_a_screen() -> None:
    assert set(DONE) == set(Step)
    for step in Step:
        camel = "".join(part.capitalize() for part in step.value.split("-"))
        assert (ROOT / f"ui/patient/{camel}Step.qml").exists()


def qml_literals() -> Iterator[tuple[Path, int, str]]:
    visible = re.compile(
        r'^\s*(?:text|heading|mainText|label|title|placeholderText): *"([^"]*\w[^"]*)"'
    )
    shown = (file for file in files(".qml") if file.parent.name != "gallery")  # for designers
    for file in shown:
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if match := visible.match(line):
                yield file, number, match[1]


def test_every_visible_string_can_be_translated() -> None:
    assert not [f"{name_of(f)}:{n}: {words}" for f, n, words in qml_literals()]


def test_every_qml_file_is_in_the_qmldir_beside_it() -> None:
    for file in files(".qml"):
        assert re.search(rf"\b{file.name}\b", (file.parent / "qmldir").read_text()), name_of(file)


def test_every_string_has_its_spanish() -> None:
    unfinished = [
        name_of(f) for f in files(".ts") if 'type="unfinished"' in f.read_text(encoding="utf-8")
    ]
    assert not unfinished


def test_the_compiled_translations_are_those_of_their_sources(tmp_path: Path) -> None:
    release = Path(sys.executable).with_name("pyside6-lrelease")
    for source in files(".ts"):
        compiled = tmp_path / "compiled.qm"
        subprocess.run([release, "-silent", source, "-qm", compiled], check=True)
        assert compiled.read_bytes() == source.with_suffix(".qm").read_bytes(), "make translations"


def test_no_blanket_exemptions_and_nothing_left_for_later() -> None:
    bare = re.compile(r"#\s*(noqa|type: ignore)\s*$|\b(TODO|FIXME)\b", re.MULTILINE)
    assert not [name_of(f) for f in files(".py", ".qml") if bare.search(f.read_text())]


def test_the_layers_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [lint, "--no-cache"], check=False, cwd=ROOT, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout


def test_every_folder_of_the_architecture_exists() -> None:
    named = re.findall(r"^`([\w/]+/)`", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE)
    assert named
    assert not [folder for folder in named if not (ROOT / folder).is_dir()]


@pytest.mark.parametrize("file", sorted(ROOT.glob("ui/patient/**/*.py")), ids=str)
def test_the_patients_screens_cannot_show_a_score_or_a_flag(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"forms\.scoring|content\.flags|\.scorings\b|intake_document", text)


def connected_without_a_slot(tree: ast.Module) -> Iterator[str]:
    for kind in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        called = {
            call.args[0].attr
            for call in ast.walk(kind)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
            and call.func.attr == "connect" and call.args
            and isinstance(call.args[0], ast.Attribute)
            and ast.unparse(call.args[0].value) == "self"
        }  # fmt: skip
        for method in kind.body if kind.bases else ():
            if isinstance(method, ast.FunctionDef) and method.name in called:
                slots = [ast.unparse(each) for each in method.decorator_list]
                if not any("Slot" in each for each in slots):
                    yield f"{kind.name}.{method.name}"


def test_what_a_signal_calls_is_a_slot() -> None:
    """Else each object gets a metaobject of its own, and QML takes a later one for an earlier."""
    screens = [file for file in files(".py") if file.is_relative_to(ROOT / "ui")]
    found = {name_of(f): [*connected_without_a_slot(ast.parse(f.read_text()))] for f in screens}
    assert not {file: names for file, names in found.items() if names}
