"""A pack on the real screens without a clinic: every screen is taken, every question shown."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.app.preview.camera import SIZES, Shot
from kiosk.app.preview.sheets import contact_sheets
from kiosk.app.preview.tour import take
from kiosk.cli import run
from kiosk.content.load import load_pack
from tests.kiosk.content.tiny_pack import PICTURE, build, item, questionnaire, replace, write
from tests.kiosk.forms.shapes import control, extension, form, group
from tests.kiosk.forms.shapes import item as shape


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = build(tmp_path)
    asked = questionnaire()
    hidden = item("why", "text", "Why?", "¿Por qué?")
    hidden["enableWhen"] = [{"question": "sad", "operator": "=", "answerBoolean": True}]
    items = asked["item"]
    assert isinstance(items, list)
    items.append(hidden)
    write_form(root, asked)
    replace(root, "slides/en.md", "> It helps 1 in 5.", "More:\nMuch more.\n\n> It helps 1 in 5.")
    return root


def write_form(root: Path, asked: dict[str, object]) -> None:
    write(root, "questionnaires/mood.json", json.dumps(asked, ensure_ascii=False))


def captions(shots: list[Shot], layout: str) -> list[str]:
    return [shot.caption for shot in shots if shot.layout == layout]


def test_every_screen_is_taken_upright_and_across_and_laid_on_sheets(
    qapp: object, folder: Path, tmp_path: Path
) -> None:
    shots = take(load_pack(folder), "en", tmp_path / "shots")
    seen = ["one", "one +", "q", "mood 1", "mood 2", "mood 3", "treat", "signature"]
    for layout, size in SIZES.items():
        assert [c for c in captions(shots, layout) if " · " not in c] == seen
        taken = [QImage(str(shot.file)) for shot in shots if shot.layout == layout]
        assert {(one.width(), one.height()) for one in taken} == {size}
    sheets = contact_sheets(shots, tmp_path, "en")
    assert {sheet.name for sheet in sheets} == {
        f"en-{layout}-{step}-1.png"
        for layout in SIZES
        for step in ("slides", "teach-back", "screening", "consent", "signature")
    }
    assert all(not QImage(str(sheet)).isNull() for sheet in sheets)


def test_an_author_looks_at_a_pack_without_signing_it_first(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "pictures/unsigned.svg", PICTURE)
    assert run(["pack", "preview", str(folder), "--pictures", str(tmp_path / "look")]) == 0
    assert "en: 16 screens on 10 contact sheets" in capsys.readouterr().out
    assert len(list((tmp_path / "look").glob("es-*.png"))) == 10


def test_a_pack_with_a_fault_is_refused_with_its_place(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(folder, "slides/es.md", "Source: study", "")
    assert run(["pack", "preview", str(folder), "--pictures", str(tmp_path / "look")]) == 1
    assert "slides/es.md" in capsys.readouterr().err
    assert not (tmp_path / "look").exists()


def a_form(tmp_path: Path) -> Path:
    strict = [
        {"url": "key", "valueId": "k"},
        {"url": "severity", "valueCode": "error"},
        {"url": "expression", "valueString": "answer.value = 'never'"},
        {"url": "human", "valueString": "Not so."},
    ]
    rule = extension("questionnaire-constraint", extension=strict)
    page = group("p", shape("a", "boolean"), shape("b", "date"), extension=[control("page")])
    made = form(page, shape("c", "string", extension=[rule]), group("m", shape("d"), repeats=True))
    file = tmp_path / "form.json"
    file.write_text(json.dumps(made))
    return file


def test_a_form_is_walked_with_made_up_answers_to_its_review(
    qapp: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shots = tmp_path / "look"
    assert run(["forms", "preview", str(a_form(tmp_path)), "--pictures", str(shots)]) == 0
    assert "screens on 4 contact sheets" in capsys.readouterr().out
    assert {sheet.name for sheet in shots.glob("*.png")} == {
        f"form-en-{layout}-{step}-1.png" for layout in SIZES for step in ("screening", "review")
    }


def test_a_file_that_is_no_form_is_refused_by_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "other.json"
    file.write_text("{}")
    assert run(["forms", "preview", str(file), "--pictures", str(tmp_path / "look")]) == 1
    assert "other.json" in capsys.readouterr().err
    assert not (tmp_path / "look").exists()
