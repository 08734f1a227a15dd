"""Pictures on the screen: in the colours of their ground, at the size asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

import resources
from tests.ui.patient.tablet import LOOK, Tablet
from ui.controls.pictures import ICONS, PICTURES, Icons, Pictures

PACK = resources.path("packs", "ketamine-chronic-pain")
HEART = PACK / "pictures" / "heart.svg"
LARGE = (480, 360)
CLAY, DARK_CLAY, YELLOW = "#c4704a", "#e3a07f", "#ffd400"


@pytest.fixture
def pictures(qapp: QGuiApplication) -> Pictures:
    return Pictures()


def drawn(pictures: Pictures, path: Path, ground: str, wanted: tuple[int, int] = LARGE) -> QImage:
    address = QUrl.fromLocalFile(str(path)).toString()
    return pictures.requestImage(f"{ground}/{address}", QSize(), QSize(*wanted))


def colour_in_the_heart(image: QImage) -> str:
    return QColor(image.pixel(image.width() * 70 // 240, image.height() * 105 // 180)).name()


@pytest.mark.parametrize(
    ("ground", "colour"), [("light", CLAY), ("dark", DARK_CLAY), ("black", YELLOW)]
)
def test_a_picture_is_drawn_in_the_colours_of_its_ground(
    pictures: Pictures, ground: str, colour: str
) -> None:
    assert colour_in_the_heart(drawn(pictures, HEART, ground)) == colour


def test_the_paper_around_the_drawing_stays_the_screens_own(pictures: Pictures) -> None:
    assert drawn(pictures, HEART, "light").pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize("wanted", [LARGE, (480, 900), (900, 360)])
def test_a_picture_fills_the_size_asked_for_and_keeps_its_form(
    pictures: Pictures, wanted: tuple[int, int]
) -> None:
    assert drawn(pictures, HEART, "light", wanted).size() == QSize(*LARGE)


def test_without_a_size_a_picture_has_its_own(pictures: Pictures) -> None:
    assert drawn(pictures, HEART, "light", (0, 0)).size() == QSize(240, 180)


def test_a_folder_may_have_any_name(pictures: Pictures, tmp_path: Path) -> None:
    folder = tmp_path / "clínica 100% #1?"
    folder.mkdir()
    copy = folder / "heart.svg"
    copy.write_bytes(HEART.read_bytes())
    assert colour_in_the_heart(drawn(pictures, copy, "light")) == CLAY


def test_what_is_not_there_is_not_drawn(pictures: Pictures, tmp_path: Path) -> None:
    assert drawn(pictures, tmp_path / "none.svg", "light").isNull()


@pytest.mark.parametrize(("contrast", "clay"), [(False, CLAY), (True, YELLOW)])
def test_the_screen_shows_the_drawing_of_its_ground(
    qapp: QGuiApplication, contrast: bool, clay: str
) -> None:
    tablet = Tablet()
    tablet.window.wear(LOOK._replace(theme="contrast" if contrast else "light"))
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    colours = shown(tablet.window.root.grabWindow())
    tablet.window.close()
    assert clay in colours
    assert {CLAY, YELLOW} - {clay} <= {CLAY, YELLOW} - colours


def shown(image: QImage) -> set[str]:
    across, down = range(0, image.width(), 4), range(0, image.height(), 4)
    return {image.pixelColor(x, y).name() for x in across for y in down}


Asked = tuple[str, int, int]  # a picture, its width and height in pixels


class RecordedIcons(Icons):
    def __init__(self, asked: list[Asked]) -> None:
        super().__init__()
        self._asked = asked

    def requestImage(self, id_: str, size: QSize, wanted: QSize) -> QImage:
        self._asked.append((id_, wanted.width(), wanted.height()))
        return super().requestImage(id_, size, wanted)


class RecordedPictures(Pictures):
    def __init__(self, asked: list[Asked]) -> None:
        super().__init__()
        self._asked = asked

    def requestImage(self, id_: str, size: QSize, wanted: QSize) -> QImage:
        self._asked.append((id_, wanted.width(), wanted.height()))
        return super().requestImage(id_, size, wanted)


Made = tuple[QQuickItem, list[Asked]]


@pytest.fixture
def made(qapp: QGuiApplication) -> Iterator[Callable[[str], Made]]:
    """Make an item from QML, with the list of what is drawn for it."""
    asked: list[Asked] = []
    screens = QQmlApplicationEngine()
    screens.addImportPath(str(Path(resources.__file__).parents[1]))
    screens.addImageProvider(ICONS, RecordedIcons(asked))
    screens.addImageProvider(PICTURES, RecordedPictures(asked))

    def make(qml: str) -> Made:
        screens.loadData(f"import QtQuick; import ui.controls; Window {{ {qml} }}".encode())
        window = screens.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        return window.contentItem().childItems()[0], asked

    yield make
    shiboken6.delete(screens)


def test_an_icon_is_drawn_when_it_is_first_seen(made: Callable[[str], Made]) -> None:
    icon, asked = made('Icon { name: "bell"; width: 32; height: 32; visible: false }')
    assert not asked
    icon.setVisible(True)
    assert asked == [("0a4f5c/bell", 32, 32)]


@pytest.mark.parametrize(("width", "height"), [(480, 360), (120, 90)])
def test_a_picture_is_drawn_once_for_a_size(
    made: Callable[[str], Made], width: int, height: int
) -> None:
    picture, asked = made(f'Picture {{ width: 240; height: 180; source: "{HEART.as_uri()}" }}')
    assert [one[1:] for one in asked] == [(240, 180)]
    picture.setWidth(width)
    picture.setHeight(height)
    assert [one[1:] for one in asked] == [(240, 180), (width, height)]
