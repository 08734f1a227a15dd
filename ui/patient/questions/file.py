"""A file to give, chosen from a list: what the form takes of what lies in the clinic's folder.

It keeps nobody from going on: a file can always be given to the nurse instead.
"""

import base64
import mimetypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

import shiboken6
from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import blocking, issues
from kiosk.forms.questionnaire import Attachment, Item
from kiosk.ports import OfferedFile
from ui.patient.question import Question, Values
from ui.patient.questions.shelf import Shelf
from ui.patient.rows import Rows
from ui.patient.value_words import locale_of

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_LARGEST: Final = 5 * 1024 * 1024  # bytes, where the form sets no limit


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that can be given: its name, its size in words, and whether it is chosen."""

    text: str
    note: str
    chosen: bool


@QmlElement
class AskedFile(Question):
    """The files that fit, and the one that is chosen."""

    looked = Signal()

    CONTROL: ClassVar = "FileQuestion.qml"

    def __init__(
        self, parent: QObject, record: Callable[[Values], None], kind: str, shelf: Shelf
    ) -> None:
        super().__init__(parent, record, kind)
        self._shelf = shelf
        self._visit_id = shelf.visit_id()
        self._offered: tuple[OfferedFile, ...] = ()
        self._rows = Rows(self, FileRow)
        self._lost = False

    def _follow(self) -> None:
        chosen = {value.title for value in self._values or () if isinstance(value, Attachment)}
        locale = locale_of(self._language)
        self._rows.show(
            tuple(
                FileRow(file.name, _size(locale, file.size), file.name in chosen)
                for file in self._offered
            )
        )
        self.looked.emit()

    @Property(QObject, notify=looked)
    def files(self) -> Rows:
        """Return the files that can be given as rows."""
        return self._rows

    @Property(bool, notify=looked)
    def lost(self) -> bool:
        """Tell whether a file could not be read."""
        return self._lost

    @Slot()
    def look(self) -> None:
        """Look once more what lies there."""
        self._shelf.background.run(self._shelf.files.offered, self._found, self._failed)

    def _found(self, offered: Sequence[OfferedFile]) -> None:
        if self._is_of_this_visit():
            self._lost = False
            self._offered = tuple(file for file in offered if _fits(self._item, file))
            self._follow()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Give a file by its number, or take it back."""
        name = self._offered[number].name
        if any(isinstance(v, Attachment) and v.title == name for v in self._values or ()):
            self._record(None)
            return
        read, most = self._shelf.files.read, _most(self._item)
        self._shelf.background.run(
            lambda: _attachment(name, read(name, most)), self._take, self._failed
        )

    def _take(self, file: Attachment) -> None:
        if not self._is_of_this_visit():
            return
        if file.bytes > _most(self._item):
            self._failed(None)
        else:
            self._lost = False
            self._record((file,))

    def _failed(self, _error: object) -> None:
        if self._is_of_this_visit():
            self._lost = True
            self._follow()

    def _is_of_this_visit(self) -> bool:
        """Tell whether what was read still belongs here: the worker may come back late."""
        return shiboken6.isValid(self) and self._shelf.visit_id() == self._visit_id


def _attachment(name: str, content: bytes) -> Attachment:
    data = base64.b64encode(content).decode()
    return Attachment(_kind_of(name), data, title=name, size=len(content))


def _kind_of(name: str) -> str | None:
    return mimetypes.guess_type(name)[0]


def _most(item: Item) -> int:
    return min(item.max_size or _LARGEST, _LARGEST)


def _fits(item: Item, file: OfferedFile) -> bool:
    """Tell whether the form takes a file of this kind and size."""
    kind = _kind_of(file.name)
    known = Attachment(kind, title=file.name, size=file.size)
    return kind is not None and file.size <= _most(item) and not blocking(issues(item, (known,)))


def _size(locale: QLocale, size: int) -> str:
    return locale.formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
