from kiosk.forms.evaluation.state import begin
from kiosk.forms.walk import Page, complete, questions, screens
from tests.kiosk.forms.shapes import control, extension, group, item, often, questionnaire, when


def told(pages: tuple[Page, ...]) -> list[tuple[str, list[str]]]:
    return [
        (page.item.link_id, [words.default.removeprefix("Words of ") for words in page.lead])
        for page in pages
    ]


def test_there_is_one_question_a_page_under_the_words_of_its_groups() -> None:
    q = questionnaire(group("g", item("a"), group("h", item("b"))), item("c"))
    assert told(questions(q, {})) == [("a", ["g"]), ("b", ["g", "h"]), ("c", [])]


def test_a_group_without_words_leads_with_none() -> None:
    q = questionnaire({"linkId": "g", "type": "group", "item": [item("a")]})
    assert told(questions(q, {})) == [("a", [])]


def test_words_before_a_question_lead_to_it_alone() -> None:
    q = questionnaire(group("g", item("d", "display"), item("e", "display"), item("a"), item("b")))
    assert told(questions(q, {})) == [("a", ["g", "d", "e"]), ("b", ["g"])]


def test_words_before_a_group_lead_to_its_first_question_and_all_in_it() -> None:
    q = questionnaire(item("d", "display"), group("g", item("a"), item("b")))
    assert told(questions(q, {})) == [("a", ["d", "g"]), ("b", ["d", "g"])]


def test_words_that_no_question_follows_have_a_page_of_their_own() -> None:
    q = questionnaire(
        group("g", item("d", "display"), item("e", "display")), item("a"), item("z", "display")
    )
    assert told(questions(q, {})) == [("e", ["g", "d"]), ("a", []), ("z", [])]


def test_words_inside_a_question_stand_with_it_and_its_inner_questions_follow() -> None:
    q = questionnaire(
        item(
            "a",
            item=[
                item("d", "display"),
                item(
                    "x", "display", extension=[extension("questionnaire-hidden", valueBoolean=True)]
                ),
                item("b"),
            ],
        )
    )
    assert told(questions(q, {})) == [("a", ["d"]), ("b", ["a"])]


def test_disabled_hidden_and_read_only_items_are_not_asked() -> None:
    hidden = [extension("questionnaire-hidden", valueBoolean=True)]
    q = questionnaire(
        item("a"),
        item("b", enableWhen=[when("a", "exists", answerBoolean=True)]),
        group("g", item("c"), extension=hidden),
        item("d", readOnly=True, item=[item("e")]),
    )
    assert [page.item.link_id for page in questions(q, {})] == ["a", "e"]
    assert [page.item.link_id for page in questions(q, {"a": ("x",)})] == ["a", "b", "e"]


def test_help_is_no_page() -> None:
    q = questionnaire(item("a", item=[item("h", "display", extension=[control("help")])]))
    assert told(questions(q, {})) == [("a", [])]


def test_a_question_without_words_is_asked_in_those_that_stand_in_it() -> None:
    def bare(link_id: str, words: dict) -> dict:
        return {"linkId": link_id, "type": "string", "item": [words]}

    q = questionnaire(
        bare("a", item("d", "display")),
        bare("b", item("h", "display", extension=[control("flyover")])),
    )
    asked = [(page.item.text.default, page.lead) for page in questions(q, {})]
    assert asked == [("Words of d", ()), ("Words of h", ())]


def layout_of(*items: dict) -> list[tuple[str, str]]:
    return [(p.item.link_id, p.together) for p in screens(begin(questionnaire(*items)))]


def test_a_page_a_list_and_the_rows_of_a_table_stand_together() -> None:
    def pair(name: str, *more: dict) -> tuple[dict, ...]:
        return item(f"{name}1"), item(f"{name}2"), *more

    assert layout_of(group("p", *pair("a"), extension=[control("page")])) == [
        ("a1", "p"),
        ("a2", "p"),
    ]
    table = group("t", group("r", *pair("b")), item("c"), extension=[control("gtable")])
    assert layout_of(table) == [("b1", "r"), ("b2", "r"), ("c", "")]
    long = group("p", *(item(f"q{n}") for n in range(13)), extension=[control("page")])
    assert {together for _, together in layout_of(long)} == {""}


def test_the_end_of_a_groups_repetitions_follows_the_last_of_them() -> None:
    q = questionnaire(group("m", item("a"), repeats=True, text="Medicine:"), item("z"))
    found = screens(begin(q, {"m": (2,)}))
    assert [(p.item.link_id, p.repetition) for p in found] == [
        ("a", "m"),
        ("a", "m@1"),
        ("m", ""),
        ("z", ""),
    ]
    assert [[words.default for words in p.lead] for p in found[:2]] == [
        ["Medicine 1"],
        ["Medicine 2"],
    ]


def test_required_questions_without_an_answer_are_left_to_do() -> None:
    q = questionnaire(
        often("a", required=True),
        often("b"),
        item("c", "attachment", required=True),
        item("d", required=True, enableWhen=[when("b", "exists", answerBoolean=True)]),
        item("e", required=True, readOnly=True),
    )
    assert [i.link_id for i in complete(q, {})] == ["a"]
    assert [i.link_id for i in complete(q, {"a": ()})] == ["a"]
    assert complete(q, {"a": ("never",), "b": ()}) == ()
    assert [i.link_id for i in complete(q, {"a": ("never",), "b": ("x",)})] == ["d"]
