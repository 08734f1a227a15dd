"""The words, pictures and units that belong to a question.

Help, the ends of a scale and a unit are written in FHIR as display items inside the question; here
they are the question's own.
"""

from collections.abc import Mapping

from kiosk.forms.datatypes import NO_WORDS, Attachment, Coding, Text
from kiosk.forms.elements import (
    Element,
    Extensions,
    child,
    children,
    concept_code,
    extension,
    first,
    string,
)
from kiosk.forms.reading.rendering import markdown_of_xhtml, plain_markdown
from kiosk.forms.reading.translations import read_text
from kiosk.forms.values import read_attachment, read_coding

_HELP = ("help", "flyover")
_WORDS_OF_A_QUESTION = (*_HELP, "lower", "upper", "unit")


def control(element: Element) -> str:
    """Return the code of questionnaire-itemControl: a slider, help and so on."""
    return concept_code(extension(element, "questionnaire-itemControl"))


def is_words_of(parent: Element, item: Element) -> bool:
    """Tell whether an item is its parent's own words, not an item of the form."""
    inside_an_item = "linkId" in parent
    is_display = string(item, "type") == "display"
    return inside_an_item and is_display and control(item) in _WORDS_OF_A_QUESTION


def words_inside(element: Element) -> Mapping[str, Text]:
    """Return the words of the items that are an item's own, each by its control."""
    found: dict[str, Text] = {}
    for item in children(element, "item"):
        if (name := control(item)) in _WORDS_OF_A_QUESTION:
            found.setdefault(name, item_text(item))
    return found


def help_words(words: Mapping[str, Text]) -> Text:
    """Return what helps to answer."""
    return next((words[name] for name in words if name in _HELP), NO_WORDS)


def item_text(element: Element) -> Text:
    """Return an item's text; one that is only styled is read without its style."""
    text = read_text(element, "text")
    return text if text.default else plain_markdown(rendered(element))


def rendered(element: Element) -> Text:
    """Return rendering-markdown or -xhtml of the text as Markdown; empty when it has none."""
    if "_text" not in element:
        return NO_WORDS
    sibling = child(element, "_text")
    markdown = read_text(extension(sibling, "rendering-markdown"), "valueMarkdown")
    if not markdown.default:
        markdown = read_text(extension(sibling, "rendering-markdown"), "valueString")
    if markdown.default:
        return markdown
    xhtml = read_text(extension(sibling, "rendering-xhtml"), "valueString")
    return Text(
        markdown_of_xhtml(xhtml.default),
        {language: markdown_of_xhtml(words) for language, words in xhtml.translations.items()},
    )


def unit_coding(named: Extensions) -> Coding | None:
    """Return the unit that a number is asked in."""
    return read_coding(first(named, "questionnaire-unit").get("valueCoding"))


def unit_words(named: Extensions, words: Mapping[str, Text]) -> Text:
    """Return the unit in words."""
    coding = child(first(named, "questionnaire-unit"), "valueCoding")
    choices = (read_text(coding, "display"), words.get("unit", NO_WORDS))
    return next((text for text in choices if text.default), Text(string(coding, "code")))


def unit_options(named: Extensions) -> tuple[Coding, ...]:
    """Return the units to choose from."""
    options = named.get("questionnaire-unitOption", ())
    found = (read_coding(option.get("valueCoding")) for option in options)
    return tuple(coding for coding in found if coding is not None)


def media(named: Extensions, name: str) -> Attachment | None:
    """Return the picture or sound of a question or option."""
    names = (name, f"sdc-questionnaire-{name}", f"questionnaire-{name}")
    return read_attachment(first(named, *names).get("valueAttachment"))


def extension_words(named: Extensions, *names: str) -> Text:
    """Return the words that an extension carries."""
    found = first(named, *names)
    keys = ("valueString", "valueMarkdown")
    return next((text for key in keys if (text := read_text(found, key)).default), Text())
