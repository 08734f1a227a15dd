"""The clinic's name, and a short one for this computer."""

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QLineEdit

from kiosk.record.request import DEVICE_ID
from ui.desk.admin.page import Page
from ui.desk.labels import label

translate = QCoreApplication.translate

_LONGEST = 200


class NamesPage(Page):
    """Asks for both; the computer's has a name to begin with."""

    def __init__(self) -> None:
        super().__init__(
            translate("setup", "What is your clinic called?"), translate("setup", "Names")
        )
        self.clinic, self.computer = QLineEdit(), QLineEdit("front-desk")
        self.clinic.setMaxLength(_LONGEST)
        self.clinic.setPlaceholderText(translate("setup", "As patients know it"))
        self.add_words(
            translate(
                "setup", "The name stands on consents, on printed records and on the recovery "
                "sheet. It cannot be changed later."
            )
        )  # fmt: skip
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(translate("setup", "&Clinic"), self.clinic)
        form.addRow(translate("setup", "This c&omputer"), self.computer)
        form.addRow(
            "",
            label(
                translate("setup", "A short name: small letters, digits and dashes."),
                "soft",
                wrap=False,
            ),
        )
        self.column.addLayout(form)
        self.column.addStretch()
        for line in (self.clinic, self.computer):
            line.textChanged.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether both are names."""
        return bool(self.clinic.text().strip()) and bool(
            re.fullmatch(DEVICE_ID, self.computer.text())
        )

    def come(self) -> None:
        """Put the cursor where one begins to type."""
        self.clinic.setFocus()
