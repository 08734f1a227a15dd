"""A line between a tablet and a server that fails on purpose: it refuses, cuts, and crawls."""

import random
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

FOR_EVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Fault:
    """What becomes of one connection; numbers are bytes that pass before it is cut."""

    refused: bool = False
    up: int = FOR_EVER  # from the tablet: the server may never see the end of it
    down: int = FOR_EVER  # from the server: what it answered is lost, or half of it
    piece: int = 65_536  # how much passes at a time


def any_fault(lot: random.Random) -> Fault:
    """Draw a fault: most lose an answer, some an envelope, some are refused."""
    match lot.randrange(8):
        case 0:
            return Fault(refused=True)
        case 1:
            return Fault(up=lot.randint(1, 4_000))
        case 2:
            return Fault(up=lot.randint(4_000, 40_000), piece=lot.randint(100, 3_000))
        case 3:
            return Fault(down=lot.randint(1, 5_000))
        case _:
            return Fault(down=lot.randint(4_500, 8_000), piece=lot.randint(1, 50))


class Line:
    """A proxy on the loopback; `healed` connections pass unharmed."""

    def __init__(self, port: int, seed: int) -> None:
        self._server = ("127.0.0.1", port)
        self._lot = random.Random(seed)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self.port: int = self._listening.getsockname()[1]
        self.healed = False
        self.connections = self.broken = 0

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_error: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(10)

    def _start(self, target, *arguments) -> None:
        self._threads.append(threading.Thread(target=target, args=arguments))
        self._threads[-1].start()

    def _accept(self) -> None:
        with suppress(OSError):  # closed at the end
            while True:
                tablet, _ = self._listening.accept()
                self.connections += 1
                fault = Fault() if self.healed else any_fault(self._lot)
                self.broken += fault != Fault()
                if fault.refused:
                    tablet.close()
                    continue
                server = socket.create_connection(self._server)
                self._start(self._pump, tablet, server, fault.up, fault.piece)
                self._start(self._pump, server, tablet, fault.down, fault.piece)

    def _pump(self, source: socket.socket, sink: socket.socket, most: int, piece: int) -> None:
        with suppress(OSError):  # the other direction has cut both
            while most > 0 and (data := source.recv(min(piece, most))):
                sink.sendall(data)
                most -= len(data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()
