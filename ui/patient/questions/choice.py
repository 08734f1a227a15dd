"""A question answered from a list: one choice, or several where the form takes several.

Where the form is open to it, the patient may say it in words of their own.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.answers import choose, option_of, same_answer
from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Option, Value
from kiosk.forms.typed import parse
from ui.controls.pictures import address_of
from ui.patient.question import Question, Values
from ui.patient.rows import ChoiceRow, Rows
from ui.patient.value_words import option_in_words, typed_words

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedChoice(Question):
    """The choices, which of them are chosen, and the patient's own."""

    listed = Signal()

    CONTROL: ClassVar = "ChoiceQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._choices = Rows(self, ChoiceRow)
        self._own = ""  # words of the patient's own, as typed
        self._own_chosen = False

    def _follow(self) -> None:
        own = self._own_answer()
        if own is not None:
            self._own_chosen = True
            if self._read() != own:
                self._own = typed_words(own)
        elif (self._values and not self._item.repeats) or self._values == ():
            self._own_chosen = False
        self._list()
        self.listed.emit()

    def _list(self) -> None:
        self._choices.show(
            tuple(ChoiceRow(self._words(o), self._chose(o.value)) for o in self._item.options)
        )

    def _words(self, option: Option) -> str:
        return " ".join(filter(None, (option.prefix, option_in_words(option, self._language))))

    def _chose(self, value: Value) -> bool:
        return any(same_answer(given, value) for given in self._values or ())

    def _own_answer(self) -> Value | None:
        given = self._values or ()
        return next((value for value in given if option_of(self._item, value) is None), None)

    def _read(self) -> Value | Issue | None:
        return parse(self._item, self._own) if self._own.strip() else None

    def _missing(self) -> str:
        if self._own_chosen:
            return QCoreApplication.translate("Question", "Type your answer.")
        if self._item.repeats:
            return QCoreApplication.translate("Question", "Choose every answer that fits.")
        return QCoreApplication.translate("Question", "Choose the answer that fits best.")

    def problem(self) -> Issue | None:
        """Return what keeps the patient from going on: their own answer may lack its words."""
        if self._own_chosen and self._values != () and self._own_answer() is None:
            read = self._read()
            return read if isinstance(read, Issue) else Issue("required")
        return super().problem()

    def _hint(self) -> str:
        least, most = self._item.min_occurs or 0, self._item.max_occurs
        if not self._item.repeats or (least < 2 and most is None):  # noqa: PLR2004  # one is no news
            return ""
        if most is None:
            words = QCoreApplication.translate("Question", "Choose at least %1.")
        elif least > 1:
            words = QCoreApplication.translate("Question", "Choose from %1 to %2.")
        else:
            words = QCoreApplication.translate("Question", "Choose %2 at most.")
        return words.replace("%1", str(least)).replace("%2", str(most))

    @Property(QObject, notify=listed)
    def choices(self) -> Rows:
        """Return the choices as rows."""
        return self._choices

    @Property("QStringList", notify=listed)  # type: ignore[arg-type] # the stub knows no names
    def pictures(self) -> list[str]:
        """Return the address of each choice's picture; no list where there is none."""
        found = [address_of(option.media) for option in self._item.options]
        return found if any(found) else []

    @Property(bool, notify=listed)
    def several(self) -> bool:
        """Tell whether more than one may be chosen."""
        return self._item.repeats

    @Property(bool, notify=listed)
    def across(self) -> bool:
        """Tell whether the form wants the choices side by side."""
        return self._item.orientation == "horizontal"

    @Property(bool, notify=listed)
    def takesOwn(self) -> bool:
        """Tell whether the patient may say it in words of their own."""
        return self._item.type == "open-choice" or self._item.open

    @Property(str, notify=listed)
    def ownLabel(self) -> str:
        """Return what the form calls an answer of one's own."""
        return self._item.open_label.in_(self._language)

    @Property(bool, notify=listed)
    def ownChosen(self) -> bool:
        """Tell whether the patient wants words of their own."""
        return self._own_chosen

    @Property(str, notify=listed)
    def own(self) -> str:
        """Return the patient's own words as typed."""
        return self._own

    @Slot(int)
    def choose(self, number: int) -> None:
        """Tap a choice by its number."""
        option = self._item.options[number]
        if not self._item.repeats or option.exclusive:
            self._own_chosen = False
        self._record(choose(self._item, self._values or (), option) or None)

    @Slot()
    def chooseOwn(self) -> None:
        """Want to say it in words of one's own; a second tap takes it back."""
        self._own_chosen = not self._own_chosen
        self._take_own()

    @Slot(str)
    def writeOwn(self, typed: str) -> None:
        """Take the patient's own words."""
        if typed != self._own:
            self._own = typed
            self._take_own()

    def _take_own(self) -> None:
        read = self._read() if self._own_chosen else None
        own = () if read is None or isinstance(read, Issue) else (read,)
        self._record((*self._beside_own(), *own) or None)

    def _beside_own(self) -> tuple[Value, ...]:
        """Return the choices that stay beside words of one's own."""
        if not self._item.repeats:
            return ()
        chosen = ((value, option_of(self._item, value)) for value in self._values or ())
        return tuple(v for v, option in chosen if option is not None and not option.exclusive)
