from kiosk.forms.walk import Page, complete, questions
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
