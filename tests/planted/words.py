"""Forty words of nobody, and every way in which one may stand in a file."""

import base64
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from functools import cache

import pypdfium2

NAMES = ("quixolant", "brindleforth", "zephyrkin", "mordañtwick")  # en: two, es: two
ENGLISH = (
    "plumbago", "thistlewhit", "garbanzoid", "velvetroot", "ombrecast", "fizzlewort",
    "snickerdown", "jabberloom", "crankleby", "dapplewix", "hobnackle", "murmurine",
    "oxblander", "pintlefew", "quibberish", "rumblecot",
)  # fmt: skip
SPANISH = (
    "ñandurrio", "corazúñez", "pimpollastro", "güiscanela", "zarandújula", "tremolíndez",
    "chirimbólez", "mequetréfiz", "ababolñero", "cachivúchez", "esdrujulón", "perendéngue",
)  # fmt: skip
NURSE = (
    "sprockadill", "tangleweft", "umberquill", "vixenholt", "wobblestane", "yarrowpike",
    "zinnialoft", "bafflegab",
)  # fmt: skip
WORDS = (*NAMES, *ENGLISH, *SPANISH, *NURSE)

_STREAMS = re.compile(rb"\x78[\x01\x5e\x9c\xda]")  # RFC 1950: how zlib begins
_DEEPEST = 3


def found(data: bytes) -> set[str]:
    """Return the words that some reading of the data holds."""
    return {
        word
        for reading in readings(data)
        for word in WORDS
        if any(trace in reading for trace in traces(word))
    }


@cache
def traces(word: str) -> tuple[bytes, ...]:
    """Return how a word may be written: in four encodings, in JSON, in base64 at any offset."""
    cases = (word, word.capitalize(), word.upper())
    plain = [text.encode(code) for text in cases for code in ("utf-8", "utf-16-le", "utf-16-be")]
    plain += [text.encode("latin-1") for text in cases]
    plain += [json.dumps(text)[1:-1].encode() for text in cases]
    return tuple(dict.fromkeys([*plain, *(b for text in plain for b in _in_base64(text))]))


def _in_base64(text: bytes) -> Iterator[bytes]:
    """Yield what stays the same of a text in base64, whatever stands before and after it."""
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + text + b"\0" * (-(shift + len(text)) % 3))
        yield whole[4 if shift else 0 : -4 if (shift + len(text)) % 3 else None]


def readings(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """Yield the data, and what lies in it compressed, as a PDF, or as values of SQLite."""
    yield data
    if depth < _DEEPEST:
        for inside in (*_inflated(data), *_values(data)):
            yield from readings(inside, depth + 1)
        yield from _words_of_pdfs(data)


def _inflated(data: bytes) -> Iterator[bytes]:
    for start in _STREAMS.finditer(data):
        try:
            inside = zlib.decompressobj().decompress(data[start.start() :], 50_000_000)
        except zlib.error:
            continue
        if inside:
            yield inside


def _words_of_pdfs(data: bytes) -> Iterator[bytes]:
    for start in re.finditer(rb"%PDF-", data):
        try:
            with pypdfium2.PdfDocument(data[start.start() :]) as pdf:
                pages = [page.get_textpage().get_text_range() for page in pdf]
        except pypdfium2.PdfiumError:
            continue
        yield "\n".join(pages).encode()


def _values(data: bytes) -> Iterator[bytes]:
    """Yield every value of an SQLite file: in the file a long one is cut over pages."""
    if not data.startswith(b"SQLite format 3\0"):
        return
    with sqlite3.connect(":memory:") as database:
        database.deserialize(data)
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for row in database.execute(f'SELECT * FROM "{table}"'):
                yield from (v if isinstance(v, bytes) else str(v).encode() for v in row)
    database.close()
