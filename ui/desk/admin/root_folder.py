"""The folder of the root file: on a USB stick, and a warning where it is not."""

from pathlib import Path

from PySide6.QtCore import QStorageInfo, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.provision.clinic import ROOT_KEY_FILE
from ui.desk.labels import button, label

_MOUNTED = ("/media/", "/run/media/", "/Volumes/")


class RootFolder(QWidget):
    """A folder that may be typed or looked for.

    `home`, where this machine keeps its data, for a root file that is yet to be made; None for one
    that lies there.
    """

    changed = Signal()

    def __init__(self, home: Path | None = None) -> None:
        super().__init__()
        self._home = home
        self.line = QLineEdit(stick())
        self.line.setAccessibleName(self.tr("Folder of the root file"))
        self.line.setPlaceholderText(self.tr("The USB stick"))
        self.warning = label("", "strong")
        browse = button(self.tr("&Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.warning)
        self.line.textChanged.connect(self._judge)
        self._judge()

    @property
    def folder(self) -> Path:
        """Return the folder."""
        return Path(self.line.text().strip())

    @property
    def fine(self) -> bool:
        """Tell whether it is a folder that is there, and holds the root file where it must."""
        typed = bool(self.line.text().strip()) and self.folder.is_dir()
        return typed and (self._home is not None or (self.folder / ROOT_KEY_FILE).is_file())

    @Slot()
    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder of the root file"), self.line.text()
        )
        if chosen:
            self.line.setText(chosen)

    @Slot()
    def _judge(self) -> None:
        self.warning.setText(self._warning())
        self.warning.setVisible(bool(self.warning.text()))
        self.changed.emit()

    def _warning(self) -> str:
        if not self.line.text().strip():
            return ""
        if not self.folder.is_dir():
            return self.tr("There is no such folder.")
        if self._home is None:
            return "" if self.fine else self.tr("There is no root file in this folder.")
        return self._advice(self._home)

    def _advice(self, home: Path) -> str:
        if self.folder.resolve().is_relative_to(home.resolve()):
            return self.tr(
                "This folder belongs to Intake Kiosk itself: whoever takes this computer takes the "
                "root file with it. Use a USB stick."
            )
        if _drive(self.folder) == _drive(home):
            return self.tr(
                "This folder is on this computer. Use a USB stick, or move the file to one "
                "afterwards."
            )
        return ""


def stick() -> str:
    """Return a USB stick that is plugged in, as far as its place tells; else nothing."""
    volumes = [v.rootPath() for v in QStorageInfo.mountedVolumes() if not v.isReadOnly()]
    return next((path for path in volumes if path.startswith(_MOUNTED)), "")


def _drive(folder: Path) -> str:
    return QStorageInfo(str(folder.resolve())).rootPath()
