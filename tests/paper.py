"""Reading a PDF in tests: its words, outline, and facts about itself."""

import ctypes
import re
from collections.abc import Callable
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw


def words(pdf: bytes) -> str:
    """Return all words, page after page, with single spaces."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = [_page_words(page) for page in document]
    finally:
        document.close()
    return re.sub(r"\s+", " ", " ".join(pages))


def pages(pdf: bytes) -> list[str]:
    """Return the words of each page."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [re.sub(r"\s+", " ", _page_words(page)) for page in document]
    finally:
        document.close()


def outline(pdf: bytes) -> list[tuple[int, str]]:
    """Return level and words of each heading in the outline."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [(entry.level, entry.get_title()) for entry in document.get_toc()]
    finally:
        document.close()


def about(pdf: bytes) -> dict[str, str]:
    """Return what a document says about itself."""
    document = pdfium.PdfDocument(pdf)
    try:
        return dict(document.get_metadata_dict())
    finally:
        document.close()


def _page_words(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def sheet_as_typed(pdf: bytes) -> str:
    """Return the recovery key as it is typed from the printed sheet, row by row."""
    with pdfium.PdfDocument(pdf) as document:
        lines = document[0].get_textpage().get_text_range().splitlines()
    return " ".join(line.partition(" ")[2] for line in lines if re.match(r"(1|6|11|16) ", line))


class Tag(NamedTuple):
    """One element of a document's structure."""

    role: str
    alt: str
    language: str


def tags(pdf: bytes) -> list[Tag]:
    """Return the structure of each page in reading order, below the one that is the document."""
    with pdfium.PdfDocument(pdf) as document:
        return [tag for page in document for tag in _tags(page)]


def _tags(page: pdfium.PdfPage) -> list[Tag]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    try:
        whole = raw.FPDF_StructTree_GetChildAtIndex(tree, 0)
        count = raw.FPDF_StructElement_CountChildren(whole)
        children = (raw.FPDF_StructElement_GetChildAtIndex(whole, n) for n in range(count))
        return [
            Tag(
                _told(raw.FPDF_StructElement_GetType, child),
                _told(raw.FPDF_StructElement_GetAltText, child),
                _told(raw.FPDF_StructElement_GetLang, child),
            )
            for child in children
            if child
        ]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _told(ask: Callable[..., int], element: object) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def runs(pdf: bytes) -> list[str]:
    """Return the pieces of text as they were written, a line or less each, spaces and all."""
    with pdfium.PdfDocument(pdf) as document:
        return [run for page in document for run in _runs(page)]


def _runs(page: pdfium.PdfPage) -> list[str]:
    text = page.get_textpage()
    found = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
    try:
        return [_run(one, text) for one in found]
    finally:
        text.close()


def _run(one: pdfium.PdfObject, text: pdfium.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(one.raw, text.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    letters = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(one.raw, text.raw, letters, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
