"""An agreement's Markdown as paragraphs on paper: the same words, in the same order.

Source: CommonMark, https://spec.commonmark.org
"""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from kiosk.record.letter.tags import Words
from kiosk.record.letter.type import BODY, markup, subsection

_STEP = 14.0  # points that a list stands in

_SPANS = {"strong": "b", "em": "i"}


def markdown(words: str, body: ParagraphStyle = BODY, language: str = "") -> list[Flowable]:
    """Return the paragraphs, headings and lists of Markdown words.

    `language` is theirs where it is not the document's.
    """
    root = SyntaxTreeNode(MarkdownIt("commonmark").parse(words))
    plain = ParagraphStyle("plain", body)
    made = [flowable for node in root.children for flowable in _block(node, plain, "")]
    for flowable in made:
        flowable.language = language
    return made


def _block(node: SyntaxTreeNode, style: ParagraphStyle, bullet: str) -> Iterator[Flowable]:
    if node.type == "heading":
        yield subsection("".join(_plain(node)))
    elif node.type in ("bullet_list", "ordered_list"):
        yield from _list(node, style)
    elif node.type == "blockquote":
        for child in node.children:
            yield from _block(child, _indented(style), bullet)
    elif node.type == "paragraph":
        style = ParagraphStyle("led", style, keepWithNext=int(_leads_to_list(node)))
        yield Words("".join(_inline(node)), style, bulletText=bullet or None)
    elif node.type != "hr":
        yield Words(markup(node.content), style)  # code and HTML: as written


def _indented(style: ParagraphStyle) -> ParagraphStyle:
    indent = style.leftIndent
    return ParagraphStyle("indented", style, leftIndent=indent + _STEP, bulletIndent=indent)


def _leads_to_list(node: SyntaxTreeNode) -> bool:
    following = node.next_sibling
    return following is not None and following.type.endswith("_list")


def _list(node: SyntaxTreeNode, style: ParagraphStyle) -> Iterator[Flowable]:
    first = int(str(node.attrs.get("start", 1)))
    for number, item in enumerate(node.children, first):
        bullet = "•" if node.type == "bullet_list" else f"{number}."
        for place, child in enumerate(item.children):
            yield from _block(child, _indented(style), bullet if place == 0 else "")


def _inline(node: SyntaxTreeNode) -> Iterator[str]:
    for child in node.children:
        if child.type in _SPANS:
            tag = _SPANS[child.type]
            yield f"<{tag}>{''.join(_inline(child))}</{tag}>"
        elif child.children:
            yield from _inline(child)
        elif child.type == "hardbreak":
            yield "<br/>"
        else:
            yield " " if child.type == "softbreak" else markup(child.content)


def _plain(node: SyntaxTreeNode) -> Iterator[str]:
    for child in node.children:
        yield from _plain(child)
    if not node.children:
        yield " " if node.type in ("softbreak", "hardbreak") else node.content
