"""How the desk looks: the palette, 13 px type, 28 px rows; red only for what needs a person now."""

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

import resources

GROUND = "#FAF7F2"
CARD = "#FFFFFF"
INK = "#1B2530"
SOFT = "#414B57"
ACCENT = "#0A4F5C"
ON_ACCENT = "#FFFFFF"
TINT = "#DDEDEE"
LINE = "#6F7A86"
BAR_HANDLE = "#A9ADB0"
HAIRLINE = "#D9D3C8"  # between rows; not a control's outline
RED, RED_TINT = "#8E1B1B", "#FBE9E7"
AMBER, AMBER_TINT = "#6B4300", "#FDF1DA"

BAR = {"red": RED, "amber": AMBER, "info": ACCENT}
WASH = {"red": RED_TINT, "amber": AMBER_TINT, "info": TINT}

TEXT_SIZE = 13  # px, at 100 %
ROW = 28  # px
_EVERYDAY = "ñÑéüŁž–“”·←…"  # letters of names, and what our own words are set with

_DOWN = resources.path("icons", "down.svg").as_posix()

_STYLE = f"""
QToolTip {{ background: {INK}; color: {GROUND}; border: none; padding: 4px 6px; }}
QLabel[look="title"] {{ font-size: 20px; font-weight: 600; }}
QLabel[look="heading"] {{ font-size: 15px; font-weight: 600; }}
QLabel[look="soft"] {{ color: {SOFT}; }}
QLabel[look="strong"] {{ font-weight: 600; }}
QLabel[look="digits"] {{ font-size: 20px; font-weight: 700; color: {ACCENT}; }}
QPlainTextEdit[look="key"] {{ font-family: monospace; font-size: 18px; }}
QLabel[look="code"] {{ font-size: 44px; font-weight: 700; color: {ACCENT}; letter-spacing: 6px; }}
QFrame[look="card"] {{ background: {CARD}; border: 1px solid {HAIRLINE}; border-radius: 4px; }}
QListWidget {{ background: {CARD}; border: 1px solid {HAIRLINE}; outline: none; padding: 4px; }}
QListWidget::item {{ padding: 6px 8px; }}
QListWidget::item:selected {{ background: {TINT}; color: {INK}; }}
QScrollArea, QWidget[look="paper"] {{ background: transparent; border: none; }}
QTableView {{ background: {CARD}; border: 1px solid {HAIRLINE}; outline: none; }}
QTableView::item {{ padding: 0 8px; border: none; border-bottom: 1px solid {GROUND}; }}
QTableView::item:selected {{ background: {TINT}; color: {INK}; }}
QListView {{ background: {CARD}; border: 1px solid {LINE}; outline: none; }}
QListView::item {{ padding: 6px 8px; border-bottom: 1px solid {GROUND}; }}
QListView::item:selected {{ background: {TINT}; color: {INK}; }}
QComboBox QListView::item {{ padding: 2px 4px; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {BAR_HANDLE}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {LINE}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QHeaderView::section {{
  background: {GROUND}; color: {SOFT}; border: none; border-bottom: 1px solid {LINE};
  padding: 4px 11px; font-weight: 600;
}}
QPushButton {{
  background: {CARD}; color: {ACCENT}; border: 1px solid {LINE}; border-radius: 4px;
  padding: 5px 14px; min-height: 16px;
}}
QPushButton:hover {{ background: {TINT}; }}
QPushButton:focus {{ border: 2px solid {ACCENT}; padding: 4px 13px; }}
QPushButton[look="main"] {{
  background: {ACCENT}; color: {ON_ACCENT}; border-color: {ACCENT}; font-weight: 600;
}}
QPushButton[look="main"]:focus {{ border: 2px solid {INK}; }}
QPushButton:disabled {{ background: {GROUND}; color: {LINE}; border-color: {HAIRLINE}; }}
QLineEdit, QPlainTextEdit, QComboBox {{
  background: {CARD}; border: 1px solid {LINE}; border-radius: 4px; padding: 4px 6px;
  selection-background-color: {ACCENT}; selection-color: {ON_ACCENT};
}}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{_DOWN}"); width: 12px; height: 12px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
  background: {GROUND}; color: {INK}; border-color: {HAIRLINE};
}}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {ACCENT}; }}
QTabBar::tab {{ padding: 6px 14px; color: {SOFT}; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {ACCENT}; border-bottom: 2px solid {ACCENT}; font-weight: 600; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {HAIRLINE}; }}
QStatusBar {{ color: {SOFT}; border-top: 1px solid {HAIRLINE}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ padding: 2px 14px; }}
"""


def dress(application: QApplication) -> None:
    """Give an application the desk's style, colours and type."""
    application.setStyle("Fusion")
    application.setPalette(_palette())
    application.setFont(_font())
    application.setStyleSheet(_STYLE)


def strong() -> QFont:
    """Return the type of a cell that needs a person now."""
    font = QFont()
    font.setPixelSize(TEXT_SIZE)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: GROUND,
        role.WindowText: INK,
        role.Base: CARD,
        role.AlternateBase: GROUND,
        role.Text: INK,
        role.Button: CARD,
        role.ButtonText: INK,
        role.Highlight: TINT,
        role.HighlightedText: INK,
        role.PlaceholderText: SOFT,
        role.Link: ACCENT,
        role.Accent: ACCENT,
    }
    for part, colour in colours.items():
        palette.setColor(part, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(LINE))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(LINE))
    return palette


def _font() -> QFont:
    """Return the system's font; Atkinson Hyperlegible where it lacks everyday letters."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    drawn = QRawFont.fromFont(font)  # the font that the system's name stands for
    if not all(drawn.supportsCharacter(ord(letter)) for letter in _EVERYDAY):
        for file in sorted(resources.path("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        font.setFamilies([font.family(), "Atkinson Hyperlegible"])
    font.setPixelSize(TEXT_SIZE)
    return font
