"""What a form has that is not used is listed."""

from kiosk.forms.from_fhir import read
from tests.kiosk.forms.shapes import (
    extension,
    form,
    item,
)


def test_what_is_not_used_is_listed_item_by_item() -> None:
    loaded = read(
        form(
            item("a", "attachment", initial=[{"valuePeriod": {}}], answerOption=[{}]),
            item("b", "coding", extension=[extension("questionnaire-nobody-knows")]),
            item(
                "c",
                "choice",
                answerValueSet="http://example.org/e",
                extension=[extension("minValue", valueQuantity={})],
            ),
            item(
                "d",
                "choice",
                disabledDisplay="hidden",
                answerOption=[{"valueString": "x", "extension": [extension("odd")]}],
            ),
            extension=[extension("strange")],
        ),
        "f.json",
    )
    assert loaded.ignored == (
        "the form: extension strange",
        "item 'a': type attachment: it can only be declined",
        "item 'a': initial valuePeriod",
        "item 'a': answer option value",
        "item 'b': extension questionnaire-nobody-knows",
        "item 'c': minValue valueQuantity",
        "item 'c': options from http://example.org/e: not in this file, asked in free words",
        "item 'd': disabledDisplay",
        "item 'd': answer option extension odd",
    )


def test_a_launch_context_that_nobody_provides_is_listed() -> None:
    names = [
        extension(
            "sdc-questionnaire-launchContext",
            extension=[{"url": "name", "valueCoding": {"code": code}}],
        )
        for code in ("patient", "user")
    ]
    loaded = read(form(item("a"), extension=names), "f.json")
    assert loaded.ignored == ("the form: launchContext user: it is empty here",)


def test_what_is_meant_for_other_programs_is_listed_apart() -> None:
    loaded = read(
        form(item("a", extension=[extension("sdc-questionnaire-itemExtractionContext")])), "f.json"
    )
    assert loaded.ignored == ()
    assert loaded.elsewhere == ("item 'a': extension sdc-questionnaire-itemExtractionContext",)
