"""Consent on one card: what was decided and signed, and what to talk about before it counts."""

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from kiosk.record.reading import ReadConsent
from kiosk.record.strokes import signature_svg
from kiosk.review.opened import Missed, OpenedIntake
from kiosk.visit.consent import SIGNATURE_HEIGHT, SIGNATURE_WIDTH, Signature
from ui.desk.intake.parts import TOP, grid, inset, section
from ui.desk.intake.signing_people import people
from ui.desk.labels import label
from ui.desk.words import exact, language_name

_SIGNATURE_WIDTH = 300  # px
translate = QCoreApplication.translate


def consent_section(intake: OpenedIntake) -> QWidget:
    """Return the card: first what the patient is unsure of, then the decisions."""
    rows: list[QWidget | QLayout] = list(_to_talk_about(intake))
    rows += (
        _decision(
            decided,
            intake.titles.get(decided.agreement_id, decided.title),
            intake.reasons.get(decided.agreement_id, decided.reason),
        )
        for decided in intake.read.consents
    )
    for title in intake.undecided.values():
        words = translate("intake", "{0}: no decision. It was due at this visit.")
        rows.append(label(words.format(title), "strong"))
    if intake.read.signature is not None:
        rows.append(_signature(intake.read.signature))
        rows.extend(people(intake.read.signature))
    elif intake.read.consents:
        rows.append(label(translate("intake", "Nothing was agreed to: no signature."), "soft"))
    elif not intake.undecided:
        words = translate("intake", "Not asked at this visit: the code said that a consent holds.")
        rows.append(label(words, "soft"))
    return section(translate("intake", "Consent"), *rows)


def _to_talk_about(intake: OpenedIntake) -> Iterator[QWidget]:
    """Yield marks, misses and skipped slides; that there are none is said as well."""
    education = intake.read.education
    if not education.slides:
        words = translate("intake", "No slides and no teach-back at this visit.")
        yield label(words, "soft")
        return
    for title, lines in (
        (translate("intake", "Wants to talk with you about"), intake.ask_nurse),
        (translate("intake", "Teach-back answered wrongly"), map(_missed, intake.missed)),
        (translate("intake", "Slides not looked at"), intake.skipped),
    ):
        shown = [inset(line) for line in lines]
        if shown:
            yield label(title, "strong")
            yield from shown
    yield label(_summary(intake), "soft")


def _summary(intake: OpenedIntake) -> str:
    education = intake.read.education
    asked, missed = len(education.teach_back), len(intake.missed)
    words = translate("intake", "Slides seen: {0} of {1}. Teach-back right at once: {2} of {3}.")
    seen = words.format(education.seen, len(education.slides), asked - missed, asked)
    if intake.ask_nurse:
        return seen
    return seen + " " + translate("intake", "Nothing marked to ask you about.")


def _missed(missed: Missed) -> str:
    answers = ", ".join(f"“{answer}”" for answer in missed.answers)
    if missed.right_at_last:
        end = translate("intake", "right at last")
    else:
        end = translate("intake", "explain it again")
    return f"{missed.question} {answers} — {end}"


def _decision(decided: ReadConsent, title: str, reason: str) -> QLayout:
    made = grid((3, 2))
    made.setContentsMargins(0, 6, 0, 4)
    made.addWidget(label(title), 0, 0, alignment=TOP)
    made.addWidget(
        label(f"{decided.outcome}, {exact(decided.decided_at)}", "strong"), 0, 1, alignment=TOP
    )
    if reason:
        made.addWidget(label(translate("intake", "Reason: {0}").format(reason)), 1, 0, 1, 2)
    words = translate("intake", "Version {0} · {1}")
    shown = label(words.format(decided.version, language_name(decided.language)), "soft")
    proof = translate("intake", "SHA-256 of the words: {0}")
    shown.setToolTip(proof.format(decided.words_sha256))
    made.addWidget(shown, made.rowCount(), 0, 1, 2)
    return made


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
