"""A questionnaire that staff fill in: its questions in order, some only when they apply."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from kiosk.forms.answers import Answers
from kiosk.forms.questionnaire import Item, Questionnaire, Text
from kiosk.forms.walk import questions
from kiosk.record.answer_words import question_words
from kiosk.review.reading import NURSE
from ui.desk.intake.fields import Field
from ui.desk.labels import label


class NurseForm(QFrame):
    """One questionnaire; `answered` carries all of its answers."""

    answered = Signal(str, object)  # questionnaire id, Answers

    def __init__(self, form: Questionnaire, language: str, parent: QWidget | None = None) -> None:
        """Show a form; questions stand in the patient's language, too, where it is another."""
        super().__init__(parent)
        self.form, self._language = form, language
        self.fields: dict[str, Field] = {}
        self._names: dict[str, QLabel] = {}
        self.setProperty("look", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.addWidget(label(self._both(form.title), "heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        for item in form.items:
            self._add(item)
        self._show_enabled()

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered before."""
        for link_id, field in self.fields.items():
            field.show_values(answers.get(link_id, ()))
        self._show_enabled()

    def allow(self, *, change: bool) -> None:
        """Let the answers be changed, or only be read."""
        for field in self.fields.values():
            field.setEnabled(change)

    def settle(self) -> None:
        """Take what was typed, even where the field was not left yet."""
        for field in self._asked_fields():
            field.settle()

    @property
    def refused(self) -> tuple[str, ...]:
        """Return the questions beside which something stands that is no answer."""
        fields = self._asked_fields()
        return tuple(field.item.text.in_(NURSE) for field in fields if field.refused)

    @property
    def answers(self) -> Answers:
        """Return what is answered now, by linkId; what is not asked has no answer."""
        asked = self._asked()
        return {key: values for key, values in self._given.items() if key in asked}

    @property
    def _given(self) -> Answers:
        return {key: field.values for key, field in self.fields.items() if field.values}

    def _asked_fields(self) -> list[Field]:
        asked = self._asked()
        return [field for link_id, field in self.fields.items() if link_id in asked]

    def _asked(self) -> set[str]:
        return {page.key for page in questions(self.form, self._given)}

    def _add(self, item: Item) -> None:
        row = self._grid.rowCount()
        if item.type in ("group", "display"):
            self._grid.addWidget(label(self._both(item.text), "strong"), row, 0, 1, 2)
            for inner in item.items:
                self._add(inner)
            return
        name, field = label(self._question(item), "soft"), Field(item)
        field.changed.connect(self._changed)
        self.fields[item.link_id], self._names[item.link_id] = field, name
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(field, row, 1)

    def _question(self, item: Item) -> str:
        own, mine = question_words(item, self._language), question_words(item, NURSE)
        return _beside(own, mine)

    def _both(self, text: Text) -> str:
        return _beside(text.in_(self._language), text.in_(NURSE))

    @Slot()
    def _changed(self) -> None:
        self._show_enabled()
        self.answered.emit(self.form.id, self.answers)

    def _show_enabled(self) -> None:
        asked = self._asked()
        for link_id, field in self.fields.items():
            field.setVisible(link_id in asked)
            self._names[link_id].setVisible(link_id in asked)


def _beside(own: str, mine: str) -> str:
    """Return words in the patient's language with the nurse's; no brackets within brackets."""
    if own == mine:
        return mine
    return f"{own} · {mine}" if "(" in mine else f"{own} ({mine})"
