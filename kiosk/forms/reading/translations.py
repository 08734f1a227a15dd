"""Words in several languages, as FHIR carries them: the translation extension beside a string.

Source: https://hl7.org/fhir/R4/extension-translation.html
"""

from kiosk.forms.elements import Element, child, extensions, string
from kiosk.forms.questionnaire import Text


def read_text(element: Element, key: str) -> Text:
    """Return a string of an element with its translations (`_key`); "es-MX" also serves "es"."""
    return Text(string(element, key), _translations(child(element, f"_{key}")))


def _translations(sibling: Element) -> dict[str, str]:
    words: dict[str, str] = {}
    for name, extension in extensions(sibling):
        if name == "translation":
            parts = dict(extensions(extension))
            language = _value(parts.get("lang", {}))
            content = _value(parts.get("content", {}))
            if language and content:
                words[language] = content
                words.setdefault(language.split("-")[0], content)
    return words


def _value(extension: Element) -> str:
    return next((string(extension, key) for key in extension if key.startswith("value")), "")
