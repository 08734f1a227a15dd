"""Which parts of Qt and of the building machine go into the frozen program: a list of what may.

Left out above all: the QML debugger and the VNC platform, each a way in from outside; what GTK
drags along; styles, modules and translations that no screen uses.
"""

import re
from pathlib import PurePosixPath
from typing import Final

_QT_LIBRARIES: Final = re.compile(
    r"(lib)?Qt6(Core|DBus|EglFSDeviceIntegration|EglFsKmsSupport|Gui|Network|OpenGL|PrintSupport"
    r"|Qml|QmlMeta|QmlModels|QmlWorkerScript|Quick|QuickTemplates2|Svg|SvgWidgets|Test|WaylandClient"
    r"|WaylandEglClientHwIntegration|WlShellIntegration|Widgets|XcbQpa)\b"
)
_QT_PLUGINS: Final = re.compile(
    r"/plugins/("
    r"platforms/(lib)?q(eglfs|linuxfb|minimal|offscreen|wayland|windows|xcb)\b"
    r"|egldeviceintegrations/|xcbglintegrations/|iconengines/(lib)?qsvgicon"
    r"|imageformats/(lib)?q(jpeg|svg)\b|platforminputcontexts/lib(compose|ibus)"
    r"|printsupport/|styles/(lib)?qmodernwindows|tls/(lib)?q(certonly|openssl|schannel)"
    r"|wayland-(decoration-client/libbradient|graphics-integration-client/libqt-plugin-wayland-egl"
    r"|shell-integration/libxdg-shell)"
    r")"
)
_QML: Final = re.compile(
    r"/qml/(QtQml/([^/]+|Base/.*|Models/.*|WorkerScript/.*)"
    r"|QtQuick/([^/]+|Templates/.*|Window/.*)|QtCore/.*)$"
)
_QT_WORDS: Final = re.compile(r"/translations/qtbase_(en|es)\.qm$")

# libraries that every machine with a screen has in a version of its own, that must be its own
_OF_THE_SYSTEM: Final = re.compile(
    r"(libEGL|libGL|libGLX|libGLdispatch|libOpenGL|libgbm|libdrm|libwayland-|libX[a-z]|libX11|libxcb"
    r"|libxkbcommon|libfontconfig|libfreetype|libdbus-1|libglib-2|libgobject|libgthread|libgio"
    r"|libgmodule|libsystemd|libudev|libgcrypt|libgpg-error|libcap|libmount|libblkid|libselinux"
    r"|libgtk|libgdk|libpango|libcairo|libatk|libatspi|libharfbuzz|libthai|libdatrie|libfribidi"
    r"|libgraphite2|libepoxy|libpixman|libexpat|libpcre2|libpng16|libbrotli|libcups|libavahi"
    r"|libgssapi_krb5|libkrb5|libk5crypto|libcom_err|libkeyutils|libmtdev|libinput|libevdev"
    r"|libgudev|libwacom|libts|libICE|libSM|libbsd|libmd|liblzma|libzstd|liblz4|libreadline"
    r"|libtinfo|libgnutls|libhogweed|libnettle|libidn2|libp11-kit|libtasn1|libunistring|libgmp)"
    r"[-.\d_]"
)
_OF_QT: Final = re.compile(r"(^|/)PySide6/|(^|/)(lib)?Qt6")


def kept(destination: str) -> bool:
    """Tell whether a file goes into the program, by where it would lie there."""
    path = destination.replace("\\", "/")
    name = PurePosixPath(path).name
    if path.endswith(".qmltypes"):
        return False
    if "/" not in path and _OF_THE_SYSTEM.match(name):
        return bool(_NEEDED.match(name))
    if not _OF_QT.search(path):
        return True
    if "/translations/" in path:
        return bool(_QT_WORDS.search(path))
    if "/plugins/" in path:
        return bool(_QT_PLUGINS.search(path))
    if "/qml/" in path:
        return bool(_QML.search(path))
    if re.match(r"(lib)?Qt6", name):
        return bool(_QT_LIBRARIES.match(name))
    return name != "opengl32sw.dll"


# of those the ones that Python's own modules are linked to
_NEEDED: Final = re.compile(r"lib(lzma|expat)[-.\d]")
