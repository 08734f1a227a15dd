from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from kiosk.forms.from_fhir import read
from kiosk.forms.questionnaire import Coding, Condition, PartialDate, Values
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response
from tests.kiosk.forms.shapes import (
    control,
    extension,
    form,
    group,
    item,
    questionnaire,
    spanish,
    when,
)


def only(**element):
    return questionnaire(item("q", **element)).index["q"]


def test_a_form_keeps_its_name_title_and_codes() -> None:
    q = questionnaire(
        item("a"),
        _title=spanish("Un formulario inventado"),
        copyright="Nobody's",
        language="en-US",
        code=[{"system": "http://loinc.org", "code": "44249-1"}],
    )
    assert (q.id, q.url, q.version) == (
        "invented",
        "http://example.org/Questionnaire/invented",
        "2",
    )
    assert q.title.in_("es") == "Un formulario inventado"
    assert q.title.in_("fr") == "An invented form"
    assert (q.copyright, q.language) == ("Nobody's", "en-US")
    assert q.codes[0].code == "44249-1"


def test_every_item_is_in_the_index_wherever_it_stands() -> None:
    q = questionnaire(group("g", item("a", item=[item("b")])), item("c"))
    assert list(q.index) == ["g", "a", "b", "c"]


def test_a_translation_for_a_country_serves_the_language() -> None:
    words = spanish("Hola")
    words["extension"][0]["extension"][0]["valueCode"] = "es-MX"
    text = only(_text=words).text
    assert text.in_("es") == text.in_("es-MX") == "Hola"


def test_flags_of_an_item_are_read() -> None:
    q = only(
        prefix="1.",
        required=True,
        repeats=True,
        readOnly="true",
        maxLength="20",
        extension=[extension("questionnaire-hidden", valueBoolean=True), control("slider")],
    )
    assert (q.prefix, q.required, q.repeats, q.read_only, q.hidden) == (
        "1.",
        True,
        True,
        True,
        True,
    )
    assert (q.control, q.max_length) == ("slider", 20)


@pytest.mark.parametrize(
    ("value", "limit"),
    [
        ({"valueInteger": 3}, Decimal(3)),
        ({"valueDecimal": 0.1}, Decimal("0.1")),
        ({"valueDate": "2020-01-31"}, date(2020, 1, 31)),
        ({"valueDateTime": "2020-01-31T10:00:00Z"}, datetime(2020, 1, 31, 10, tzinfo=UTC)),
        ({"valueDate": "2020"}, PartialDate(2020)),
        ({"valueString": "3"}, None),
    ],
)
def test_limits_are_exact_numbers_or_dates(value, limit) -> None:
    q = only(extension=[extension("minValue", **value), extension("maxValue", **value)])
    assert (q.minimum, q.maximum) == (limit, limit)


def test_a_pattern_and_decimal_places_are_read() -> None:
    q = only(
        extension=[
            extension("regex", valueString="[a-z]+"),
            extension("maxDecimalPlaces", valueInteger=1),
        ]
    )
    assert (q.pattern, q.max_decimals) == ("[a-z]+", 1)


@pytest.mark.parametrize("pattern", ["(", "^(a+)+$", "(x{2,})*"])
def test_a_pattern_that_python_cannot_run_is_listed_and_not_applied(pattern) -> None:
    loaded = read(form(item("q", extension=[extension("regex", valueString=pattern)])), "f.json")
    assert loaded.questionnaire.index["q"].pattern is None
    assert loaded.ignored == ("item 'q': regex: not one that Python can run",)


def test_help_and_the_ends_of_a_scale_are_the_questions_own_words() -> None:
    words = [
        item(name, "display", extension=[control(name)]) for name in ("help", "lower", "upper")
    ]
    words[0]["_text"] = spanish("Ayuda")
    q = only(item=words)
    assert q.help.in_("es") == "Ayuda"
    assert (q.lower.default, q.upper.default) == ("Words of lower", "Words of upper")
    assert q.items == ()


def test_a_unit_comes_from_its_extension_or_a_display_item() -> None:
    kilograms = {"code": "kg", "display": "kilograms", "_display": spanish("kilogramos")}
    assert (
        only(extension=[extension("questionnaire-unit", valueCoding=kilograms)]).unit.in_("es")
        == "kilogramos"
    )
    assert (
        only(extension=[extension("questionnaire-unit", valueCoding={"code": "kg"})]).unit.default
        == "kg"
    )
    display = item("u", "display", extension=[control("unit")], text="mmHg")
    assert only(item=[display]).unit.default == "mmHg"
    amount = {"value": 72, "unit": "kg", "system": "s", "code": "kg"}
    started = only(type="quantity", initial=[{"valueQuantity": amount}])
    limited = only(type="quantity", extension=[extension("maxValue", valueQuantity=amount)])
    for asked in (started, limited):
        assert (asked.unit.default, asked.unit_coding) == ("kg", Coding("kg", "s", "kg"))
    assert only().unit.default == ""


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ({"valueInteger": 3}, 3),
        ({"valueString": "x"}, "x"),
        ({"valueDate": "2020-01-31"}, date(2020, 1, 31)),
        ({"valueTime": "10:30:00"}, time(10, 30)),
        ({"valueTime": "10:30:00Z"}, time(10, 30)),
        ({"valueTime": "00:00:00"}, time(0, 0)),
        ({"valueCoding": {"code": "a"}}, Coding("a")),
    ],
)
def test_options_of_every_type_are_read(value, read_as) -> None:
    (option,) = only(answerOption=[value]).options
    assert option.value == read_as
    assert option.text.default


@pytest.mark.parametrize("name", ["ordinalValue", "itemWeight"])
@pytest.mark.parametrize("on_the_coding", [True, False])
def test_a_score_on_an_option_becomes_the_codings_weight(name, on_the_coding) -> None:
    weight = [extension(name, valueDecimal=2)]
    option: dict = {"valueCoding": {"code": "a", "display": "A"}}
    (option["valueCoding"] if on_the_coding else option)["extension"] = weight
    value = only(answerOption=[option]).options[0].value
    assert isinstance(value, Coding)
    assert value.weight == Decimal(2)


def test_an_option_can_exclude_the_others_and_be_chosen_from_the_start() -> None:
    q = only(
        answerOption=[
            {
                "valueCoding": {"code": "none", "display": "None", "_display": spanish("Nada")},
                "initialSelected": True,
                "extension": [extension("questionnaire-optionExclusive", valueBoolean=True)],
            },
            {"valueCoding": {"code": "a", "display": "A"}},
        ]
    )
    assert [option.exclusive for option in q.options] == [True, False]
    assert q.options[0].text.in_("es") == "Nada"
    assert [v.code for v in q.initial if isinstance(v, Coding)] == ["none"]


@pytest.mark.parametrize("reference", ["#colours", "http://example.org/colours|1"])
def test_options_come_from_a_contained_expansion(reference) -> None:
    value_set = {
        "resourceType": "ValueSet",
        "id": "colours",
        "url": "http://example.org/colours",
        "expansion": {
            "contains": [
                {
                    "abstract": True,
                    "code": "colour",
                    "contains": [{"system": "s", "code": "red", "display": "Red"}],
                },
                {"system": "s", "code": "blue"},
            ]
        },
    }
    q = questionnaire(
        item("q", "choice", answerValueSet=reference), contained=[{"id": "x"}, value_set]
    )
    assert [(o.value, o.text.default) for o in q.index["q"].options] == [
        (Coding("red", "s", "Red"), "Red"),
        (Coding("blue", "s"), "blue"),
    ]


def test_options_come_from_a_contained_list_of_concepts_with_their_languages() -> None:
    concept = {
        "code": "red",
        "display": "Red",
        "designation": [{"language": "es", "value": "Rojo"}, {"value": "no language"}],
    }
    value_set = {
        "resourceType": "ValueSet",
        "id": "v",
        "compose": {"include": [{"system": "s", "concept": [concept]}]},
    }
    q = questionnaire(item("q", "choice", answerValueSet="#v"), contained=[value_set])
    assert q.index["q"].options[0].text.in_("es") == "Rojo"
    assert set(q.index["q"].options[0].text.translations) == {"es"}


def test_conditions_and_their_behaviour_are_read() -> None:
    q = questionnaire(
        item("a", "integer"),
        item(
            "b",
            enableWhen=[when("a", ">", answerInteger=1), when("a", "exists")],
            enableBehavior="all",
        ),
    )
    assert q.index["b"].conditions == (Condition("a", ">", 1), Condition("a", "exists", True))
    assert q.index["b"].every_condition


def test_a_newer_form_that_takes_free_words_beside_its_options_is_an_open_choice() -> None:
    q = questionnaire(item("q", "coding", answerConstraint="optionsOrString"))
    assert q.index["q"].type == "open-choice"


def test_words_that_have_the_link_id_of_a_group_beside_them_do_not_stand_in_its_way() -> None:
    q = questionnaire(group("g", item("a"), repeats=True), item("g", "display"))
    answers: dict[str, Values] = {"g": (2,), "a": ("1",), "a@1": ("2",)}
    assert read_response(q, response(q, answers)) == answers


def test_a_link_id_that_stands_twice_is_told_apart_by_its_place() -> None:
    q = questionnaire(group("g", item("d", "display"), item("t")), group("h", item("t")), item("d"))
    assert [i.link_id for i in q.walk()] == ["g", "d#2", "t", "h", "t#2", "d"]
    answers = {"t": ("1",), "t#2": ("2",), "d": ("3",)}
    made: Any = response(q, answers)
    assert [i["linkId"] for g in made["item"] for i in g.get("item", [])] == ["t", "t"]
    assert read_response(q, made) == answers
