"""`kiosk pack print`: a whole pack as a paper packet."""

import argparse
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.app.home import pack_folder
from kiosk.content.load import load_pack
from kiosk.errors import Refused
from kiosk.outside.clock import SystemClock
from kiosk.record.packet.packet import Packet, packet_pdf
from kiosk.settings import Settings

_SIZE = (1200, 900)  # pixels: sharp at 300 dots an inch


def print_pack(home: Path, settings: Settings, options: argparse.Namespace) -> int:
    """Write a pack as a PDF, with what this clinic's settings name, and say where."""
    pack = load_pack(pack_folder(home, options.pack)).with_instruments(settings.instruments)
    pack = replace(pack, clinic=settings.clinic_name or pack.clinic)
    language = options.language or pack.languages[0]
    if language not in pack.languages:
        spoken = ", ".join(pack.languages)
        raise Refused("pack-language", f"{pack.root} does not speak {language!r}, only {spoken}.")
    packet = Packet(
        pack, options.visit, language, png, SystemClock().now(), with_nurse=options.nurse
    )
    file = options.out or Path(f"{pack.reference.id}-{options.visit}-{language}.pdf")
    try:
        file.write_bytes(packet_pdf(packet))
    except OSError as error:
        raise Refused("not-written", f"{file}: {error.strerror}: choose another --out.") from error
    state = "a draft, signed off by nobody" if pack.draft else f"signed off by {pack.signed_off_by}"
    print(f"{file}: {pack.reference.id} {pack.reference.version}, {state}")
    return 0


def png(picture: Path) -> bytes:
    """Return an SVG picture as PNG, on white."""
    renderer = QSvgRenderer(str(picture))
    if not renderer.isValid():
        raise Refused("picture", f"{picture}: cannot be drawn. Save it as plain SVG.")
    image = QImage(*_SIZE, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
