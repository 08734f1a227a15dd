"""Two languages that nobody speaks: one of long words with accents, one read from the right.

They are for tests alone: what the screens must survive before a third language is added. The
words of the screens come from a .ts file that is made of the Spanish one, those of the pack are
changed in the pack.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQml import qmlEngine
from PySide6.QtQuick import QQuickWindow

import resources
from kiosk.content.pack import Agreement, Pack
from kiosk.content.slides import Slide
from kiosk.forms.questionnaire import Questionnaire, Text

Change = Callable[[str], str]
_LONGER = str.maketrans({"a": "áâ", "e": "éê", "i": "íî", "o": "óô", "u": "úû", "y": "ýÿ"})
_LONGEST = 22  # letters, as in Blutdruckmedikamente
_LETTERS = "אבגדהוזחטיכלמנסעפצקרשתךםןץ"
_HEBREW = str.maketrans(
    {chr(ord(first) + n): letter for first in "aA" for n, letter in enumerate(_LETTERS)}
)
_SHOWN = (  # what patients see of a slide and of an agreement
    "chapter", "heading", "alt", "body", "more", "title", "words", "agree", "decline", "reasons"
)  # fmt: skip
_KEPT = re.compile(r"(%\d|&\w+;)")


def stretched(words: str) -> str:
    """Return words with accents, about 60 % longer, word by word."""
    return _changed(words, lambda part: re.sub(r"\w+", _longer, part))


def turned(words: str) -> str:
    """Return words in letters that are read from the right."""
    return _changed(words, lambda part: part.translate(_HEBREW))


@dataclass(frozen=True)
class Tongue:
    """A language that screens are looked at in; a pseudo one dresses English as another."""

    name: str
    code: str = "en"  # which of the kiosk's own languages is under it
    dressed_as: str = ""  # the language of dates and of the reading direction
    change: Change | None = None


TONGUES = (
    Tongue("English"),
    Tongue("Spanish", "es"),
    Tongue("long words", dressed_as="fi", change=stretched),
    Tongue("from the right", dressed_as="he", change=turned),
)


def spoken(pack: Pack, tongue: Tongue) -> Pack:
    """Return the pack as it would be in this language."""
    if tongue.change is None:
        return pack
    say = tongue.change
    parts = ("crisis_line", "slides", "teach_back", "questionnaires", "agreements", "comparison")
    return replace(pack, **{part: _said(getattr(pack, part), say) for part in parts})


@contextmanager
def wearing(window: QQuickWindow, tongue: Tongue) -> Iterator[None]:
    """Show a window in this language, if it is a pseudo one."""
    if tongue.change is None:
        yield
        return
    translator, engine = QTranslator(), qmlEngine(window)
    assert engine is not None
    assert translator.load(_compiled(tongue))
    QCoreApplication.installTranslator(translator)
    QCoreApplication.translate("", "-")
    engine.setUiLanguage(tongue.dressed_as)
    engine.retranslate()
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def _changed(words: str, change: Change) -> str:
    """Change words, but not the places where numbers and names are put in."""
    return "".join(part if _KEPT.fullmatch(part) else change(part) for part in _KEPT.split(words))


def _longer(word: re.Match[str]) -> str:
    """Return a word 60 % longer, as long as that is not with its vowels alone.

    What is long already, such as the name of a medicine, is much the same in every language.
    """
    longer = word[0].translate(_LONGER)
    wanted = max(len(word[0]), min(round(len(word[0]) * 1.6), _LONGEST))
    return (longer + word[0].lower() * 2)[: max(wanted, 1)] if len(word[0]) > 1 else word[0]


@cache
def _compiled(tongue: Tongue) -> bytes:
    """Compile the words of the screens; the sources are those that Spanish was made from."""
    assert tongue.change is not None
    source = ET.parse(resources.path("translations", "kiosk_es.ts"))
    for message in source.iter("message"):
        words = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        for place in list(translation.iter("numerusform")) or [translation]:
            place.text = tongue.change(words)
    with TemporaryDirectory() as folder:
        ts, qm = Path(folder, "pseudo.ts"), Path(folder, "pseudo.qm")
        source.write(ts, encoding="utf-8")
        release = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([release, "-silent", ts, "-qm", qm], check=True)
        return qm.read_bytes()


def _in_words(value: Any, say: Change) -> Any:
    return say(value) if isinstance(value, str) else tuple(say(one) for one in value)


def _said(value: Any, say: Change) -> Any:
    """Return a part of a pack with all words that a patient sees changed."""
    match value:
        case Text():
            return Text(say(value.default), {"en": say(value.in_("en"))})
        case Slide() | Agreement():
            held = {name: getattr(value, name) for name in _SHOWN if hasattr(value, name)}
            return replace(value, **{name: _in_words(one, say) for name, one in held.items()})
        case Questionnaire():
            items = _said(value.items, say)
            index = {i.link_id: i for top in items for i in top.walk()}
            return replace(value, title=_said(value.title, say), items=items, index=index)
        case tuple():
            return tuple(_said(one, say) for one in value)
        case Mapping():
            return {key: _said(one, say) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        held = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        return replace(value, **{name: _said(one, say) for name, one in held.items()})
    return value
