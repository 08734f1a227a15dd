"""One question of a nurse's questionnaire as a field; what is typed wrongly is said beneath it."""

from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.forms.answers import option_of
from kiosk.forms.datatypes import Quantity, Value, Values
from kiosk.forms.issues import issues
from kiosk.forms.questionnaire import Item
from ui.desk.labels import label

_NUMBER_WIDTH = 90  # px
_CHOICE_WIDTH = 320
_DATE_WIDTH = 120
_LANGUAGE = "en"


class Field(QWidget):
    """A question's field; `values` is empty until it holds a valid answer."""

    changed = Signal()

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.values: Values = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        column.addLayout(self._line)
        self.wrong = label("", "strong")
        self.wrong.hide()
        column.addWidget(self.wrong)
        self._chooses = bool(item.options) or item.type == "boolean"
        if self._chooses:
            self._choose()
        else:
            self._type()

    def show_values(self, values: Values) -> None:
        """Show an answer that was given before."""
        self.values = values
        self.wrong.hide()
        if self._chooses:
            self._show_choice(values)
        else:
            self._show_typed(values)

    def settle(self) -> None:
        """Take what was typed, even where the field was not left yet."""
        if not self._chooses:
            self._typed()

    @property
    def refused(self) -> bool:
        """Tell whether something stands in the field that is no answer."""
        return not self.wrong.isHidden()

    def _choose(self) -> None:
        self.box = QComboBox()
        self.box.setFixedWidth(_CHOICE_WIDTH)
        self.box.setAccessibleName(self.item.text.in_(_LANGUAGE))
        self.box.addItem("—", None)
        for words, value in _choices(self.item):
            self.box.addItem(words, value)
        self._line.addWidget(self.box)
        self._line.addStretch()
        self.box.activated.connect(self._chosen)

    def _type(self) -> None:
        self.edit = QLineEdit()
        self.edit.setAccessibleName(self.item.text.in_(_LANGUAGE))
        width, hint = _shape(self.item)
        self.edit.setPlaceholderText(hint)
        if width:
            self.edit.setFixedWidth(width)
        self._line.addWidget(self.edit)
        unit = self._unit
        if unit:
            self._line.addWidget(label(unit, "soft", wrap=False))
        if width:
            self._line.addStretch()
        self.edit.editingFinished.connect(self._typed)
        self.edit.textEdited.connect(self._mended)

    @property
    def _unit(self) -> str:
        return self.item.unit.in_(_LANGUAGE) if self.item.unit else ""

    @Slot()
    def _chosen(self) -> None:
        value = self.box.currentData()
        self._take(() if value is None else (value,))

    @Slot()
    def _mended(self) -> None:
        """See at each key whether what was refused is right by now: the sign-off waits for it."""
        if self.refused:
            self._typed()

    @Slot()
    def _typed(self) -> None:
        words = self.edit.text().strip()
        if not words:
            self._take(())
            return
        value = _parsed(self.item, words)
        if value is None:
            self._refuse(_wrong_kind(self.item))
            return
        found = issues(self.item, (value,))
        if found:
            self._refuse(_out_of_range(self.item, self._unit))
            return
        self._take((value,))

    def _take(self, values: Values) -> None:
        news = values != self.values or self.refused
        self.wrong.hide()
        if news:
            self.values = values
            self.changed.emit()

    def _refuse(self, words: str) -> None:
        """Keep what was typed on the screen, say what is wrong, and answer nothing."""
        news = bool(self.values) or not self.refused
        self.wrong.setText(words)
        self.wrong.show()
        if news:
            self.values = ()
            self.changed.emit()

    def _show_choice(self, values: Values) -> None:
        option = option_of(self.item, values[0]) if values else None
        wanted = option.value if option else (values[0] if values else None)
        places = (n for n in range(self.box.count()) if self.box.itemData(n) == wanted)
        self.box.setCurrentIndex(next(places, 0))

    def _show_typed(self, values: Values) -> None:
        value = values[0] if values else ""
        self.edit.setText(str(value.value if isinstance(value, Quantity) else value))


def _choices(item: Item) -> list[tuple[str, Value]]:
    if item.options:
        return [(option.text.in_(_LANGUAGE), option.value) for option in item.options]
    translate = QCoreApplication.translate
    return [(translate("field", "Yes"), True), (translate("field", "No"), False)]


def _shape(item: Item) -> tuple[int, str]:
    """Return the width of a field, 0 for all there is, and what stands in it while it is empty."""
    if item.type in ("integer", "decimal", "quantity"):
        return _NUMBER_WIDTH, ""
    if item.type == "date":
        return _DATE_WIDTH, QCoreApplication.translate("field", "YYYY-MM-DD")
    return 0, ""


def _parsed(item: Item, words: str) -> Value | None:
    """Return what was typed as a value of the question's type; None when it is none."""
    try:
        if item.type == "date":
            return date.fromisoformat(words)
        if item.type in ("string", "text"):
            return words
        number = Decimal(words.replace(",", "."))
    except (ValueError, InvalidOperation):
        return None
    if not number.is_finite():
        return None
    if item.type == "integer":
        return int(number) if number == int(number) else None
    return number


def _wrong_kind(item: Item) -> str:
    translate = QCoreApplication.translate
    if item.type == "date":
        return translate("field", "Not a date: write year-month-day, such as 2026-03-02.")
    if item.type == "integer":
        return translate("field", "Not a whole number: write digits alone.")
    return translate("field", "Not a number: write digits, and a point or comma.")


def _out_of_range(item: Item, unit: str) -> str:
    low, high = item.minimum, item.maximum
    words = QCoreApplication.translate("field", "Outside {0} to {1}: check it and type it anew.")
    highest = "…" if high is None else f"{high} {unit}".rstrip()
    return words.format("…" if low is None else low, highest)
