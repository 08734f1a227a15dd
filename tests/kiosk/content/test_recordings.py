"""Recordings of a pack are found by the words that they speak."""

from dataclasses import replace
from pathlib import Path

from kiosk.content.recordings import recordings
from tests.people import a_pack


def test_a_recording_is_that_of_a_slide_a_check_or_a_question(tmp_path: Path) -> None:
    pack = replace(a_pack(), root=tmp_path)
    assert recordings(pack, "es") == {}
    folder = tmp_path / "recordings/es"
    folder.mkdir(parents=True)
    for name in ("what-it-is.wav", "home.ogg", "down.wav", "notes.txt", "nobody.wav"):
        (folder / name).write_bytes(b"")
    slide = replace(pack.slides["es"][0], heading="Qué es", speech="Qué es. Un goteo muy lento.")
    pack = replace(pack, slides={**pack.slides, "es": (slide, *pack.slides["es"][1:])})
    assert recordings(pack, "es") == {
        "Un goteo muy lento.": folder / "what-it-is.wav",
        "¿Cómo vuelve a casa?": folder / "home.ogg",
        "Sentirse decaído": folder / "down.wav",
    }
    assert recordings(pack, "en") == {}
