"""A QR code in characters, for a terminal; black on white whatever the terminal's colours."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

_QUIET = 2  # modules of white around; readers of screens need no more
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_BLACK_ON_WHITE, _PLAIN = "\x1b[30;107m", "\x1b[0m"


def qr_lines(words: str) -> list[str]:
    """Return the code of some words, two rows of modules a line."""
    rows = _modules(words)
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    return [
        _BLACK_ON_WHITE + "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) + _PLAIN
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


def _modules(words: str) -> list[list[bool]]:
    code = QRCode(None, QRErrorCorrectLevel.L)
    code.addData(words)
    code.make()
    side = code.getModuleCount()
    black = [[bool(code.isDark(row, column)) for column in range(side)] for row in range(side)]
    around = [False] * _QUIET
    wide = side + 2 * _QUIET
    empty = [[False] * wide for _ in range(_QUIET)]
    return [*empty, *([*around, *row, *around] for row in black), *empty]
