"""What a machine shows with, and whether our fonts can write every word that we ship."""

import re
from pathlib import Path

from ui.equipment import LETTERS, equipment, missing

ROOT = Path(__file__).parents[2]
SHIPPED = [
    ROOT / "resources/translations/kiosk_es.ts",
    *sorted((ROOT / "resources/packs").rglob("*.md")),
    *sorted((ROOT / "resources/packs").rglob("*.toml")),
    *sorted((ROOT / "resources/packs").rglob("*.json")),
]


def test_the_screen_and_the_fonts_are_told(qapp) -> None:
    told = equipment(["kiosk"])
    assert told["platform"] == "offscreen"
    assert told["missing"] == {"en": "", "es": ""}
    assert isinstance(told["screens"], list)
    assert told["screens"][0]["width"] > 0


def test_every_letter_that_we_ship_is_looked_for() -> None:
    words = "".join(file.read_text(encoding="utf-8") for file in SHIPPED)
    strange = set(re.findall(r"[^\x00-\x7f]", words))
    assert strange <= set("".join(LETTERS.values()))


def test_a_letter_that_no_font_of_ours_has_is_named(qapp) -> None:
    assert missing("é漢ñ") == "漢"
