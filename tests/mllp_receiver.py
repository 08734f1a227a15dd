"""An HL7 interface on loopback, by another library than ours (`hl7`); it may answer wrongly."""

import asyncio
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self

import hl7
from hl7.mllp import HL7StreamReader, HL7StreamWriter, start_hl7_server

Fault = Callable[[hl7.Message, HL7StreamWriter], None]


def answer_with(code: str) -> Fault:
    """Acknowledge with a code."""
    return lambda message, writer: writer.writemessage(message.create_ack(code))


def no_answer(_message: hl7.Message, writer: HL7StreamWriter) -> None:
    """Take it, and hang up."""
    writer.close()


def of_another(message: hl7.Message, writer: HL7StreamWriter) -> None:
    """Acknowledge some other message."""
    acknowledgement = message.create_ack("AA")
    acknowledgement.segment("MSA")[2] = "OTHER"
    writer.writemessage(acknowledgement)


def no_hl7(_message: hl7.Message, writer: HL7StreamWriter) -> None:
    """Answer with something else."""
    writer.write(b"\x0bhello\x1c\x0d")


class Receiver:
    """Takes messages; `faults` are used up first, one a message. With `trust` it speaks TLS."""

    def __init__(self, trust: ssl.SSLContext | None = None) -> None:
        self._trust = trust
        self.taken: list[hl7.Message] = []
        self.faults: list[Fault] = []
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        server = await start_hl7_server(
            self._take,
            host="127.0.0.1",
            port=0,
            encoding="utf-8",
            limit=32 * 1024 * 1024,
            ssl=self._trust,
        )
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        await self._stop.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _take(self, reader: HL7StreamReader, writer: HL7StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                while not writer.is_closing():
                    message = await reader.readmessage()
                    self.taken.append(message)
                    fault = self.faults.pop(0) if self.faults else answer_with("AA")
                    fault(message, writer)
                    await writer.drain()
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()
            self._tasks.discard(task)
