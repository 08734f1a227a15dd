"""Styled words reduced to a safe subset: Markdown without links, pictures, colours or HTML.

Source: rendering-xhtml and rendering-markdown, https://hl7.org/fhir/R4/rendering-extensions.html
"""

import re
from html.parser import HTMLParser

from kiosk.forms.datatypes import Text

_AROUND = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_BREAKS = {"p", "div", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = {"script", "style", "head", "title"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")


def markdown_of_xhtml(xhtml: str) -> str:
    """Return the words of XHTML with bold, italics, breaks and lists; all else is dropped."""
    reader = _Reader()
    reader.feed(xhtml)
    reader.close()
    lines = (line.strip() for line in "".join(reader.parts).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def plain_markdown(words: Text) -> Text:
    """Return the words of Markdown without its marks, in every language."""
    translations = {language: _unmarked(text) for language, text in words.translations.items()}
    return Text(_unmarked(words.default), translations)


def _unmarked(text: str) -> str:
    without = re.sub(r"(?<!\\)\*+|(?m:^#+ *)|!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\\(.)", r"\1", without)


class _Reader(HTMLParser):
    """Collects words as Markdown; the names of its methods are html.parser's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a mark, or start a line."""
        del attrs  # no address and no style is kept
        self._silent += tag in _SILENT
        if tag == "br":
            self.parts.append("  \n")
        elif tag == "li":
            self.parts.append("\n- ")
        else:
            self._mark(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a mark, or end a line."""
        self._silent -= tag in _SILENT and self._silent > 0
        self._mark(tag)

    def _mark(self, tag: str) -> None:
        self.parts.append("\n\n" if tag in _BREAKS else _AROUND.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Keep words; what Markdown would read as a mark is escaped."""
        if not self._silent:
            self.parts.append(_SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", data)))
