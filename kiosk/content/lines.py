"""On which line a thing stands: a key in TOML or JSON, or the entry that an id or linkId names.

The libraries that read these files give no lines. One small walk over the marks of both serves
text that they have found valid; of other text the reader itself says where it stopped.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

Key = str | int
Keys = tuple[Key, ...]

_MARKS = re.compile(
    r'(?P<text>"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<comment>#[^\n]*)|(?P<line>\n)|(?P<mark>[\[\]{},=:.])|(?P<bare>[^\s\[\]{},=#:.\"']+)",
    re.DOTALL,
)
_NAMES = ("id", "linkId")
_HEAD = re.compile(r"\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """The line of a key or entry, and its words where it holds a single value."""

    line: int
    words: str = ""


Places = Mapping[Keys, Place]


def line_in(file: Path, keys: Keys) -> int:
    """Return the line of what `keys` lead to, or of the last of them that is found; 0: no file.

    A key that is not there may be the id or linkId of an entry, or a value.
    """
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except (FileNotFoundError, IsADirectoryError):
        return 0
    return line_of(_places(file.suffix, text), keys)


def line_of(places: Places, keys: Keys) -> int:
    """Return the line of what `keys` lead to, or of the last of them that is found."""
    here: Keys = ()
    for key in keys:
        there = next(_below(places, here, key), None)
        if there is None:
            break
        here = there
    return places[here].line if here else 1


def _below(places: Places, here: Keys, key: Key) -> Iterator[Keys]:
    if (*here, key) in places:
        yield (*here, key)
    inside = [k for k, p in places.items() if k[: len(here)] == here and p.words == str(key)]
    yield from (keys[:-1] for keys in inside if keys[-1] in _NAMES)
    yield from inside


@lru_cache(maxsize=8)
def _places(suffix: str, text: str) -> Places:
    if suffix == ".md":
        head = _HEAD.match(text)
        return toml_places(f"\n{head[1]}") if head else {}
    return {".toml": toml_places, ".json": json_places}.get(suffix, lambda _text: {})(text)


def toml_places(text: str) -> Places:
    """Return the place of every key and entry of TOML text."""
    walk = _Walk(_marks(text))
    walk.document()
    return walk.places


def json_places(text: str) -> Places:
    """Return the place of every key and entry of JSON text."""
    walk = _Walk(_marks(text))
    walk.skip("line")
    walk.value(())
    return walk.places


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    text: str
    line: int


_END = _Mark("end", "", 0)


def _marks(text: str) -> list[_Mark]:
    found, line = [], 1
    for match in _MARKS.finditer(text):
        kind = match.lastgroup or ""
        if kind != "comment":
            found.append(_Mark(kind, match[0], line))
        line += match[0].count("\n")
    return found


@dataclass
class _Walk:
    """Goes over the marks once."""

    marks: list[_Mark]
    at: int = 0
    places: dict[Keys, Place] = field(default_factory=dict)
    tables: dict[Keys, int] = field(default_factory=dict)  # how many [[tables]] so far

    def next(self) -> _Mark:
        return self.marks[self.at] if self.at < len(self.marks) else _END

    def take(self) -> _Mark:
        mark = self.next()
        self.at += 1
        return mark

    def skip(self, *texts: str) -> None:
        while self.next().kind == "line" or (self.next().text in texts and self.next() != _END):
            self.at += 1

    def document(self) -> None:
        table: Keys = ()
        self.skip()
        while self.next() != _END:
            if self.next().text == "[":
                table = self._header()
            else:
                self._pair(table)
            self.skip()

    def _header(self) -> Keys:
        line = self.take().line
        many = self.next().text == "["
        keys: Keys = ()
        for key in self._keys("]"):
            keys = (*keys, key)
            if keys in self.tables:
                keys = (*keys, self.tables[keys] - 1)
        if many:
            self.take()
            keys = self._another(keys)
        self._put(keys, line)
        return keys

    def _another(self, keys: Keys) -> Keys:
        """Return the keys of one more [[table]]; they may name the one before."""
        name = keys[:-1] if isinstance(keys[-1], int) else keys
        self.tables[name] = self.tables.get(name, 0) + 1
        return (*name, self.tables[name] - 1)

    def _keys(self, *until: str) -> list[str]:
        found = []
        while self.next().text not in until and self.next() != _END:
            mark = self.take()
            if mark.kind in ("text", "bare"):
                found.append(_unquoted(mark.text))
        self.take()
        return found

    def _pair(self, table: Keys) -> None:
        line = self.next().line
        keys = (*table, *self._keys("=", ":"))
        self._put(keys, line)
        self.value(keys)

    def _put(self, keys: Keys, line: int) -> None:
        for depth in range(1, len(keys)):  # a.b = 1 makes a as well
            self.places.setdefault(keys[:depth], Place(line))
        self.places[keys] = Place(line)

    def value(self, keys: Keys) -> None:
        first = self.take()
        if first.text == "[":
            self._array(keys)
        elif first.text == "{":
            self.skip(",")
            while self.next().text != "}" and self.next() != _END:
                self._pair(keys)
                self.skip(",")
            self.take()
        else:
            line = self.places[keys].line if keys in self.places else first.line
            self.places[keys] = Place(line, _unquoted(first.text))
            while self.next().kind == "bare" or self.next().text in (".", ":"):
                self.at += 1  # the rest of a number, a date or a time

    def _array(self, keys: Keys) -> None:
        number = 0
        self.skip(",")
        while self.next().text != "]" and self.next() != _END:
            self.places[(*keys, number)] = Place(self.next().line)
            self.value((*keys, number))
            number += 1
            self.skip(",")
        self.take()


def _unquoted(text: str) -> str:
    if text.startswith(('"""', "'''")):
        return text[3:-3]
    if text.startswith('"'):
        return _decoded(text)
    return text[1:-1] if text.startswith("'") else text


def _decoded(text: str) -> str:
    try:
        return str(json.loads(text, strict=False))
    except json.JSONDecodeError:  # an escape of TOML's own
        return text[1:-1]
