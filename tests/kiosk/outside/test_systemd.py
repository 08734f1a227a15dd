"""systemd hears from the service over a real socket, and nobody else does."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.outside.systemd import found


@pytest.fixture
def line(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as made:
        made.bind(str(tmp_path / "notify"))
        made.settimeout(10)
        yield made


def test_it_tells_that_it_is_ready_and_alive(line: socket.socket) -> None:
    supervisor = found({"NOTIFY_SOCKET": line.getsockname(), "WATCHDOG_USEC": "30000000"})
    assert supervisor
    assert supervisor.watchdog_seconds == 30
    supervisor.ready()
    supervisor.alive()
    assert [line.recv(64), line.recv(64)] == [b"READY=1", b"WATCHDOG=1"]


def test_an_abstract_name_is_reached() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as made:
        made.bind("")  # the system gives an abstract name
        made.settimeout(10)
        address = "@" + made.getsockname()[1:].decode()
        supervisor = found({"NOTIFY_SOCKET": address})
        assert supervisor
        assert supervisor.watchdog_seconds == 0
        supervisor.alive()
        assert made.recv(64) == b"WATCHDOG=1"


def test_a_manager_that_has_gone_disturbs_nobody(tmp_path: Path) -> None:
    supervisor = found({"NOTIFY_SOCKET": str(tmp_path / "nobody")})
    assert supervisor
    supervisor.ready()


def test_where_nobody_asked_nothing_is_told() -> None:
    assert found({"PATH": "/usr/bin"}) is None
