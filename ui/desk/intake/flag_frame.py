"""Flags as words beside a coloured bar: red, then amber, then info; colour never speaks alone."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from kiosk.content.flags import Quote
from kiosk.content.rules import Level
from kiosk.review.opened import Flagged
from ui.desk import theme
from ui.desk.labels import Look, OneLine, label

_LEVEL_WIDTH = 52  # px: "Amber" in the boldest of system fonts
_INDENT = 62


def level_name(level: Level) -> str:
    """Return the word that stands beside the colour."""
    names = {
        "red": QCoreApplication.translate("flag", "Red"),
        "amber": QCoreApplication.translate("flag", "Amber"),
        "info": QCoreApplication.translate("flag", "Info"),
    }
    return names[level]


def quotation(quote: Quote) -> str:
    """Return a question and the patient's own words; an empty answer was declined."""
    if not quote.answer:
        return QCoreApplication.translate("flag", "{0} — not answered").format(quote.question)
    return f"{quote.question} “{quote.answer}”"


def bar(level: Level) -> tuple[QFrame, QVBoxLayout]:
    """Return a tinted surface with a coloured bar at its left, and the column inside it."""
    frame = QFrame()
    frame.setStyleSheet(
        f".QFrame {{ background: {theme.WASH[level]}; border: none;"
        f" border-left: 5px solid {theme.BAR[level]}; }}"
    )
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, 8, 12, 8)
    column.setSpacing(3)
    return frame, column


def flag_frame(flag: Flagged) -> QFrame:
    """Return one flag: its words, the patient's own words, and where the rule comes from."""
    frame, column = bar(flag.level)
    line = QHBoxLayout()
    line.setSpacing(_INDENT - _LEVEL_WIDTH)
    name = label(level_name(flag.level), "strong", wrap=False)
    name.setFixedWidth(_LEVEL_WIDTH)
    name.setStyleSheet(f"color: {theme.BAR[flag.level]};")
    line.addWidget(name, alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(flag.words, "strong"), 1)
    column.addLayout(line)
    for quote in flag.quotes:
        column.addWidget(_indented(quotation(quote)))
    if flag.ask:
        words = QCoreApplication.translate("flag", "Ask now, in private: the questions are below.")
        column.addWidget(_indented(words, "strong"))
    source = OneLine(flag.source)
    source.setContentsMargins(_INDENT, 0, 0, 0)
    column.addWidget(source)
    frame.setAccessibleName(f"{level_name(flag.level)}: {flag.words}")
    return frame


def _indented(words: str, look: Look = "plain") -> QLabel:
    made = label(words, look)
    made.setContentsMargins(_INDENT, 0, 0, 0)
    return made
