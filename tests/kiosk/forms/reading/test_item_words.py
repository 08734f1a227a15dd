"""The words, pictures and looks of a question."""

from decimal import Decimal
from typing import Any

from kiosk.forms.datatypes import (
    Attachment,
    Coding,
    Text,
)
from kiosk.forms.questionnaire import Item
from kiosk.forms.reading.rendering import markdown_of_xhtml, plain_markdown
from tests.kiosk.forms.shapes import (
    extension,
    item,
    questionnaire,
    spanish,
)


def only(**element: Any) -> Item:
    return questionnaire(item("q", **element)).index["q"]


def test_a_form_may_show_pictures_prefixes_steps_and_ways_to_lay_options_out() -> None:
    picture = {"valueAttachment": {"contentType": "image/png", "url": "http://x/p.png"}}
    asked = only(
        type_="choice",
        extension=[
            extension("sdc-questionnaire-itemMedia", **picture),
            extension("questionnaire-choiceOrientation", valueCode="horizontal"),
            extension("questionnaire-sliderStepValue", valueInteger=5),
            extension("questionnaire-supportLink", valueUri="http://x"),
            extension("entryFormat", valueString="DD/MM", _valueString=spanish("DD/MM/AA")),
            extension(
                "questionnaire-displayCategory",
                valueCodeableConcept={"coding": [{"code": "instructions"}]},
            ),
            extension(
                "questionnaire-signatureRequired",
                valueCodeableConcept={"coding": [{"code": "s", "system": "t"}]},
            ),
        ],
        answerOption=[
            {
                "valueString": "x",
                "extension": [
                    extension("questionnaire-optionPrefix", valueString="a)"),
                    extension("sdc-questionnaire-itemAnswerMedia", **picture),
                ],
            }
        ],
    )
    assert asked.media == asked.options[0].media == Attachment("image/png", url="http://x/p.png")
    assert (asked.options[0].prefix, asked.orientation, asked.step) == (
        "a)",
        "horizontal",
        Decimal(5),
    )
    assert (asked.support_link, asked.category) == ("http://x", "instructions")
    assert asked.entry_format.in_("es") == "DD/MM/AA"
    assert asked.signature == (Coding("s", "t"),)


def test_styled_words_become_markdown_without_links_pictures_or_scripts() -> None:
    xhtml = (
        '<div>Take <b>one</b> and <i style="color:red">rest</i>.<br/>Then<ul><li>eat</li></ul>'
        '<script>alert(1)</script><a href="javascript:x">link</a><img src="x"/> 2 * 3 &lt; 7</div>'
    )
    assert markdown_of_xhtml(xhtml) == (
        "Take **one** and *rest*.\nThen\n\n- eat\n\nlink 2 \\* 3 \\< 7"
    )


def test_words_that_are_only_styled_are_read_without_their_style() -> None:
    styled = {"extension": [extension("rendering-markdown", valueMarkdown="# Pain **now**")]}
    asked = questionnaire({"linkId": "q", "type": "string", "_text": styled}).index["q"]
    assert asked.text.default == "Pain now"
    assert asked.markdown.default == "# Pain **now**"
    assert plain_markdown(Text("a [b](http://c) \\*")).default == "a b *"
