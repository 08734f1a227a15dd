"""Flags: warnings and red ones first, each red one dealt with where it stands."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.content.rules import Level
from kiosk.review.assessment import Assessment
from kiosk.review.opened import Flagged, OpenedIntake
from ui.desk.intake.dealing import Dealing
from ui.desk.intake.flag_frame import bar, flag_frame
from ui.desk.labels import label


class RedStrip(QWidget):
    """The flags of these levels; with the red ones stand the warnings, or that there is no flag."""

    resolved = Signal(str, str, str)  # rule, action, reason
    reopened = Signal(str)  # rule

    def __init__(self, levels: tuple[Level, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = levels
        self.dealings: dict[str, Dealing] = {}
        self._shown: tuple[Flagged, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_flags(self, intake: OpenedIntake) -> None:
        """Show warnings and flags; what was typed beneath a flag that is still there stays."""
        if intake.flags == self._shown:
            return
        self._shown = intake.flags
        before = {rule: (d.action.currentIndex(), d.reason.text()) for rule, d in self._open()}
        self._clear()
        if "red" in self._levels:
            self._show_warnings(intake)
        for flag in (one for one in intake.flags if one.level in self._levels):
            frame = flag_frame(flag)
            if flag.level == "red":
                dealing = Dealing(flag)
                dealing.resolved.connect(self.resolved)
                dealing.reopened.connect(self.reopened)
                self.dealings[flag.rule] = dealing
                frame.layout().addWidget(dealing)  # type: ignore[union-attr]  # bar() made one
            self._column.addWidget(frame)
        for rule, (action, reason) in before.items():
            if rule in self.dealings:
                self.dealings[rule].action.setCurrentIndex(action)
                self.dealings[rule].reason.setText(reason)
        self.setHidden(self._column.isEmpty())  # an empty strip would leave a gap

    def _show_warnings(self, intake: OpenedIntake) -> None:
        for words in intake.warnings:
            frame, inside = bar("red")
            inside.addWidget(label(words, "strong"))
            self._column.addWidget(frame)
        if not intake.warnings and not intake.flags:
            self._column.addWidget(label(_none(), "soft"))

    def show_resolutions(self, assessment: Assessment, *, may_change: bool) -> None:
        """Show how each red flag was dealt with."""
        for rule, dealing in self.dealings.items():
            dealing.show_resolution(assessment.resolutions.get(rule), may_change=may_change)

    def _open(self) -> list[tuple[str, Dealing]]:
        return [
            (r, d) for r, d in self.dealings.items() if d.reason.text() or d.action.currentData()
        ]

    def _clear(self) -> None:
        self.dealings = {}
        while (place := self._column.takeAt(0)) is not None:
            if (widget := place.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _none() -> str:
    return QCoreApplication.translate(
        "flag", "No rule of this pack is met. That is not a clearance: talk with the patient."
    )
