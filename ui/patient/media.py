"""The picture that belongs to a question: from the form itself, or a file of its pack.

Nothing is fetched: a picture elsewhere is not shown. An SVG must be a file, whose shapes
`kiosk pack check` has looked at.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl

from kiosk.forms.datatypes import Attachment

_TYPES: Final = ("image/png", "image/jpeg", "image/webp")
_FILES: Final = (".png", ".jpg", ".jpeg", ".webp", ".svg")


def picture_of(media: Attachment | None, root: Path) -> str:
    """Return the address of a picture for QML; empty where there is none to show."""
    if media is None:
        return ""
    if media.data and media.content_type in _TYPES:
        return f"data:{media.content_type};base64,{media.data}"
    if not media.url or QUrl(media.url).scheme():
        return ""
    file = (root / media.url).resolve()
    inside = file.is_relative_to(root.resolve()) and file.suffix.lower() in _FILES
    return QUrl.fromLocalFile(str(file)).toString() if inside and file.is_file() else ""
