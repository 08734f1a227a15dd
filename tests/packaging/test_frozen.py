"""What goes into the frozen program, and what it may start itself."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from frozen.contents import kept
from frozen.start import CHILDREN

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "file",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/qwindows.dll",
        "PySide6/Qt/qml/QtQuick/Templates/qmldir",
        "PySide6/Qt/translations/qtbase_es.qm",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "libcrypto.so.3",
        "libffi-8.dll",
        "libpq-e9b5c9ac.so.5.18",
        "kiosk.pyz",
        "resources/fonts/AtkinsonHyperlegible-Bold.ttf",
    ],
)
def test_what_the_screens_need_is_kept(file: str) -> None:
    assert kept(file)


@pytest.mark.parametrize(
    "file",
    [
        "PySide6/Qt/plugins/qmltooling/libqmldbg_tcp.so",  # a debugger that listens
        "keyring-25.7.0.dist-info/RECORD",  # differs with the folder it was built in
        "PySide6/Qt/plugins/platforms/libqvnc.so",  # a screen that anybody may look at
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/qml/QtQuick/VirtualKeyboard/qmldir",
        "PySide6/Qt/qml/QtQuick/Controls/Fusion/qmldir",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6QmlCompiler.so.6",
        "PySide6/opengl32sw.dll",
        "ui/patient/types.qmltypes",
        "libgtk-3.so.0",
        "libwayland-client.so.0",
        "libstdc++.so.6",  # the system's drivers need its own, which may be newer
        "libgcc_s.so.1",
        "libexpat.so.1",
    ],
)
def test_what_is_a_way_in_or_another_systems_is_left_out(file: str) -> None:
    assert not kept(file)


def test_each_of_our_child_processes_can_be_started() -> None:
    """A frozen program knows `-m MODULE` for the modules that are named alone."""
    started = set()
    for file in (ROOT / "kiosk").rglob("*.py"):
        started |= set(re.findall(r'"-m", "(kiosk[\w.]*)"', file.read_text(encoding="utf-8")))
    assert "kiosk.outside.keyring_call" in started
    assert started <= CHILDREN
    assert all(find_spec(module) for module in CHILDREN)
