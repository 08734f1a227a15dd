"""Before the infusion: medicines by class, how long without food and drink, the way home."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.review.glance import LONGEST, Fast, Glance, Medicine, Told
from ui.desk import theme
from ui.desk.intake.flag_frame import level_name
from ui.desk.intake.parts import TOP, grid, inset, section
from ui.desk.labels import OneLine, label
from ui.desk.words import exact

_TICK = 10_000  # ms: minutes are shown
_MINUTE = timedelta(minutes=1)
_LEVEL_WIDTH = 52  # px
translate = QCoreApplication.translate


class FastingClock(QWidget):
    """How long ago food or drink was, at the least; counts while the page is open."""

    def __init__(self, fast: Fast, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._fast, self._now = fast, now
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        self.since = label("", "strong")
        self.told = inset(_as_told(fast))
        self.reached = inset("")
        for part in (self.since, self.told, self.reached):
            column.addWidget(part)
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.count)
        self._timer.start()
        self.count()

    @Slot()
    def count(self) -> None:
        """Show the time by now."""
        now = self._now()
        self.since.setText(f"{self._fast.name}: {_since(self._fast, now)}")
        self.reached.setText(_reached(self._fast, now))
        self.reached.setVisible(bool(self.reached.text()))


def before(glance: Glance, now: Callable[[], datetime]) -> list[QWidget]:
    """Return the cards; none for what the pack does not name."""
    found: list[QWidget] = []
    if glance.medicines:
        found.append(section(translate("before", "Medicines"), _medicines(glance.medicines)))
    beside = []
    if glance.fasting:
        clocks = [FastingClock(fast, now) for fast in glance.fasting]
        source = OneLine(translate("before", "Times: {0}").format(glance.fasting[0].source))
        beside.append(section(translate("before", "Food and drink, as told"), *clocks, source))
    if glance.escort:
        beside.append(section(translate("before", "The way home"), _answers(glance.escort)))
    return [*found, _side_by_side(beside)] if beside else found


def _side_by_side(cards: list[QFrame]) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    for one in cards:
        line.addWidget(one, 1)
        layout = one.layout()
        assert isinstance(layout, QVBoxLayout)  # as card() made it
        layout.addStretch()
    return row


def _medicines(medicines: tuple[Medicine, ...]) -> QGridLayout:
    made = grid((0, 2, 3))
    made.setColumnMinimumWidth(0, _LEVEL_WIDTH)
    for row, medicine in enumerate(medicines):
        made.addWidget(_level(medicine), row, 0, alignment=TOP)
        if medicine.is_class:
            made.addWidget(label(medicine.told.answer, "strong"), row, 1, 1, 2)
        else:
            made.addWidget(label(medicine.told.question, "soft"), row, 1, alignment=TOP)
            made.addWidget(label(medicine.told.answer), row, 2, alignment=TOP)
    return made


def _level(medicine: Medicine) -> QLabel:
    made = label(level_name(medicine.level) if medicine.level else "", "strong", wrap=False)
    if medicine.level:
        made.setStyleSheet(f"color: {theme.BAR[medicine.level]};")
    return made


def _answers(told: tuple[Told, ...]) -> QGridLayout:
    made = grid((3, 2))
    for row, one in enumerate(told):
        made.addWidget(label(one.question, "soft"), row, 0, alignment=TOP)
        made.addWidget(label(one.answer, "strong"), row, 1, alignment=TOP)
    return made


def _since(fast: Fast, now: datetime) -> str:
    since = fast.since(now)
    if since is None:
        return translate("before", "not known, ask")
    hours, minutes = divmod(int(since / _MINUTE), 60)
    return translate("before", "at least {0} h {1} min ago").format(hours, minutes)


def _as_told(fast: Fast) -> str:
    said = ", ".join(part for part in (fast.said, fast.what) if part)
    return translate("before", "Told {0}: {1}").format(exact(fast.told_at), said)


def _reached(fast: Fast, now: datetime) -> str:
    if now - fast.told_at > LONGEST:
        return translate("before", "That was more than a day ago: ask again.")
    if fast.reached_at is None:
        return ""
    needs = int(fast.needs / timedelta(hours=1))
    if fast.reached_at <= now:
        words = translate("before", "{0} h have passed, if nothing was taken since. Ask.")
        return words.format(needs)
    at = f"{fast.reached_at.astimezone():%H:%M}"
    return translate("before", "{0} h by {1} at the latest, if nothing is taken.").format(needs, at)
