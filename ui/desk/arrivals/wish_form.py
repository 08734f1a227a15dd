"""What the front desk may say of a patient before the visit: all of it may be left empty."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from kiosk.review.expected import Wish
from kiosk.visit.identity import VisitKind
from ui.desk.arrivals.words import helpers
from ui.desk.words import language_name

translate = QCoreApplication.translate

_LONGEST = 120  # characters of a name


class WishForm(QWidget):
    """Name, birth date, language, and who shall be beside the patient."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        super().__init__()
        self.name, self.born = QLineEdit(), QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.name.setPlaceholderText(translate("wish", "May be left empty"))
        self.born.setPlaceholderText(translate("wish", "Year-month-day: 1957-03-28"))
        self.language, self.helper = QComboBox(), QComboBox()
        for code in languages:
            self.language.addItem(language_name(code), code)
        for helper, words in helpers().items():
            self.helper.addItem(words, helper)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addRow(translate("wish", "&Name"), self.name)
        form.addRow(translate("wish", "&Born"), self.born)
        form.addRow(translate("wish", "&Language"), self.language)
        form.addRow(translate("wish", "Beside &them"), self.helper)

    def problem(self, today: date) -> str:
        """Return what is wrong with the birth date; empty: nothing is."""
        typed = self.born.text().strip()
        try:
            wrong = bool(typed) and date.fromisoformat(typed) > today
        except ValueError:
            wrong = True
        return translate("wish", "There is no such birth date: 1957-03-28.") if wrong else ""

    def wish(self, kind: VisitKind, *, consent_due: bool) -> Wish:
        """Return what was said, for a kind of visit; nothing may be wrong."""
        typed = self.born.text().strip()
        return Wish(
            kind=kind,
            consent_due=consent_due,
            language=self.language.currentData(),
            helper=self.helper.currentData(),
            name=self.name.text(),
            birth_date=date.fromisoformat(typed) if typed else None,
        )

    def clear(self) -> None:
        """Be empty again; the language stays, for the next is as likely to speak it."""
        self.name.clear()
        self.born.clear()
        self.helper.setCurrentIndex(0)
