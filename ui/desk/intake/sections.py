"""The parts of an intake below its flags: scores, where it hurts, every answer."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kiosk.review.opened import Form, OpenedIntake, Total
from ui.desk.intake.body_drawing import BodyDrawing
from ui.desk.intake.parts import TOP, grid, inset, section
from ui.desk.labels import label

_POINTS_WIDTH = 56  # px
translate = QCoreApplication.translate
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def scores(intake: OpenedIntake) -> list[QWidget]:
    """Return the scores with every addend; nothing where the visit asks for none."""
    if not intake.totals:
        return []
    made = grid((1, 0))
    made.setColumnMinimumWidth(1, _POINTS_WIDTH)
    for total in intake.totals:
        _total(made, total)
    return [section(translate("intake", "Scores"), made)]


def drawn(intake: OpenedIntake) -> list[QWidget]:
    """Return the questionnaires that were answered on a drawing of the body."""
    return [_form(form) for form in intake.forms if form.places]


def answers(intake: OpenedIntake) -> list[QWidget]:
    """Return every other questionnaire with every answer."""
    return [_form(form) for form in intake.forms if not form.places]


def _total(made: QGridLayout, total: Total) -> None:
    row = made.rowCount()
    made.addWidget(label(_heading(total), "strong"), row, 0)
    number = "—" if total.total is None else f"{total.total} / {total.high}"
    made.addWidget(label(number, "strong", wrap=False), row, 1, alignment=_NUMBER)
    for offset, (question, points) in enumerate(total.addends, 1):
        made.addWidget(inset(question), row + offset, 0)
        made.addWidget(label(str(points), "soft", wrap=False), row + offset, 1, alignment=_NUMBER)
    for offset, question in enumerate(total.missing, 1 + len(total.addends)):
        made.addWidget(inset(question), row + offset, 0)
        missing = translate("intake", "not answered")
        made.addWidget(label(missing, "soft", wrap=False), row + offset, 1, alignment=_NUMBER)


def _heading(total: Total) -> str:
    if total.total is None:
        return f"{total.title}: {total.words}"
    return f"{total.title}: {total.band}" if total.band else total.title


def _form(form: Form) -> QWidget:
    made = grid((3, 2))
    lead = ""
    for answered in form.answers:
        row = made.rowCount()
        if answered.lead and answered.lead != lead:
            lead_words = label(answered.lead, "strong")
            lead_words.setContentsMargins(0, 6, 0, 0)
            made.addWidget(lead_words, row, 0, 1, 2)
        lead = answered.lead
        made.addWidget(label(answered.question, "soft"), row + 1, 0, alignment=TOP)
        made.addWidget(label(answered.answer), row + 1, 1, alignment=TOP)
    if not form.places:
        return section(form.title, made)
    beside = QHBoxLayout()
    beside.setSpacing(24)
    in_words = "; ".join(answered.answer for answered in form.answers[:1])
    beside.addWidget(BodyDrawing(form.places, in_words), alignment=TOP)
    made.setRowStretch(made.rowCount(), 1)
    beside.addLayout(made, 1)
    return section(form.title, beside)
