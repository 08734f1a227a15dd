"""The line on which a key, an entry or a linkId stands."""

import json
import tomllib
from pathlib import Path

import pytest

import resources
from kiosk.content.lines import Keys, json_places, line_in, line_of, toml_places

TOML = """\
title = "a # b" # not the end
list = ["x", 'y', 3.5, 2026-11-24,
  { name = "inside", deep.er = true },
]

[top]
"quoted key" = '''
two lines'''

[[rules]]
id = "one"
[rules.more]
text.en = "Hello"

[[rules]]
id = "two"
level = "red"
"""


def walk(value: object, keys: Keys = ()):
    if keys:
        yield keys
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from walk(inside, (*keys, key))
    if isinstance(value, list):
        for number, inside in enumerate(value):
            yield from walk(inside, (*keys, number))


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 1),
        (("list", 1), 2),
        (("list", 4, "deep", "er"), 3),
        (("top", "quoted key"), 7),
        (("rules", 0, "id"), 11),
        (("rules", 0, "more", "text", "en"), 13),
        (("rules", 1, "level"), 17),
        (("two", "level"), 17),  # the entry whose id is two
        (("rules", 1, "no such key"), 15),
        (("nowhere",), 1),
    ],
)
def test_a_key_of_toml_has_its_line(keys: Keys, line: int) -> None:
    assert line_of(toml_places(TOML), keys) == line


def test_a_link_id_leads_to_its_item() -> None:
    text = json.dumps({"item": [{"linkId": "a.1"}, {"linkId": "b", "text": "Why?"}]}, indent=1)
    assert line_of(json_places(text), ("b", "text")) == text[: text.index("Why?")].count("\n") + 1
    assert line_of(json_places(text), ("a.1", "text")) == 3


def test_every_key_of_every_shipped_file_is_found_where_it_stands() -> None:
    files = [*resources.path().rglob("*.toml"), *resources.path().rglob("*.json")]
    assert len(files) > 10
    for file in files:
        text = file.read_text(encoding="utf-8")
        read, places = (
            (tomllib.loads, toml_places) if file.suffix == ".toml" else (json.loads, json_places)
        )
        found = places(text)
        assert set(found) == set(walk(read(text))), file
        lines = text.splitlines()
        for keys, place in found.items():
            if isinstance(keys[-1], str) and place.words:
                assert keys[-1] in lines[place.line - 1], (file, keys)


def test_the_head_of_an_agreement_is_toml_and_the_rest_is_its_first_line(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text('+++\nid = "a"\nversion = "1"\n+++\nversion = "x"\n')
    assert line_in(file, ("version",)) == 3
    assert line_in(file, ("words",)) == 1
    assert line_in(tmp_path / "missing.md", ("id",)) == 0
