"""Tagged PDF: headings, paragraphs and figures in reading order, for screen readers.

ReportLab writes no structure; this adds marked content while a page is drawn, and the structure
tree when the document is written. Lines, grounds, head and foot are artifacts, which no reader
reads. Source: ISO 32000-1, 14.7 and 14.8.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph


@dataclass(frozen=True, slots=True)
class _Element:
    """One tagged piece of a page; its place in the list is its number on the page."""

    role: str
    alt: str
    language: str


@dataclass
class Tags:
    """What was tagged, by page; shared by all the states that a canvas goes through."""

    pages: dict[int, list[_Element]] = field(default_factory=dict)

    def add(self, page: int, role: str, alt: str, language: str) -> int:
        """Take one more piece; return its number on the page."""
        found = self.pages.setdefault(page, [])
        found.append(_Element(role, alt, language))
        return len(found) - 1

    def write(self, document: PDFDocument) -> None:
        """Put the structure into a document whose pages are all there."""
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        whole = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document")})
        whole["P"] = document.Reference(root)
        root["K"] = document.Reference(whole)
        kids: list[object] = []
        numbers: list[object] = []
        for number, page in enumerate(document.Pages.pages):
            mine = [
                document.Reference(_element(document, page, whole, place, one))
                for place, one in enumerate(self.pages.get(number, []))
            ]
            kids += mine
            numbers += [number, document.Reference(PDFArray(mine))]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
        whole["K"] = PDFArray(kids)
        tree = PDFDictionary({"Nums": PDFArray(numbers)})
        root["ParentTree"] = document.Reference(tree)
        root["ParentTreeNextKey"] = len(document.Pages.pages)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _element(
    document: PDFDocument, page: object, whole: PDFDictionary, place: int, one: _Element
) -> PDFDictionary:
    made = PDFDictionary(
        {
            "Type": PDFName("StructElem"),
            "S": PDFName(one.role),
            "P": document.Reference(whole),
            "Pg": document.Reference(page),
            "K": place,
        }
    )
    if one.alt:
        made["Alt"] = PDFString(one.alt)
    if one.language:
        made["Lang"] = PDFString(one.language)
    return made


@contextmanager
def tagged(canvas: Canvas, role: str, alt: str = "", language: str = "") -> Iterator[None]:
    """Tag what is drawn inside; `alt` is what a reader says of a figure."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None:  # the canvas of somebody else
        yield
        return
    number = tags.add(len(canvas.pages), role, alt, language)
    canvas.addLiteral(f"/{role} <</MCID {number}>> BDC")
    yield
    canvas.addLiteral("EMC")


@contextmanager
def artifact(canvas: Canvas) -> Iterator[None]:
    """Mark what is drawn inside as no part of the words."""
    canvas.addLiteral("/Artifact BMC")
    yield
    canvas.addLiteral("EMC")


def _end_in_space(line: Any) -> None:  # ReportLab's two kinds of lines
    if isinstance(line, tuple):
        line[1].append("")  # the words of a plain line are joined by spaces
    elif line.words and not line.lineBreak:
        line.words[-1].text += " "


class Words(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph that is tagged as one; `language` where it is not the document's."""

    role = "P"
    language = ""
    _spaced = False

    def draw(self) -> None:
        """Draw it as marked content; each line but the last ends in a space.

        Without that space a reader of tags takes the last word of a line and the first of the
        next for one.
        """
        if not self._spaced:
            self._spaced = True
            for line in self.blPara.lines[:-1]:
                _end_in_space(line)
        with tagged(self.canv, self.role, language=self.language):
            super().draw()

    def split(self, width: float, height: float) -> list[Paragraph]:
        """Return the parts on two pages, each tagged as the whole."""
        parts: list[Paragraph] = super().split(width, height)
        for part in parts:
            part.role, part.language = self.role, self.language
        return parts
