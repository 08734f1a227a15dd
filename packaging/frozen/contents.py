"""Which parts of Qt and of the building machine go into the frozen program: a list of what may.

Left out above all: the QML debugger and the VNC platform, each a way in from outside; what GTK
drags along; styles, modules and translations that no screen uses.
"""

import re
from pathlib import PurePosixPath
from typing import Final

_QT_LIBRARIES: Final = re.compile(
    r"(lib)?Qt6(Core|DBus|Gui|Network|OpenGL|PrintSupport|Qml|QmlMeta|QmlModels|QmlWorkerScript"
    r"|Quick|QuickTemplates2|Svg|SvgWidgets|Test|WaylandClient|WaylandEglClientHwIntegration"
    r"|WlShellIntegration|Widgets|XcbQpa)\b"
)
_QT_PLUGINS: Final = re.compile(
    r"/plugins/("
    r"platforms/(lib)?q(offscreen|wayland|windows|xcb)\b"
    r"|xcbglintegrations/|iconengines/(lib)?qsvgicon|imageformats/(lib)?q(jpeg|svg)\b"
    r"|platforminputcontexts/lib(compose|ibus)|printsupport/|styles/(lib)?qmodernwindows"
    r"|tls/(lib)?q(certonly|openssl|schannel)"
    r"|wayland-(graphics-integration-client/libqt-plugin-wayland-egl"
    r"|shell-integration/libxdg-shell)"
    r")"
)
_QML: Final = re.compile(
    r"/qml/(QtQml/([^/]+|Base/.*|Models/.*|WorkerScript/.*)"
    r"|QtQuick/([^/]+|Templates/.*|Window/.*))$"
)
_QT_WORDS: Final = re.compile(r"/translations/qtbase_(en|es)\.qm$")

# Of the building machine: Python, and the libraries whose very version was tested. All else is each
# system's own: what draws, such as Mesa's drivers, is loaded into this process, and found none of
# its symbols in the older C++ library of a Debian 12 that came along.
_PYTHONS: Final = re.compile(
    r"lib(python3|crypto(\.so|-3\.dll)|ssl(\.so|-3\.dll)|sqlite3|ffi-\d+\.dll)"
)
_OF_A_WHEEL: Final = re.compile(r"lib.*-[0-9a-f]{8}\.so|lib(Qt6|icu|pyside6|shiboken6)")


def kept(destination: str) -> bool:
    """Tell whether a file goes into the program, by where it would lie there."""
    path = destination.replace("\\", "/")
    name = PurePosixPath(path).name
    if path.endswith((".qmltypes", ".dist-info/RECORD")):  # the latter knows the builder's folder
        return False
    if "PySide6/" in path or re.match(r"(lib)?Qt6", name):
        return _of_qt(path, name)
    if "/" not in path and name.startswith("lib"):
        return bool(_PYTHONS.match(name) or _OF_A_WHEEL.match(name))
    return True


def _of_qt(path: str, name: str) -> bool:
    for folder, wanted in _FOLDERS.items():
        if folder in path:
            return bool(wanted.search(path))
    if re.match(r"(lib)?Qt6", name):
        return bool(_QT_LIBRARIES.match(name))
    return name != "opengl32sw.dll"  # Windows has Direct3D


_FOLDERS: Final = {"/translations/": _QT_WORDS, "/plugins/": _QT_PLUGINS, "/qml/": _QML}
