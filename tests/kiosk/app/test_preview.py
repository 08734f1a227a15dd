"""A pack on the real screens without a clinic: every screen is taken, every question shown."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.app.preview.sheets import contact_sheets
from kiosk.app.preview.tour import SIZES, Shot, take
from kiosk.cli import run
from kiosk.content.load import load_pack
from tests.kiosk.content.tiny_pack import PICTURE, build, item, questionnaire, replace, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = build(tmp_path)
    form = questionnaire()
    hidden = item("why", "text", "Why?", "¿Por qué?")
    hidden["enableWhen"] = [{"question": "sad", "operator": "=", "answerBoolean": True}]
    items = form["item"]
    assert isinstance(items, list)
    items.append(hidden)
    write_form(root, form)
    replace(root, "slides/en.md", "> It helps 1 in 5.", "More:\nMuch more.\n\n> It helps 1 in 5.")
    return root


def write_form(root: Path, form: dict[str, object]) -> None:
    write(root, "questionnaires/mood.json", json.dumps(form, ensure_ascii=False))


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
