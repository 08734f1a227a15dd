"""The parts of an intake below its flags: scores, answers, what was taught, what was decided."""

from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QWidget

from kiosk.record.reading import ReadConsent
from kiosk.record.strokes import signature_svg
from kiosk.review.opened import Form, Missed, OpenedIntake, Total
from kiosk.visit.consent import SIGNATURE_HEIGHT, SIGNATURE_WIDTH, Signature
from ui.desk.intake.signing_people import people
from ui.desk.labels import card, label
from ui.desk.words import exact, language_name

_POINTS_WIDTH = 56  # px
_SIGNATURE_WIDTH = 300  # px
_TOP = Qt.AlignmentFlag.AlignTop
translate = QCoreApplication.translate
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def sections(intake: OpenedIntake) -> list[QWidget]:
    """Return the sections in the order in which a nurse reads them."""
    return [
        *([_totals(intake.totals)] if intake.totals else []),
        *(_form(form) for form in intake.forms),
        _taught(intake),
        _consent(intake),
    ]


def _section(title: str, *rows: QWidget | QLayout) -> QFrame:
    frame, column = card()
    column.addWidget(label(title, "heading"))
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
        else:
            column.addLayout(row)
    return frame


def _grid(widths: tuple[int, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for column, stretch in enumerate(widths):
        grid.setColumnStretch(column, stretch)
    return grid


def _totals(totals: tuple[Total, ...]) -> QWidget:
    grid = _grid((1, 0))
    grid.setColumnMinimumWidth(1, _POINTS_WIDTH)
    for total in totals:
        _total(grid, total)
    return _section(translate("intake", "Scores"), grid)


def _total(grid: QGridLayout, total: Total) -> None:
    row = grid.rowCount()
    grid.addWidget(label(_heading(total), "strong"), row, 0)
    number = "—" if total.total is None else f"{total.total} / {total.high}"
    grid.addWidget(label(number, "strong", wrap=False), row, 1, alignment=_NUMBER)
    for offset, (question, points) in enumerate(total.addends, 1):
        grid.addWidget(_inset(question), row + offset, 0)
        grid.addWidget(label(str(points), "soft", wrap=False), row + offset, 1, alignment=_NUMBER)
    for offset, question in enumerate(total.missing, 1 + len(total.addends)):
        grid.addWidget(_inset(question), row + offset, 0)
        grid.addWidget(label("—", "soft", wrap=False), row + offset, 1, alignment=_NUMBER)


def _heading(total: Total) -> str:
    if total.total is None:
        return f"{total.title}: {total.words}"
    return f"{total.title}: {total.band}" if total.band else total.title


def _inset(words: str) -> QWidget:
    made = label(words, "soft")
    made.setContentsMargins(14, 0, 0, 0)
    return made


def _form(form: Form) -> QWidget:
    grid = _grid((3, 2))
    lead = ""
    for answered in form.answers:
        row = grid.rowCount()
        if answered.lead and answered.lead != lead:
            lead_words = label(answered.lead, "strong")
            lead_words.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(lead_words, row, 0, 1, 2)
        lead = answered.lead
        grid.addWidget(label(answered.question, "soft"), row + 1, 0, alignment=_TOP)
        grid.addWidget(label(answered.answer), row + 1, 1, alignment=_TOP)
    return _section(form.title, grid)


def _taught(intake: OpenedIntake) -> QWidget:
    rows: list[QWidget] = []
    if intake.ask_nurse:
        rows.append(label(translate("intake", "Wants to talk with you about"), "strong"))
        rows.extend(_inset(heading) for heading in intake.ask_nurse)
    if intake.missed:
        rows.append(label(translate("intake", "Teach-back answered wrongly"), "strong"))
        rows.extend(_inset(_missed(missed)) for missed in intake.missed)
    education = intake.read.education
    words = translate("intake", "Slides seen: {0} of {1}")
    rows.append(label(words.format(education.seen, len(education.slides)), "soft"))
    return _section(translate("intake", "What the patient was taught"), *rows)


def _missed(missed: Missed) -> str:
    answers = ", ".join(f"“{answer}”" for answer in missed.answers)
    if missed.right_at_last:
        end = translate("intake", "right at last")
    else:
        end = translate("intake", "explain it again")
    return f"{missed.question} {answers} — {end}"


def _consent(intake: OpenedIntake) -> QWidget:
    rows: list[QWidget | QLayout] = [
        _decision(
            decided,
            intake.titles.get(decided.agreement_id, decided.title),
            intake.reasons.get(decided.agreement_id, decided.reason),
        )
        for decided in intake.read.consents
    ]
    if intake.read.signature is not None:
        rows.append(_signature(intake.read.signature))
        rows.extend(people(intake.read.signature))
    elif intake.read.consents:
        rows.append(label(translate("intake", "Nothing was agreed to: no signature."), "soft"))
    else:
        words = translate("intake", "Not asked at this visit: the code said that a consent holds.")
        rows.append(label(words, "soft"))
    return _section(translate("intake", "Consent"), *rows)


def _decision(decided: ReadConsent, title: str, reason: str) -> QLayout:
    grid = _grid((3, 2))
    grid.setContentsMargins(0, 0, 0, 10)
    grid.addWidget(label(title), 0, 0, alignment=_TOP)
    grid.addWidget(
        label(f"{decided.outcome}, {exact(decided.decided_at)}", "strong"), 0, 1, alignment=_TOP
    )
    if reason:
        grid.addWidget(label(translate("intake", "Reason: {0}").format(reason)), 1, 0, 1, 2)
    proof = translate("intake", "Version {0} · {1} · SHA-256 of the words {2}…")
    language, digest = language_name(decided.language), decided.words_sha256[:16]
    shown = label(proof.format(decided.version, language, digest), "soft")
    shown.setToolTip(decided.words_sha256)
    grid.addWidget(shown, grid.rowCount(), 0, 1, 2)
    return grid


def _signature(signature: Signature) -> QLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    if signature.method == "drawn":
        drawing = QSvgWidget()
        drawing.load(QByteArray(signature_svg(signature.strokes).encode()))
        height = round(_SIGNATURE_WIDTH * SIGNATURE_HEIGHT / SIGNATURE_WIDTH)
        drawing.setFixedSize(_SIGNATURE_WIDTH, height)
        drawing.setAccessibleName(translate("intake", "The signature"))
        line.addWidget(drawing)
    how = {
        "drawn": translate("intake", "Signed by hand"),
        "typed": translate("intake", "Signed by typing the name"),
        "witnessed": translate("intake", "Said yes to a witness"),
    }[signature.method]
    words = f"{signature.printed_name}\n{how}, {exact(signature.signed_at)}"
    line.addWidget(label(words), 1, alignment=Qt.AlignmentFlag.AlignVCenter)
    return line
