"""Pictures: what they may hold, how they are recoloured, and that the shipped ones keep to it."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import resources
from kiosk.content.check.examine import check_pack
from kiosk.content.palette import PALETTE, on_black, on_dark
from kiosk.content.pictures import faults
from tests.kiosk.content.tiny_pack import build, write

PACK = resources.path("packs", "ketamine-chronic-pain")
SHIPPED = sorted(PACK.glob("pictures/*.svg"))
ON_SCREEN = [resources.path("icons", f"{name}.svg") for name in ("welcome", "thank-you")]
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180">'
GOOD = f'{HEAD}\n<g fill="none" stroke="#1B2530"><path d="M0 0H9"/></g>\n</svg>\n'
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def test_a_plain_drawing_in_the_palette_has_no_faults() -> None:
    assert list(faults(GOOD)) == []


@pytest.mark.parametrize("picture", [*SHIPPED, *ON_SCREEN], ids=lambda path: path.stem)
def test_a_shipped_picture_has_no_faults(picture: Path) -> None:
    assert list(faults(picture.read_text(encoding="utf-8"))) == []


BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<svg viewBox="0 0 240 180" id="&b;"/>'
)
SPOILED = {
    "colour": ("#1B2530", "#FF0000", 2, "the colour #FF0000 is not of the palette"),
    "colour by name": ("#1B2530", "red", 2, "the colour red is not of the palette"),
    "dark colour": ("#1B2530", "#F3F0EA", 2, "the colour #F3F0EA is not of the palette"),
    "text": ('<path d="M0 0H9"/>', "<text>Pain</text>", 2, "<text> is not drawn here"),
    "script": ('<path d="M0 0H9"/>', "<script>go()</script>", 2, "<script> is not drawn here"),
    "image": ('<path d="M0 0H9"/>', "<image/>", 2, "<image> is not drawn here"),
    "gradient": ('<path d="M0 0H9"/>', "<linearGradient/>", 2, "<linearGradient> is not drawn"),
    "link": ("<path ", '<path href="https://x.example/a.svg" ', 2, "the attribute href"),
    "click": ("<path ", '<path onclick="go()" ', 2, "the attribute onclick"),
    "style": ("<path ", '<path style="fill: red" ', 2, "the attribute style"),
    "style sheet": (HEAD, f"<?xml-stylesheet href='a.css'?>\n{HEAD}", 1, "the instruction <?xml-"),
    "other size": ("0 0 240 180", "0 0 100 100", 1, "must begin with <svg … viewBox="),
    "no size": (' viewBox="0 0 240 180"', "", 1, 'must begin with <svg … viewBox="0 0 240 180">'),
    "no svg": (HEAD, "<g>", 1, "must begin with <svg"),
    "broken": ("</svg>", "", 4, "is not well-formed XML"),
    "bomb": (GOOD, BOMB, 1, "has a DOCTYPE"),
}


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=SPOILED.keys())
def test_a_spoiled_picture_is_told_with_its_line(spoiled: tuple[str, str, int, str]) -> None:
    old, new, line, what = spoiled
    assert old in GOOD
    first = next(faults(GOOD.replace(old, new)))
    assert first.line == line
    assert what in first.what


def test_nothing_is_read_after_a_doctype() -> None:
    assert len(list(faults(BOMB))) == 1


def test_a_pack_names_the_file_and_the_line_of_a_faulty_picture(tmp_path: Path) -> None:
    root = build(tmp_path)
    write(root, "pictures/one.svg", GOOD.replace("#1B2530", "#FF0000"))
    write(root, "pictures/photo.png", "")
    said = [str(finding) for finding in check_pack(root) if finding.level == "error"]
    assert any(line.startswith("pictures/one.svg:2: the colour #FF0000") for line in said)
    assert any(line.startswith("pictures/photo.png:1: is not an SVG drawing") for line in said)


def test_every_colour_differs_on_every_ground() -> None:
    for tone in PALETTE.values():
        assert len({tone.light, tone.dark, tone.black}) == 3
    assert len({tone.light for tone in PALETTE.values()}) == len(PALETTE)


@pytest.mark.parametrize("recolour", [on_dark, on_black])
@pytest.mark.parametrize("picture", [*SHIPPED, *ON_SCREEN], ids=lambda path: path.stem)
def test_recolouring_changes_every_colour_and_nothing_else(picture: Path, recolour) -> None:
    light = picture.read_text(encoding="utf-8")
    changed = recolour(light)
    pairs = zip(COLOUR.findall(light), COLOUR.findall(changed), strict=True)
    assert not [old for old, new in pairs if old == new]
    assert COLOUR.sub("", changed) == COLOUR.sub("", light)


def test_high_contrast_is_black_white_and_one_yellow() -> None:
    for picture in SHIPPED:
        on = set(COLOUR.findall(on_black(picture.read_text(encoding="utf-8"))))
        assert on <= {"#000000", "#FFFFFF", "#FFD400"}


@pytest.mark.parametrize(
    ("effect", "marked"), [("sleepy", 27), ("upset-stomach", 12), ("dizzy", 11)]
)
def test_an_array_has_a_hundred_figures_and_marks_those_it_says(effect: str, marked: int) -> None:
    tree = ET.parse(PACK / "pictures" / "common-effects.svg")
    array, chosen, others = (
        tree.find(f".//*[@id='{effect}{part}']") for part in ("", "-marked", "-others")
    )
    assert array is not None and chosen is not None and others is not None
    assert list(array) == [chosen, others]
    assert (len(chosen), len(others)) == (marked, 100 - marked)
    places = {places_of(figure) for figure in [*chosen, *others]}
    assert len(places) == 100, "two figures stand on each other"
    shapes = {bool(group.get("fill")) for group in (chosen, others)}
    assert shapes == {True, False}, "colour alone must not tell them apart"


def places_of(figure: ET.Element) -> tuple[str, ...]:
    match = re.match(r"M(-?[\d.]+) ?(-?[\d.]+)", figure.attrib["d"])
    assert match is not None
    return match.groups()
