"""How a thing on the screen sounds: its name, what it is, and its state, in the current language.

Marks that only an eye needs are left out or said as words.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from ui.patient.heard import WORDS, Heard, Role

translate = QCoreApplication.translate


def _spelled(signs: str) -> str:
    """Return letters and digits one by one: a voice makes a word of them."""
    return ", ".join(sign for sign in signs if not sign.isspace())


_MARKS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\b(?=.{0,6}\d)[A-Z2-9]{3} [A-Z2-9]{3}\b"), lambda code: _spelled(code[0])),
    (re.compile(r"\b(?:911|988)\b"), lambda number: " ".join(number[0])),  # to call: 9 1 1
    (re.compile(r"(\w+)o\(a\)"), r"\1o o \1a"),  # in Spanish: seguro(a)
    (re.compile(r"[⁰¹²³⁴-⁹]+"), ""),  # footnotes
    (re.compile(r"\*\*?|__"), ""),  # Markdown that a clinic wrote into spoken words
    (re.compile(r"^\s*(?:#+|[-*•])\s+", re.MULTILINE), ""),
    (re.compile(r"\s*·\s*"), ", "),
    (re.compile(r"…"), "."),
    (re.compile(r"[“”«»]"), '"'),
    (re.compile(r"(?<=[^\s.,:;!?])[ \t]*\n+\s*"), ". "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?<=[.:!?])\.(?=\s|$)"), ""),  # a list put together with full stops
)
_ENDS = (".", "!", "?", ":", '"')
_PRESSED = frozenset({Role.Button, Role.CheckBox, Role.RadioButton})


def aloud(words: str) -> str:
    """Return words as a voice should get them: one line, no marks."""
    for mark, instead in _MARKS:
        words = mark.sub(instead, words)
    return words.strip()


def sentence(heard: Heard) -> str:
    """Return all that is said of a thing that is touched, such as "Next, button."."""
    parts = [_name(heard), *_kind_and_state(heard)]
    if not heard.enabled and _kind(heard):
        parts.append(translate("Spoken", "cannot be used now"))
    return _joined(parts)


def in_passing(heard: Heard, *, named: bool) -> str:
    """Return what is said of a thing when the whole screen is read; `named`: with its name.

    What is pressed always has its name: Back is also a side of the body, and each of two questions
    has its Yes.
    Of answers that can be changed no more it is enough to hear which one was chosen.
    """
    if heard.role not in WORDS | _PRESSED and not named:
        return _joined(_kind_and_state(heard))
    return sentence(heard if heard.checked is None else replace(heard, enabled=True))


def _name(heard: Heard) -> str:
    name = aloud(heard.name)
    if heard.role is Role.Graphic:
        return translate("Spoken", "Picture: %1").replace("%1", name)
    return name


def _kind_and_state(heard: Heard) -> list[str]:
    value = _spelled(heard.value) if heard.spelled else aloud(heard.value)
    parts = [_kind(heard), _state(heard), value]
    if heard.role is Role.EditableText and not heard.value:
        parts.append(translate("Spoken", "empty"))
    return parts


def _joined(parts: Iterable[str]) -> str:
    said = ""
    for part in filter(None, parts):
        said += (" " if said.endswith(_ENDS) else ", " if said else "") + part
    said = said[:1].upper() + said[1:]
    return said if said.endswith(_ENDS) else f"{said}."


def change(before: Heard | None, now: Heard) -> str:
    """Return what is said when a thing has changed, or another one has the focus; often nothing.

    Letters are said as they are typed, not all that stands in the field.
    """
    if before is None or before.key != now.key:
        return sentence(now)
    if now.value.startswith(before.value) and now.value != before.value:
        return now.value.removeprefix(before.value)
    return "" if sentence(now) == sentence(before) else sentence(now)


def _kind(heard: Heard) -> str:
    match heard.role:
        case Role.Button if not heard.part:
            return translate("Spoken", "button")
        case Role.CheckBox:
            return translate("Spoken", "check box")
        case Role.RadioButton:
            return translate("Spoken", "choice")
        case Role.EditableText:
            return translate("Spoken", "text field")
        case Role.Slider | Role.SpinBox:
            return translate("Spoken", "slider")
        case Role.ComboBox:
            return translate("Spoken", "list")
    return ""


def _state(heard: Heard) -> str:
    if heard.checked is None:
        return ""
    if heard.role is Role.Button:  # of another gender than a choice, in other languages
        chosen = translate("Spoken", "chosen", "a button")
        return chosen if heard.checked else translate("Spoken", "not chosen", "a button")
    chosen = translate("Spoken", "chosen")
    return chosen if heard.checked else translate("Spoken", "not chosen")
