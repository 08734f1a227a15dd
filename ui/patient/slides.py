"""Slides: where the patient is among them; a slide counts as seen once they have gone on from it.

The place among the slides is one number, the same in every language, so a switch keeps it.
"""

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.slides import Slide
from ui.patient.rows import Rows
from ui.patient.slide_rows import ComparedRow, SourceRow, aspects, compared, sources
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Slides(QObject):
    """The slide on the screen, and the ways on and back."""

    changed = Signal()
    turned = Signal()  # another slide than before

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._index = 0
        self._telling = False
        self._compared = Rows(self, ComparedRow)
        self._sources = Rows(self, SourceRow)
        visit.changed.connect(self._refresh)
        visit.begun.connect(self._start)
        if visit.is_open:
            self._start()
            self._refresh()

    @Slot()
    def _start(self) -> None:
        self._index = self._first_unseen()
        self._telling = False

    @Slot()
    def _refresh(self) -> None:
        if self._visit.is_open and self._all():
            pack, language = self._visit.pack, self._visit.record.language
            self._compared.show(compared(self._slide(), pack, language))
            self._sources.show(sources(self._slide(), pack))
        self.changed.emit()

    def _first_unseen(self) -> int:
        seen = {slide.slide_id for slide in self._visit.record.slides_seen}
        unseen = (n for n, slide in enumerate(self._all()) if slide.id not in seen)
        return next(unseen, len(self._all()) - 1)

    def _all(self) -> tuple[Slide, ...]:
        return self._visit.pack.slides[self._visit.record.language]

    def _slide(self) -> Slide:
        return self._all()[self._index]

    @Property(int, notify=changed)
    def index(self) -> int:
        """Return the place among the slides, from 0."""
        return self._index

    @Property(int, notify=changed)
    def count(self) -> int:
        """Return how many slides there are."""
        return len(self._all())

    @Property(str, notify=changed)
    def chapter(self) -> str:
        """Return the chapter that the slide belongs to."""
        return self._slide().chapter

    @Property(str, notify=changed)
    def heading(self) -> str:
        """Return the slide's heading."""
        return self._slide().heading

    @Property(str, notify=changed)
    def body(self) -> str:
        """Return the slide's words as Markdown."""
        return self._slide().body

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """Return the slide's words for the ear; empty: nobody wrote them, the body will do."""
        return self._slide().spoken

    @Property(QUrl, notify=changed)
    def picture(self) -> QUrl:
        """Return where the picture is; an empty address when there is none."""
        return picture_of(self._slide())

    @Property(str, notify=changed)
    def alt(self) -> str:
        """Return the picture in words."""
        return self._slide().alt

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """Tell whether the patient wants to talk about this slide with their nurse."""
        return self._slide().id in self._visit.record.ask_nurse

    @Property(QObject, notify=changed)
    def comparison(self) -> Rows:
        """Return the choices that this slide compares."""
        return self._compared

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # the stub knows no names
    def aspects(self) -> list[str]:
        """Return the names of the four aspects: help, harm, speed, addiction."""
        return aspects(self._slide(), self._visit.pack, self._visit.record.language)

    @Property(bool, notify=changed)
    def comparing(self) -> bool:
        """Tell whether this slide compares choices."""
        return self._compared.rowCount() > 0

    @Property(QObject, notify=changed)
    def sources(self) -> Rows:
        """Return where the claims of the slide come from."""
        return self._sources

    @Property(bool, notify=changed)
    def hasSources(self) -> bool:
        """Tell whether the slide names a source."""
        return self._sources.rowCount() > 0

    @Property(bool, notify=changed)
    def hasMore(self) -> bool:
        """Tell whether there is more to tell: words, or a source."""
        return bool(self._slide().more) or self._sources.rowCount() > 0

    @Property(str, notify=changed)
    def more(self) -> str:
        """Return what "Tell me more" opens, as Markdown."""
        return self._slide().more

    @Property(bool, notify=changed)
    def telling(self) -> bool:
        """Tell whether the patient wanted to be told more."""
        return self._telling

    @Slot()
    def tellMore(self) -> None:
        """Open what there is more to tell, or close it again."""
        self._telling = not self._telling
        self.changed.emit()

    @Slot()
    def askNurse(self) -> None:
        """Mark the slide for the nurse, or take the mark away."""
        wanted = self._slide().id not in self._visit.record.ask_nurse
        self._visit.apply(self._visit.record.ask_about(self._slide().id, wanted=wanted))

    @Slot()
    def next(self) -> None:
        """Go on to the next slide, or on from the last one."""
        now = self._visit.intake.clock.now()
        seen = self._visit.record.see_slide(self._slide().id, now)
        if self._index + 1 < len(self._all()):
            self._turn(self._index + 1)
            self._visit.apply(seen)
        else:
            self._visit.apply(seen.leave_slides())
            self._visit.goForward()

    @Slot()
    def previous(self) -> None:
        """Go back a slide, or back from the first one."""
        if self._index > 0:
            self._turn(self._index - 1)
        else:
            self._visit.goBack()

    def _turn(self, index: int) -> None:
        self._index = index
        self._telling = False
        self._refresh()
        self.turned.emit()


def picture_of(slide: Slide) -> QUrl:
    """Return where a slide's picture is; an empty address when there is none."""
    return QUrl.fromLocalFile(str(slide.picture)) if slide.picture else QUrl()
