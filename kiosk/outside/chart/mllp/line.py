"""MLLP: a message between 0x0B and 0x1C 0x0D, and its answer, over TCP or TLS.

Source: HL7 Implementation Guide for Minimal Lower Layer Protocol, release 1
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kiosk.errors import Unavailable
from kiosk.filing.chart_settings import MllpChart
from kiosk.outside.chart.reaching import why_unreached

_START, _END = b"\x0b", b"\x1c\x0d"
_CONNECT_SECONDS: Final = 10.0
_REFUSAL_SECONDS: Final = 1.0
_ASKED = "see that certificate_file in [chart] is one that it takes"
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
        raise _unreached(settings, error) from None
    return line


def look_in(settings: MllpChart) -> None:
    """Connect and hang up; Unavailable when nobody is there, or this desk is not let in.

    In TLS 1.3 an interface that wants a certificate says no only after the line stands.
    """
    with connected(settings) as line:
        if not settings.tls:
            return
        line.settimeout(_REFUSAL_SECONDS)
        try:
            ended = line.recv(1) == b""
        except TimeoutError:
            return  # it waits for a message
        except OSError as error:
            raise _unreached(settings, error) from None
    if ended:
        raise Unavailable("no-interface", f"{settings.host}:{settings.port}: it hung up: {_ASKED}.")


def _unreached(settings: MllpChart, error: OSError) -> Unavailable:
    asked = isinstance(error, ssl.SSLError) and "ALERT" in (error.reason or "")
    why = why_unreached(error) + (f": {_ASKED}" if asked else "")
    return Unavailable("no-interface", f"{settings.host}:{settings.port}: {why}.")


def _secured(settings: MllpChart, line: socket.socket) -> socket.socket:
    try:
        return _trust(settings).wrap_socket(line, server_hostname=settings.host)
    except (OSError, Unavailable):
        line.close()
        raise


def _trust(settings: MllpChart) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if settings.ca_file is not None:
        with _read("ca_file", settings.ca_file):
            context.load_verify_locations(settings.ca_file)
    if settings.certificate_file is not None:
        with _read("certificate_file", settings.certificate_file):
            context.load_cert_chain(settings.certificate_file, password=_no_password)
    return context


@contextmanager
def _read(key: str, file: Path) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise Unavailable(
            key.replace("_", "-"),
            f"{file}: no PEM that can be read: correct {key} in [chart], or this file.",
        ) from None


def _no_password() -> bytes:
    """Answer instead of the terminal: a key in this file is not encrypted."""
    return b""
