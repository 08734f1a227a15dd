"""Every screen in four languages, so that sizes, colours and layouts all have their turn.

`make shots` looks at every screen in all of them.
"""

import re
from itertools import combinations as pairs
from pathlib import Path

import pytest

from tests.ui.access.combinations import LAYOUTS, SIZES, THEMES, pairwise
from tests.ui.access.looking import summed_up
from tests.ui.access.matrix import looked
from tests.ui.access.pseudo import TONGUES, Tongue

_UI = Path(__file__).resolve().parents[3] / "ui"
_NO_SCREENS = {"Theme", "ThemeColors", "Dress", "Slide"}  # sizes and colours; a movement
_WITH_TAB = {"FocusRing"}  # `tabbing` looks for it on whatever has the focus
_ROOT = re.compile(r"^(?:T\.)?([A-Z]\w+) \{", re.MULTILINE)


def _built_on(file: Path) -> str:
    root = _ROOT.search(file.read_text(encoding="utf-8"))
    assert root, file
    return root[1]


BUILT_ON = {
    file.stem: _built_on(file)
    for part in ("controls", "patient")
    for file in sorted(_UI.glob(f"{part}/**/*.qml"))
}
FILES = set(BUILT_ON) - _NO_SCREENS - _WITH_TAB


def test_each_screen_is_seen_in_each_language_size_colours_and_layout() -> None:
    for screen in range(200):
        seen = [setting for tongue in TONGUES for setting in pairwise(screen, tongue)]
        assert {one.text_scale for one in seen} == set(SIZES)
        assert {one.theme for one in seen} == set(THEMES)
        assert {one.layout for one in seen} == set(LAYOUTS)


def test_every_two_of_language_size_colours_and_layout_meet() -> None:
    met = set()
    for screen in range(36):
        for tongue in TONGUES:
            (one,) = pairwise(screen, tongue)
            named = (tongue.name, one.text_scale, one.theme, one.layout)
            met |= {(n, a, m, b) for (n, a), (m, b) in pairs(enumerate(named), 2)}
    languages, sizes, colours, layouts = len(TONGUES), len(SIZES), len(THEMES), len(LAYOUTS)
    kinds = (languages, sizes, colours, layouts)
    assert len(met) == sum(one * other for one, other in pairs(kinds, 2))


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.name)
def test_nothing_is_to_be_mended_on_any_screen(qapp: object, tongue: Tongue) -> None:
    looker = looked(tongue, pairwise)
    assert looker.screens > 150
    assert not looker.seen, "\n".join(summed_up(looker.seen))
    unseen = sorted(FILES - looked_at(looker.files))
    assert not unseen, "these files are on no screen that was looked at"


def looked_at(names: set[str]) -> set[str]:
    """Return the files of a name, and those that they build on: a LanguageSheet is a Sheet."""
    found = names & set(BUILT_ON)
    more = {BUILT_ON[name] for name in found}
    return found | looked_at(more) if more - found else found
