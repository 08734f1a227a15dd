"""MLLP: a message between 0x0B and 0x1C 0x0D, and its answer, over TCP or TLS.

Source: HL7 Implementation Guide for Minimal Lower Layer Protocol, release 1
"""

import socket
import ssl
from typing import Final

from kiosk.errors import Unavailable
from kiosk.filing.chart_settings import MllpChart

_START, _END = b"\x0b", b"\x1c\x0d"
_CONNECT_SECONDS: Final = 10.0
_LONGEST: Final = 65_536  # bytes of an answer


def exchanged(line: socket.socket, message: bytes) -> bytes:
    """Send a message and return what comes back, without its frame.

    Raises Unavailable when no whole answer came: then nobody knows what became of it.
    """
    try:
        line.sendall(_START + message + _END)
        return _framed(line)
    except OSError:
        raise Unavailable("no-answer", "The interface did not answer in time.") from None


def _framed(line: socket.socket) -> bytes:
    """Return what stands between start and end; what came before the start is left out."""
    came = b""
    while _END not in came:
        piece = line.recv(4096)
        if not piece or len(came) > _LONGEST:
            raise Unavailable("no-answer", "The interface ended the line without an answer.")
        came += piece
    _, start, answer = came.partition(_END)[0].partition(_START)
    if not start:
        raise Unavailable("no-answer", "The interface answered with something else than HL7.")
    return answer


def connected(settings: MllpChart) -> socket.socket:
    """Return a line to the interface; Unavailable when nobody is there, and nothing was sent."""
    try:
        line = socket.create_connection((settings.host, settings.port), _CONNECT_SECONDS)
        if settings.tls:
            line = _secured(settings, line)
        line.settimeout(settings.answer_seconds)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Unavailable(
            "no-interface", f"{settings.host}:{settings.port}: no connection: {why}."
        ) from None
    return line


def _secured(settings: MllpChart, line: socket.socket) -> socket.socket:
    try:
        return _trust(settings).wrap_socket(line, server_hostname=settings.host)
    except OSError:
        line.close()
        raise


def _trust(settings: MllpChart) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if settings.ca_file is not None:
        context.load_verify_locations(settings.ca_file)
    if settings.certificate_file is not None:
        context.load_cert_chain(settings.certificate_file)
    return context
