"""A line between a desk and a FHIR server that answers wrongly on purpose, request by request."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import httpx

LOST = b""  # the connection is closed without an answer


@dataclass
class Exchange:
    """One request, and what the server says to it when it is asked."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]
    forward: Callable[[bytes], httpx.Response] = field(repr=False)


@dataclass(frozen=True)
class Said:
    """What the desk gets."""

    status: int = 200
    body: bytes = LOST
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None  # how long the body was said to be


Fault = Callable[[Exchange], Said]


def status(code: int, **headers: str) -> Fault:
    """Answer with a status before the server hears of it; an outcome that quotes the patient."""
    outcome = {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "error", "code": "processing", "diagnostics": "Testa Beispiel"}],
    }
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return lambda _asked: Said(code, json.dumps(outcome).encode(), named)


def lost_on_the_way(_asked: Exchange) -> Said:
    """Lose the request."""
    return Said()


def answer_lost(asked: Exchange) -> Said:
    """Let the server do it, and lose its answer."""
    asked.forward(asked.body)
    return Said()


def answer_cut(asked: Exchange) -> Said:
    """Let the server do it, and cut its answer in the middle of the body."""
    said = asked.forward(asked.body)
    return Said(said.status_code, said.content[: len(said.content) // 2], {}, len(said.content))


def answer_truncated(asked: Exchange) -> Said:
    """Let the server do it, and end its JSON too early, as a broken gateway does."""
    said = asked.forward(asked.body)
    return Said(said.status_code, said.content[: len(said.content) // 2])


def all_but_one(asked: Exchange) -> Said:
    """Run a transaction as a batch that creates all but the last, and answer 200 all the same."""
    bundle = json.loads(asked.body)
    if bundle.get("type") != "transaction":
        said = asked.forward(asked.body)
        return Said(said.status_code, said.content)
    kept = {**bundle, "entry": bundle["entry"][:-1]}
    said = asked.forward(json.dumps(kept).encode())
    answer: dict[str, Any] = said.json()
    answer["entry"].append({"response": {"status": "400"}})
    return Said(200, json.dumps(answer).encode())


class FaultyLine:
    """A server in front of the server; `faults` are used up, one a request that writes."""

    def __init__(self, port: int) -> None:
        self.faults: list[Fault] = []
        self.asked: list[str] = []
        self.everything = False  # reads, too
        line, self._client = self, httpx.Client(timeout=30, trust_env=False)

        class Line(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                line.answer(self, port)

            do_GET = do_POST = _answer  # noqa: N815 http.server's names

            def log_message(self, *_words: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Line)
        self.url = f"http://127.0.0.1:{self._server.server_port}/fhir/R4"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._client.close()

    def answer(self, request: BaseHTTPRequestHandler, port: int) -> None:
        body = request.rfile.read(int(request.headers.get("content-length", 0)))
        headers = {k: v for k, v in request.headers.items() if k.lower() != "content-length"}

        def forward(data: bytes) -> httpx.Response:
            url = f"http://127.0.0.1:{port}{request.path}"
            return self._client.request(request.command, url, content=data, headers=headers)

        asked = Exchange(request.command, request.path, body, headers, forward)
        self.asked.append(f"{asked.method} {asked.path}")
        said = self._said(asked)
        if said.body == LOST and said.promised is None and said.status == 200:
            request.close_connection = True
            return
        request.send_response(said.status)
        for name, value in {"content-type": "application/fhir+json", **said.headers}.items():
            request.send_header(name, value)
        request.send_header("content-length", str(said.promised or len(said.body)))
        request.end_headers()
        request.wfile.write(said.body)
        request.close_connection = said.promised is not None

    def _said(self, asked: Exchange) -> Said:
        writes = asked.method == "POST" and "/token" not in asked.path
        if self.faults and (writes or self.everything):
            return self.faults.pop(0)(asked)
        said = asked.forward(asked.body)
        kept = ("location", "content-type")
        return Said(
            said.status_code, said.content, {k: said.headers[k] for k in kept if k in said.headers}
        )
