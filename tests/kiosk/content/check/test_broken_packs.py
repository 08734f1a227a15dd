"""Broken packs: `kiosk pack check` names file and line of each, and no tablet shows one of them."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import resources
from kiosk.cli import REFUSED, run
from kiosk.content.load import load_pack
from kiosk.content.sums import write_sums
from kiosk.errors import KioskError
from tests.kiosk.content.tiny_pack import build, questionnaire, write

SHIPPED = resources.path("packs", "ketamine-chronic-pain")


class Broken(NamedTuple):
    """One edit of a good pack; `line` is words that stand on the line that is named."""

    file: str
    old: str
    new: str
    line: str
    what: str
    named: str = ""  # the file that is named, where it is another


TINY = [
    Broken("slides/en.md", "Source: study", "", "# One", "names no source"),
    Broken("slides/es.md", "Source: study", "Source: dream", "# Uno", "dream is not in sources"),
    Broken("slides/en.md", "![A thing]", "![]", "![]", "no alt text"),
    Broken("slides/es.md", "one.svg", "two.svg", "two.svg", "is not a file of this pack"),
    Broken("slides/en.md", "![A thing](../pictures/one.svg)", "", "# One", "has no picture"),
    Broken("slides/en.md", "Chapter: A", "", "# One", "names no chapter"),
    Broken("slides/es.md", "Uno {#one}", "Uno {#uno}", "", "the slide one is missing here"),
    Broken("slides/en.md", "\n> It", "\nMore:\n\n> It", "More:", "nothing under More"),
    Broken("sources.toml", '"full"', '"memory"', "# One", "a number needs", "slides/en.md"),
    Broken("sources.toml", '"full"', '"skimmed"', "skimmed", "sources.study.read"),
    Broken("sources.toml", 'title = "An invented study"\n', "", "[sources.study]", "is missing"),
    Broken("rules.toml", '["sad"]', '["sadd"]', "questions", "mood has no question sadd"),
    Broken("rules.toml", "linkId='sad'", "linkId='bad'", "condition", "no question bad"),
    Broken("rules.toml", "'sad').", "'sad').item.where(linkId='how-much').", "condition", "stand"),
    Broken("rules.toml", "= true", "= true or answer.value.code = 'x'", "condition", "the code x"),
    Broken("rules.toml", "%mood_total", "%mod_total", "condition", "%mod_total is neither"),
    Broken("rules.toml", '"red"', '"crimson"', "crimson", "rules.0.level"),
    Broken("rules.toml", '"study"', '"dream"', "dream", "dream is not in sources"),
    Broken("rules.toml", '= "mood"', '= "moon"', "moon", "no questionnaire moon"),
    Broken("teach-back.toml", '"one"', '"nine"', "nine", "there is no slide nine"),
    Broken("teach-back.toml", ', es = "Esa"', "", "That", "words in this language are missing"),
    Broken("teach-back.toml", "right = true", "right = false", "[[questions]]", "exactly one"),
    Broken("consents/treat.es.md", '"1"', '"2"', "version", "is “2” here and “1” in"),
    Broken("consents/treat.en.md", 'version = "1"\n', "", "+++", "this key is missing"),
    Broken("overlays/mood.toml", '"how-much"', '"how-many"', "how-many", "not a question"),
    Broken("overlays/mood.toml", '"sum"', '"product"', "product", "method"),
    Broken("overlays/mood.toml", '= "mood"', '= "moon"', "moon", "names no questionnaire moon"),
    Broken("pack.toml", '"screening", "consent"', '"x"', "visits.first.steps", "first.steps"),
    Broken("pack.toml", 'es = "Chiquito"', 'fr = "Petit"', "title", "words in this language"),
    Broken("pack.toml", "format = 1", "format = 9", "format", "Update the kiosk"),
    Broken("pack.toml", "state", "colour = 1\nstate", "colour", "not known here"),
    Broken("pack.toml", '["en", "es"]', '["en", "es", "fr"]', "", "is missing", "slides/fr.md"),
    Broken("pack.toml", '= ["mood"]', "= []", "visits.first.steps", "nothing to show"),
    Broken(
        "pack.toml",
        "\nvisits.first.s",
        '\ntranslations.es.official = ["gad-7"]\nvisits.first.s',
        "official",
        "there is no questionnaire gad-7",
    ),
    Broken(
        "pack.toml",
        "\nvisits.first.s",
        '\nclinic_words.two = { en = "Hi", es = "Hola" }\nvisits.first.s',
        "clinic_words",
        "there is no slide two",
    ),
    Broken(
        "pack.toml",
        "\nvisits.first.s",
        '\nopt_in = [{ questionnaire = "x", visits = ["first"], terms = "t" }]\nvisits.first.s',
        "",
        "is missing",
        "questionnaires/x.json",
    ),
]

SHIPPED_BROKEN = [
    Broken("slides/es.md", "(../pictures/heart.svg)", "(heart.svg)", "heart.svg", "not a file"),
    Broken("slides/en.md", "{#mind}", "{#heart}", "", "this id is used twice"),
    Broken("sources.toml", "[sources.", "[sources.x", "", "is not in sources.toml", "slides/en.md"),
    Broken("teach-back.toml", "right = true", "right = 1 1", "right = 1 1", "not valid TOML"),
    Broken("rules.toml", "[[rules]]", "[[rules]]\n[[rules]]", "[[rules]]", "key is missing"),
    Broken("questionnaires/peg.json", '"linkId": "peg1"', '"linkId": "peg2"', "", "another item"),
    Broken("questionnaires/peg.json", '"type": "integer"', '"type": "dial"', "dial", "'dial'"),
    Broken("questionnaires/peg.json", "{", "{,", "{,", "is not valid JSON"),
    Broken("questionnaires/phq-9.json", '"valueString": "Poco', '"x": "Poco', "Little", "into es"),
]

FORMS: dict[str, Callable[[Any], None]] = {
    "another option": lambda items: items[1].update(
        enableWhen=[{"question": "sad", "operator": "=", "answerString": "yes"}]
    ),
    "itself": lambda items: items[1].update(
        enableWhen=[{"question": "how-much", "operator": "exists", "answerBoolean": True}]
    ),
    "nobody's": lambda items: items[1].update(
        enableWhen=[{"question": "glad", "operator": "=", "answerBoolean": True}]
    ),
}


@pytest.fixture(params=TINY, ids=lambda broken: f"{broken.file}: {broken.what}")
def tiny(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Broken]:
    return _break(build(tmp_path), request.param), request.param


@pytest.fixture(params=SHIPPED_BROKEN, ids=lambda broken: f"{broken.file}: {broken.what}")
def shipped(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Broken]:
    return _break(Path(shutil.copytree(SHIPPED, tmp_path / "pack")), request.param), request.param


def _break(root: Path, broken: Broken) -> Path:
    text = (root / broken.file).read_text(encoding="utf-8")
    assert broken.old in text
    write(root, broken.file, text.replace(broken.old, broken.new, 1))
    write_sums(root)
    return root


def test_an_edit_of_the_tiny_pack_is_named_by_file_and_line(tiny, capsys) -> None:
    assert_named(tiny[0], tiny[1], capsys)


def test_an_edit_of_the_shipped_pack_is_named_by_file_and_line(shipped, capsys) -> None:
    assert_named(shipped[0], shipped[1], capsys)


def assert_named(root: Path, broken: Broken, capsys) -> None:
    file = broken.named or broken.file
    told = errors(root, capsys)
    mine = [error for error in told if error["file"] == file and broken.what in str(error)]
    assert mine, told
    path = root / file
    assert all(error["line"] for error in told if (root / error["file"]).exists())
    if broken.line:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert broken.line in lines[mine[0]["line"] - 1]
    with pytest.raises(KioskError) as refused:
        load_pack(root)
    assert any(error["file"] in refused.value.message for error in told)


def errors(root: Path, capsys) -> list[dict[str, Any]]:
    assert run(["pack", "check", str(root), "--json"]) == REFUSED
    told = json.loads(capsys.readouterr().out)
    found = [finding for finding in told["findings"] if finding["level"] == "error"]
    assert told["errors"] == len(found) > 0
    return found


@pytest.mark.parametrize("spoil", FORMS.values(), ids=FORMS)
def test_a_question_that_waits_for_what_cannot_be_is_named(spoil, tmp_path: Path, capsys) -> None:
    root, form = build(tmp_path), questionnaire()
    spoil(form["item"])
    write(root, "questionnaires/mood.json", json.dumps(form, indent=1))
    write_sums(root)
    (told,) = errors(root, capsys)
    assert told["file"] == "questionnaires/mood.json"
    lines = (root / told["file"]).read_text(encoding="utf-8").splitlines()
    assert re.search(r"enableWhen|how-much|glad", lines[told["line"] - 1])
    with pytest.raises(KioskError, match="how-much"):
        load_pack(root)


def test_a_questionnaire_that_no_visit_asks_is_named(tmp_path: Path, capsys) -> None:
    root = build(tmp_path)
    write(root, "questionnaires/lost.json", json.dumps({**questionnaire(), "id": "lost"}))
    write_sums(root)
    (told,) = errors(root, capsys)
    assert (told["file"], told["line"]) == ("questionnaires/lost.json", 1)
    with pytest.raises(KioskError, match="no visit asks"):
        load_pack(root)


def test_a_rule_about_a_hidden_question_is_named(tmp_path: Path, capsys) -> None:
    root, form = build(tmp_path), questionnaire()
    hidden = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
    form["item"][0]["extension"] = [{"url": hidden, "valueBoolean": True}]  # type: ignore[index]
    write(root, "questionnaires/mood.json", json.dumps(form))
    write_sums(root)
    assert {told["file"] for told in errors(root, capsys)} == {"rules.toml"}
    with pytest.raises(KioskError, match="nobody is asked it"):
        load_pack(root)


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda root: write(root, "slides/en.md", "cut"), "slides/en.md"),
        (lambda root: (root / "slides/en.md").unlink(), "slides/en.md"),
        (lambda root: write(root, "extra.txt", "new"), ""),
        (lambda root: write(root, "SHA256SUMS", "what is this"), "what is this"),
    ],
)
def test_a_file_that_is_not_the_one_that_was_hashed_is_named(
    spoil: Callable[[Path], object], line: str, tmp_path: Path, capsys
) -> None:
    root = build(tmp_path)
    spoil(root)
    told = next(error for error in errors(root, capsys) if error["file"] == "SHA256SUMS")
    assert line in (root / "SHA256SUMS").read_text(encoding="utf-8").splitlines()[told["line"] - 1]
    with pytest.raises(KioskError, match="kiosk pack sign"):
        load_pack(root)


def test_a_condition_that_is_not_fhirpath_is_named_and_never_silent_at_the_desk(
    tmp_path: Path, capsys
) -> None:
    root = _break(build(tmp_path), Broken("rules.toml", "= true and", "= true and and", "", ""))
    (told,) = errors(root, capsys)
    lines = (root / "rules.toml").read_text(encoding="utf-8").splitlines()
    assert lines[told["line"] - 1].startswith("condition")
    assert load_pack(root).rules  # tests/kiosk/content/test_flags.py: it flags that it cannot
