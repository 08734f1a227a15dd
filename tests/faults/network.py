"""A line between a tablet and a server that fails on purpose.

It refuses, cuts, crawls, falls silent while it takes everything, changes bytes and says them twice.
"""

import random
import socket
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, Self

FOR_EVER = 1 << 60
LARGEST_PIECE = 65_536

What = Literal["cut", "stalled", "garbled", "doubled"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What becomes of one connection, once so many bytes have passed."""

    what: What = "cut"
    up: int = FOR_EVER  # from the tablet: the server may never see the end of it
    down: int = FOR_EVER  # from the server: what it answered is lost, or half of it
    piece: int = LARGEST_PIECE  # how much passes at a time


NONE = Fault()
REFUSED = Fault(up=0, down=0)


# Until both know each other some 3,700 bytes have gone up and 2,650 down; an answer has 60.
def a_lost_answer(lot: random.Random) -> Fault:
    """Draw where an answer is cut: the server has committed, and the tablet cannot know."""
    return Fault(down=lot.randint(2_700, 4_000), piece=lot.randint(1, 50))


def any_fault(lot: random.Random) -> Fault:
    """Draw a fault: most lose an answer, some an envelope, some lines were never one."""
    up = lot.choice((lot.randint(0, 3_600), lot.randint(3_700, 40_000)))
    down = lot.choice((lot.randint(0, 2_600), lot.randint(2_700, 4_000)))
    match lot.randrange(12):
        case 0:
            return REFUSED
        case 1 | 2:
            return Fault(up=up, piece=lot.randint(100, 3_000))
        case 3:
            return Fault(down=down)
        case 4:
            return Fault("stalled", up=up)
        case 5:
            return Fault("stalled", down=down)
        case 6:
            return Fault("garbled", up=up)
        case 7:
            return Fault("garbled", down=down)
        case 8:
            return Fault("doubled", up=up, down=down)
        case _:
            return a_lost_answer(lot)


class Line:
    """A proxy on the loopback; `healed` connections pass unharmed."""

    def __init__(
        self, port: int, seed: int, draw: Callable[[random.Random], Fault] = any_fault
    ) -> None:
        self._server = ("127.0.0.1", port)
        self._lot = random.Random(seed)
        self._draw = draw
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._ends: list[socket.socket] = []
        self.port: int = self._listening.getsockname()[1]
        self.healed = False
        self.broken: Counter[What] = Counter()

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_error: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for end in self._ends:
            _hang_up(end)
        for thread in self._threads:
            thread.join(10)

    def _start(self, target, *arguments) -> None:
        self._threads.append(threading.Thread(target=target, args=arguments))
        self._threads[-1].start()

    def _accept(self) -> None:
        with suppress(OSError):  # closed at the end
            while True:
                tablet, _ = self._listening.accept()
                fault = NONE if self.healed else self._draw(self._lot)
                if fault != NONE:
                    self.broken[fault.what] += 1
                if fault == REFUSED:
                    tablet.close()
                    continue
                server = socket.create_connection(self._server)
                self._ends += [tablet, server]
                self._start(self._pump, tablet, server, fault, fault.up)
                self._start(self._pump, server, tablet, fault, fault.down)

    def _pump(self, source: socket.socket, sink: socket.socket, fault: Fault, most: int) -> None:
        with suppress(OSError):  # the other direction has cut both
            while most > 0 and (data := source.recv(min(fault.piece, most))):
                sink.sendall(data)
                most -= len(data)
            if most <= 0:
                _fail(source, sink, fault.what)
        _hang_up(source)
        _hang_up(sink)
        source.close()


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        end.shutdown(socket.SHUT_RDWR)


def _fail(source: socket.socket, sink: socket.socket, what: What) -> None:
    """Do to what comes next what the fault does; return when the line is to be cut."""
    if what == "cut":
        return
    data = source.recv(LARGEST_PIECE)
    if what == "garbled" and data:
        middle = len(data) // 2
        data = data[:middle] + bytes([data[middle] ^ 0x10]) + data[middle + 1 :]
    while data:
        if what != "stalled":
            sink.sendall(data)
        if what == "doubled":
            sink.sendall(data)
            what = "cut"
        data = source.recv(LARGEST_PIECE)
