"""The paper packet: all that the tablet says and asks, and nothing that is for staff alone."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.app.pack_print import png
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack
from kiosk.forms.questionnaire import Coding, Condition, Item, Option, Questionnaire, Text
from kiosk.record.packet.packet import Packet, packet_pdf
from resources import path as resource
from tests.command_line import done, refused
from tests.kiosk.content.tiny_pack import build
from tests.paper import outline, pages, words
from tests.people import STARTED, a_pack, a_pack_of_four

SHIPPED = resource("packs", "ketamine-chronic-pain")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "pack"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_whole_pack_goes_on_paper(capsys, pack: Path, tmp_path: Path, language: str) -> None:
    file = tmp_path / "packet.pdf"
    options = ("--language", language, "--out", file, "--home", tmp_path)
    said = done(capsys, "pack", "print", pack, *options)
    assert "a draft" in said
    loaded, printed = load_pack(pack), words(file.read_bytes())
    shown = [
        *(slide.heading for slide in loaded.slides[language]),
        *(question.question.in_(language) for question in loaded.teach_back),
        *(form.title.in_(language) for form in loaded.forms_for("first")),
        *(agreement.title for agreement in loaded.agreements[language]),
        loaded.crisis_line.in_(language),
    ]
    assert [text for text in shown if text not in printed] == []
    told = [rule.words for rule in loaded.rules] + [s.title.in_(language) for s in loaded.scorings]
    assert [text for text in told if text in printed] == []
    reference = f"{loaded.reference.id} {loaded.reference.version} · SHA-256"
    sheets = pages(file.read_bytes())
    assert all(reference in sheet for sheet in sheets)
    assert f"{len(sheets)}" in sheets[-1]
    assert loaded.reference.sha256 in sheets[0]


def test_a_packet_of_an_unknown_language_is_refused(capsys, tmp_path: Path) -> None:
    tiny = build(tmp_path)
    options = ("--language", "fr", "--home", tmp_path)
    assert "only en, es" in refused(capsys, "pack", "print", tiny, *options)
    file = tmp_path / "none" / "x.pdf"
    assert "--out" in refused(capsys, "pack", "print", tiny, "--out", file, "--home", tmp_path)


def printed(pack: Pack, *, kind: str = "first", language: str = "en", nurse: bool = False) -> bytes:
    return packet_pdf(Packet(pack, kind, language, png, STARTED, nurse))


def a_form_pack(*items: Item) -> Pack:
    """Return the invented pack with one form, whose questions the nurse asks as well."""
    index = {item.link_id: item for top in items for item in top.walk()}
    form = Questionnaire("mood", "", "1", Text("Your day"), items, index)
    nurse = replace(form, id="asked", title=Text("Asked in person"))
    return replace(a_pack(), questionnaires=(form,), rules=(), nurse_questionnaires=(nurse,))


def test_each_kind_of_question_has_its_place_to_write() -> None:
    coding = Coding("a", "urn:x")
    asked = (
        Item("scale", "integer", Text("How much?"), minimum=Decimal(0), maximum=Decimal(10),
             lower=Text("nothing"), upper=Text("everything")),
        Item("weight", "decimal", Text("Weight?"), unit=Text("pounds")),
        Item("day", "date", Text("Which day?")),
        Item("many", "choice", Text("Which?"), repeats=True, options=(Option(coding, Text("A")),)),
        Item("open", "open-choice", Text("What else?"), options=(Option(coding, Text("B")),)),
        Item("seen", "boolean", Text("Hidden?"), hidden=True),
    )  # fmt: skip
    said = words(printed(a_form_pack(*asked)))
    for text in (
        "1. How much?",
        " ".join(map(str, range(11))),
        "nothing",
        "everything",
        "2. Weight?",
        "pounds",
        "month / day / year",
        "You can tick more than one.",
        "Other:",
    ):
        assert text in said
    assert "Hidden?" not in said


SKIPS = [
    (("q", "=", True), "only if you answered “Yes” to question 1."),
    (("q", "!=", True), "only if you did not answer “Yes” to question 1."),
    (("q", "exists", True), "only if you answered question 1."),
    (("q", "exists", False), "only if you did not answer question 1."),
    (("n", ">", 3), "only if the number in question 2 is more than 3."),
    (("n", "<=", 3), "only if the number in question 2 is 3 or less."),
]


def test_a_body_to_mark_stands_in_place_of_its_list_of_places() -> None:
    pack = load_pack(SHIPPED)
    where = pack.questionnaire("pain-where")
    alone = replace(pack, asks={"first": (where.id,), "return": ()})
    text = words(printed(alone, language="es"))
    assert "Marque en el dibujo cada lugar que le duele." in text
    assert text.count("Su izquierda") == 2
    assert "No tengo dolor en ninguna parte" in text
    assert "Su rodilla izquierda" not in text


@pytest.mark.parametrize(("condition", "sentence"), SKIPS)
def test_what_depends_on_one_question_says_so(condition, sentence: str) -> None:
    after = Item("a", "string", Text("And then?"), conditions=(Condition(*condition),))
    asked = (Item("q", "boolean", Text("Well?")), Item("n", "integer", Text("Many?")), after)
    assert f"Question 3: {sentence}" in words(printed(a_form_pack(*asked)))


def test_a_group_says_for_which_questions_and_what_depends_on_several_is_asked_of_all() -> None:
    inside = (Item("a", "string", Text("Who?")), Item("b", "string", Text("When?")))
    one = Item("g", "group", items=inside, conditions=(Condition("q", "=", True),))
    two = replace(one, conditions=(*one.conditions, Condition("n", "=", 1)))
    asked = (Item("q", "boolean", Text("Well?")), Item("n", "integer", Text("Many?")))
    assert "Questions 3 to 4: only if" in words(printed(a_form_pack(*asked, one)))
    said = words(printed(a_form_pack(*asked, two)))
    assert ": only if" not in said
    assert "4. When?" in said


def test_the_nurses_pages_come_last_and_only_when_they_are_wanted() -> None:
    pack = a_form_pack(Item("q", "boolean", Text("Well?")))
    assert "Asked in person" not in words(printed(pack))
    sheets = pages(printed(pack, nurse=True))
    assert "Asked in person" in sheets[-1]
    assert not [sheet for sheet in sheets[:-1] if "Asked in person" in sheet]
    assert "Your day" not in sheets[-1]


def test_the_crisis_line_follows_a_form_with_an_urgent_rule() -> None:
    pack = a_pack()
    assert pack.crisis_line.in_("en") in words(printed(pack))
    calm = replace(pack, rules=tuple(replace(rule, urgent=False) for rule in pack.rules))
    assert pack.crisis_line.in_("en") not in words(printed(calm))


def test_a_return_visit_has_its_own_steps() -> None:
    flows = {"first": ("consent", "signature"), "return": ("screening",)}
    pack = replace(a_pack_of_four(), flows=flows)
    first, again = words(printed(pack)), words(printed(pack, kind="return"))
    assert "Signatures" in first
    assert "Questions for you" not in first
    assert "Signatures" not in again
    assert "Questions for you" in again


def test_every_agreement_has_its_own_decision_and_reasons_and_says_what_it_hangs_on() -> None:
    said = words(printed(a_pack_of_four()))
    assert said.count("Tick one:") == 4
    assert said.count("I agree") == said.count("I do not agree") == 3
    assert "I got it I do not sign" in said
    assert "I did not get it" in said
    assert said.count("Decide this only if you agreed to “About treatment”.") == 2


OTHERS = ("Someone who decides for the patient", "Interpreter", "Witness")


def test_those_sign_whom_the_agreements_allow() -> None:
    all_allowed, nobody_else = words(printed(a_pack_of_four())), words(printed(a_pack()))
    assert "Patient" in all_allowed
    assert "Patient" in nobody_else
    assert [who for who in OTHERS if who not in all_allowed] == []
    assert [who for who in OTHERS if who in nobody_else] == []
    headings = [text for _, text in outline(printed(a_pack_of_four()))]
    assert "About photo" in headings
