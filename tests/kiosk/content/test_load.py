"""Loading a pack: what it holds, and what is refused."""

import json
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from kiosk.content.front import StepName
from kiosk.content.load import load_pack
from kiosk.content.sums import write_sums
from kiosk.errors import KioskError, Refused
from kiosk.visit.flow import Step
from tests.kiosk.content.tiny_pack import build, build_notice, questionnaire, replace, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path)


def test_a_pack_holds_what_its_files_say(root: Path) -> None:
    pack = load_pack(root)
    assert (pack.reference.id, pack.reference.version, pack.draft) == ("tiny", "1", True)
    assert pack.title.in_("es") == "Chiquito"
    assert pack.crisis_line.in_("es") == "Avise ahora."
    assert pack.flows["return"] == ("screening",)
    assert pack.questionnaire("mood").index["sad"].text.in_("es") == "¿Está triste?"
    assert [s.id for s in pack.scorings] == ["mood-total"]
    assert pack.scorings[0].high == Decimal(10)
    assert pack.teach_back[0].choices[0].right
    assert pack.sources["study"].read == "full"
    assert pack.rules[0].questions == ("sad",)


def test_a_slide_has_its_parts(root: Path) -> None:
    (slide,) = load_pack(root).slides["es"]
    assert (slide.id, slide.chapter, slide.heading) == ("one", "A", "Uno")
    assert slide.body == slide.speech == "Ayuda a 1 de 5."
    assert slide.alt == "Una cosa"
    assert slide.picture == (root / "pictures/one.svg").resolve()
    assert slide.sources == ("study",)


def test_the_words_of_an_agreement_are_exactly_what_is_shown(root: Path) -> None:
    (agreement,) = load_pack(root).agreements["en"]
    assert agreement.words == "I **agree**.\n\nOr not."
    assert (agreement.label, agreement.title) == ("treat|1", "Treatment")


def test_every_step_of_a_visit_can_be_named_in_a_flow() -> None:
    assert set(get_args(StepName)) == {step.value for step in Step}


def test_a_pack_that_is_signed_off_says_by_whom(root: Path) -> None:
    replace(root, "pack.toml", '"draft"', '"signed off"\nsigned_off_by = "A. Invented, MD"')
    pack = load_pack(root)
    assert (pack.draft, pack.signed_off_by) == (False, "A. Invented, MD")


MISLEADING = [
    ("pack.toml", '"draft"', '"signed off"', "names who did it"),
    ("pack.toml", '"screening", "consent"', '"screning", "consent"', r"visits\.first\.steps"),
    ("pack.toml", 'version = "1"', 'version = "1"\ncolor = "red"', "check its spelling"),
    ("pack.toml", 'es = "Chiquito"', 'en-GB = "Small"', r"title\.es"),
    ("pack.toml", 'es = "Avise ahora."', 'es = " "', r"crisis\.line\.es"),
    ("pack.toml", '["mood"]', '["mood", "pain"]', r"questionnaires/pain\.json: is missing"),
    (
        "pack.toml",
        'first.questionnaires = ["mood"]',
        "first.questionnaires = []",
        "nothing to show",
    ),
    ("pack.toml", "format = 1", "format = 2", "format: is 2; this kiosk reads format 1"),
    ("sources.toml", '"full"', '"full"\npooled.es = ["magnesio"]', "pool magnesio too"),
    ("pack.toml", 'languages = ["en", "es"]', 'languages = ["en", "es", "fr"]', "fr"),
    ("pack.toml", "version", "version = =", "is not valid TOML"),
    ("slides/es.md", "{#one}", "{#two}", "the slide one is missing here"),
    ("slides/en.md", "Source: study", "", r"slides/en\.md:3: one: .*names no source"),
    ("slides/en.md", "Source: study", "Source: dream", "the source dream is not in sources"),
    ("slides/en.md", "# One {#one}", "# One", "heading with an id"),
    ("slides/en.md", "Chapter: A", "", "names no chapter"),
    ("slides/en.md", "![A thing](../pictures/one.svg)", "", "has no picture"),
    ("slides/en.md", "A thing", "", "no alt text"),
    ("slides/en.md", "one.svg", "two.svg", r"two\.svg is not a file of this pack"),
    ("slides/en.md", "../pictures/one.svg", "../../../etc/passwd", "is not a file of this pack"),
    ("sources.toml", 'read = "full"', 'read = "secondary"', "a number needs a source"),
    ("sources.toml", 'read = "full"', 'read = "skimmed"', r"sources\.study\.read"),
    ("teach-back.toml", 'slide = "one"', 'slide = "nine"', "there is no slide nine"),
    ("teach-back.toml", "right = true", "right = false", "exactly one choice"),
    ("teach-back.toml", ', es = "Esa"', "", r"q\.choices 2\.es"),
    ("rules.toml", 'questionnaire = "mood"', 'questionnaire = "moon"', "no questionnaire moon"),
    ("rules.toml", '["sad"]', '["sadd"]', "mood has no question sadd"),
    ("rules.toml", "linkId='sad'", "linkId='bad'", "mood has no question bad"),
    ("rules.toml", "%mood_total", "%mod_total", "%mod_total is neither a total"),
    ("rules.toml", '"study"', '"dream"', "the source dream is not in sources"),
    ("rules.toml", '"red"', '"crimson"', r"rules\.0\.level"),
    ("overlays/mood.toml", '"how-much"', '"how-many"', "how-many"),
    ("overlays/mood.toml", 'questionnaire = "mood"', 'questionnaire = "pain"', "pain"),
    ("overlays/mood.toml", "sum", "product", "method"),
    (
        "consents/treat.es.md",
        'version = "1"',
        'version = "2"',
        r"treat\.es\.md:3: version: is “2” here and “1” in consents/treat\.en\.md",
    ),
    (
        "consents/treat.es.md",
        'id = "treat"',
        'id = "cure"',
        r"treat\.es\.md:2: id: the agreement cure is missing in the language en",
    ),
    ("consents/treat.en.md", 'kind = "treatment"', "", "kind: this key is missing"),
    ("consents/treat.en.md", '"treatment"', '"surgery"', r"treat\.en\.md:4: kind"),
    ("consents/treat.en.md", "\n+++\nI", '\nroles = ["doctor"]\n+++\nI', r"roles\.0"),
    ("consents/treat.en.md", "\n+++\nI", '\nagree = "Yes"\n+++\nI', "both buttons words, or none"),
    ("consents/treat.en.md", "\n+++\nI", '\nreasons = [""]\n+++\nI', r"reasons\.0"),
    ("consents/treat.es.md", "+++", "---", r"treat\.es\.md:1: must begin"),
    ("consents/treat.es.md", "I **agree**.\n\nOr not.", "", "no words to agree to"),
    ("questionnaires/mood.json", "¿Está triste?", "", "translation into es is missing"),
    ("questionnaires/mood.json", '"id": "mood"', '"id": "food"', "must be the file's name"),
    ("questionnaires/mood.json", "{", "", "is not valid JSON"),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), MISLEADING)
def test_content_that_would_mislead_is_refused(
    root: Path, file: str, old: str, new: str, sentence: str
) -> None:
    replace(root, file, old, new)
    with pytest.raises(KioskError, match=sentence):
        load_pack(root)


def test_a_rule_may_ask_what_a_sum_comes_to_at_least_but_not_a_mean(root: Path) -> None:
    replace(root, "rules.toml", "%mood_total", "%mood_total_at_least")
    load_pack(root)
    replace(root, "overlays/mood.toml", '"sum"', '"mean"')
    with pytest.raises(KioskError, match="%mood_total_at_least is neither a total"):
        load_pack(root)


@pytest.mark.parametrize("file", ["slides/es.md", "consents/treat.es.md", "sources.toml"])
def test_a_file_that_is_not_there_is_refused(root: Path, file: str) -> None:
    (root / file).unlink()
    write_sums(root)
    with pytest.raises(Refused, match="missing"):
        load_pack(root)


def test_a_question_that_can_never_be_reached_is_refused(root: Path) -> None:
    form = questionnaire()
    items = form["item"]
    assert isinstance(items, list)
    items[1]["enableWhen"] = [{"question": "glad", "operator": "=", "answerBoolean": True}]
    write(root, "questionnaires/mood.json", json.dumps(form))
    write_sums(root)
    with pytest.raises(KioskError, match="glad"):
        load_pack(root)


def test_a_refusal_says_how_to_see_every_fault(root: Path) -> None:
    replace(root, "slides/en.md", "Source: study", "")
    with pytest.raises(Refused, match="kiosk pack check"):
        load_pack(root)


def test_a_pack_without_teach_back_loads(root: Path) -> None:
    (root / "teach-back.toml").unlink()
    replace(root, "pack.toml", '"teach-back", ', "")
    assert load_pack(root).teach_back == ()


def test_a_step_with_nothing_to_show_is_refused(root: Path) -> None:
    (root / "teach-back.toml").unlink()
    write_sums(root)
    with pytest.raises(Refused, match="nothing to show"):
        load_pack(root)


UNLIKE = [
    ('kind = "privacy-notice"', 'kind = "data"', r"up\.es\.md:4: kind"),
    ('after = "treat"', "", r"up\.es\.md:1: after: is “” here and “treat” in consents/up\.en\.md"),
    (
        'reasons = ["No lo tengo"]',
        'reasons = ["Una", "Dos"]',
        r"up\.es\.md:9: reasons: is “2” here",
    ),
    ('roles = ["witness"]', 'roles = ["witness", "interpreter"]', r"up\.es\.md:10: roles"),
    ('agree = "Lo tengo"\ndecline = "No"', "", r"up\.es\.md:1: agree"),
    ('id = "notice"', 'id = "treat"', r"up\.es\.md:2: id: the id treat is used twice"),
    ('after = "treat"', 'after = "notice"', r"up\.es\.md:5: after: no agreement notice is always"),
    ('after = "treat"', 'after = "nothing"', "no agreement nothing is always asked before"),
]


def test_an_agreement_holds_what_its_head_says(root: Path) -> None:
    build_notice(root)
    _, notice = load_pack(root).agreements["es"]
    assert (notice.kind, notice.after, notice.file) == (
        "privacy-notice",
        "treat",
        "consents/up.es.md",
    )
    assert (notice.agree, notice.decline, notice.reasons) == ("Lo tengo", "No", ("No lo tengo",))
    assert notice.roles == {"witness"}


@pytest.mark.parametrize(("old", "new", "sentence"), UNLIKE)
def test_an_agreement_is_the_same_in_every_language(
    root: Path, old: str, new: str, sentence: str
) -> None:
    build_notice(root)
    replace(root, "consents/up.es.md", old, new)
    with pytest.raises(Refused, match=sentence):
        load_pack(root)


def test_agreements_are_asked_in_one_order(root: Path) -> None:
    build_notice(root)
    for language in ("en", "es"):
        replace(root, f"consents/up.{language}.md", 'after = "treat"', "")
    (root / "consents/up.es.md").rename(root / "consents/a.es.md")
    write_sums(root)
    with pytest.raises(Refused, match=r"a\.es\.md:1: .*another order: rename the files"):
        load_pack(root)
