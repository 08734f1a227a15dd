"""What `kiosk pack check` tells the authors of a pack."""

from pathlib import Path

import pytest

from kiosk.content.check.examine import check_pack
from tests.kiosk.content.tiny_pack import build, replace, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path)


def errors(root: Path) -> list[str]:
    return [str(finding) for finding in check_pack(root) if finding.level == "error"]


def to_dos(root: Path) -> list[str]:
    return [str(finding) for finding in check_pack(root) if finding.level == "to-do"]


def test_a_good_pack_has_no_errors_and_a_draft_wants_a_signature(root: Path) -> None:
    assert errors(root) == []
    assert to_dos(root) == ["pack.toml:5: state: nobody has signed off this pack"]


def test_every_fault_is_told_at_once_faults_before_to_dos(root: Path) -> None:
    replace(root, "slides/en.md", "Source: study", "")
    replace(root, "slides/es.md", "Una cosa", "")
    replace(root, "rules.toml", "'sad').", "'sad'.")
    found = check_pack(root)
    said = "\n".join(map(str, found))
    assert "slides/en.md:3: one: the slide claims something and names no source" in said
    assert "slides/es.md:5: one: the picture has no alt text" in said
    assert "rules.toml:6: rule 1 (low).condition: is not valid FHIRPath" in said
    levels = [finding.level for finding in found]
    assert levels == sorted(levels)


def test_an_edited_pack_is_still_checked(root: Path) -> None:
    write(root, "rules.toml", "rules = [")
    said = "\n".join(errors(root))
    assert "has changed" in said
    assert "is not valid TOML" in said


def test_a_pack_without_pack_toml_is_said_to_lack_it(root: Path) -> None:
    (root / "pack.toml").unlink()
    assert "pack.toml: is missing" in errors(root)


@pytest.mark.parametrize(
    "file",
    [
        "sources.toml",
        "slides/es.md",
        "consents/treat.es.md",
        "overlays/mood.toml",
        "questionnaires/mood.json",
    ],
)
def test_a_file_in_another_encoding_is_named(root: Path, file: str) -> None:
    (root / file).write_bytes("título = 1".encode("latin-1"))
    assert f"{file}:1: is not UTF-8 text; save it as UTF-8" in errors(root)


def test_a_questionnaire_that_is_no_object_is_named(root: Path) -> None:
    write(root, "questionnaires/mood.json", "[]")
    assert "questionnaires/mood.json:1: is not a JSON object" in errors(root)


def test_an_id_used_twice_is_a_fault(root: Path) -> None:
    text = (root / "slides/en.md").read_text(encoding="utf-8")
    replace(root, "slides/en.md", text, text + text)
    assert any("used twice" in line for line in errors(root))


def test_slides_in_another_order_are_a_fault(root: Path) -> None:
    for language in ("en", "es"):
        one = (root / f"slides/{language}.md").read_text(encoding="utf-8")
        two = one.replace("{#one}", "{#two}")
        both = one + two if language == "en" else two + one
        replace(root, f"slides/{language}.md", one, both)
    assert any("not in the order of en.md" in line for line in errors(root))


def test_a_source_that_nobody_read_is_a_to_do(root: Path) -> None:
    replace(root, "slides/en.md", "It helps 1 in 5.", "It helps some.")
    replace(root, "slides/en.md", "> It helps 1 in 5.", "> It helps some.")
    replace(root, "slides/es.md", "Ayuda a 1 de 5.", "Ayuda a veces.")
    replace(root, "slides/es.md", "> Ayuda a 1 de 5.", "> Ayuda a veces.")
    replace(root, "sources.toml", 'read = "full"', 'read = "memory"')
    assert errors(root) == []
    assert any(line.startswith("sources.toml:5: study: was not read") for line in to_dos(root))


def test_a_slide_that_is_hard_to_read_is_a_to_do(root: Path) -> None:
    hard = "Pharmacological antagonism of excitatory neurotransmission necessitates monitoring."
    replace(root, "slides/en.md", "It helps 1 in 5.", hard)
    assert any(line.startswith("slides/en.md:3: one: reads like grade") for line in to_dos(root))


def test_the_crisis_phone_is_not_a_number_that_needs_a_source(root: Path) -> None:
    replace(root, "slides/en.md", "It helps 1 in 5.\n\n> It helps 1 in 5.", "Call 988.")
    replace(root, "slides/en.md", "Source: study", "Source: clinic")
    assert errors(root) == []


@pytest.mark.parametrize("phone", ["555-0100", "(312) 555-0100", "312-555-0100", "312.555.0100"])
def test_the_clinics_telephone_is_no_claim_and_any_other_number_is(root: Path, phone: str) -> None:
    replace(root, "slides/en.md", "It helps 1 in 5.\n\n> It helps 1 in 5.", f"Call {phone}.")
    replace(root, "slides/en.md", "Source: study", "Source: clinic")
    assert errors(root) == []
    replace(root, "slides/en.md", f"Call {phone}.", f"Call {phone}, day 2.")
    assert any("a number needs a source" in line for line in errors(root))
