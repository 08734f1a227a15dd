"""A new token, shown once: it is copied into the device management, and kept nowhere here."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from kiosk.provision.tokens import Token
from ui.desk.labels import label
from ui.desk.words import exact


class TokenDialog(QDialog):
    """Shows a token to be copied."""

    def __init__(self, token: Token, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Token"))
        self.setMinimumWidth(460)
        self.token = QLineEdit(token.secret)
        self.token.setReadOnly(True)
        self.token.selectAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(self.tr("A token for {0} tablets").format(token.left), "title"))
        column.addWidget(self.token)
        words = self.tr(
            "It holds until {0}. Copy it into your device management, and remove it there "
            "afterwards. Here it is not shown again."
        )
        column.addWidget(label(words.format(exact(token.expires_at))))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
