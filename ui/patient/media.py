"""The picture that belongs to a question: from the form itself, or a drawing of its pack.

Nothing is fetched: a picture elsewhere is not shown.
"""

from pathlib import Path

from PySide6.QtCore import QUrl

from kiosk.forms.datatypes import Attachment
from ui.controls.pictures import address_of


def picture_of(media: Attachment | None, root: Path) -> str:
    """Return the address of a picture for Picture.qml; empty where there is none to show."""
    if media is None or not media.url or media.data:
        return address_of(media)
    file = (root / media.url).resolve()
    ours = file.is_relative_to(root.resolve()) and file.suffix == ".svg" and file.is_file()
    return QUrl.fromLocalFile(str(file)).toString() if ours else ""
