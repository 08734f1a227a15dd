"""Real keyrings: a bus and a gnome-keyring-daemon of their own, in a folder of their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SERVE_NOTHING = """
import jeepney, jeepney.io.blocking as blocking, sys
bus = blocking.open_dbus_connection()
bus.send_and_get_reply(jeepney.DBus().RequestName("org.freedesktop.secrets"))
print("there", flush=True)
while True:
    bus.receive()
"""
_LOCK = """
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.Collection(bus).lock()
bus.close()
"""


class Session:
    """A bus, on a display or without, and what runs on it; the test's environment names both."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, *, display: bool = False
    ) -> None:
        self.folder = folder
        self._running: list[subprocess.Popen[str]] = []
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "CREDENTIALS_DIRECTORY"):
            monkeypatch.delenv(name, raising=False)
        (folder / "run").mkdir(mode=0o700)
        for name, part in {"XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run", "HOME": "."}.items():
            monkeypatch.setenv(name, str(folder / part))
        if display:
            monkeypatch.setenv("DISPLAY", self._display())
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address")
        assert bus.stdout
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().strip())

    def daemon(self, words: str = "invented") -> None:
        """Start a keyring that these words unlock; a wrong word leaves it locked."""
        call = ("gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground")
        running = self._start(*call, stdin=subprocess.PIPE)
        assert running.stdin
        running.stdin.write(words)
        running.stdin.close()
        self._wait_for_secrets()

    def broken_daemon(self) -> None:
        """Start what takes the keyring's name and never answers."""
        running = self._start(sys.executable, "-c", _SERVE_NOTHING)
        assert running.stdout
        assert running.stdout.readline() == "there\n"

    def lock(self) -> None:
        """Lock the keyring as a screen lock does."""
        subprocess.run([sys.executable, "-c", _LOCK], check=True)

    def windows(self) -> list[str]:
        """Return the windows on the display, if any: lines of xwininfo's tree below the root."""
        if "DISPLAY" not in os.environ:
            return []
        tree = subprocess.run(
            ["xwininfo", "-root", "-children"], check=True, capture_output=True, text=True
        )
        return [line for line in tree.stdout.splitlines() if line.strip().startswith("0x")]

    def reset(self) -> None:
        """Take the keyring's file away, as a reset password does."""
        self.stop_last()
        shutil.rmtree(self.folder / "data/keyrings")

    def stop_last(self) -> None:
        """Stop what was started last."""
        last = self._running.pop()
        last.kill()
        last.wait()
        if last.stdout:
            last.stdout.close()

    def stop(self) -> None:
        """Stop everything, the last first."""
        while self._running:
            self.stop_last()

    def _display(self) -> str:
        """Start a display on which a dialog could appear: it chooses its own number."""
        running = self._start("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24")
        assert running.stdout
        return f":{running.stdout.readline().strip()}"

    def _start(self, *call: str, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        running = subprocess.Popen(call, stdin=stdin, **options)  # type: ignore[call-overload]
        self._running.append(running)
        return running  # type: ignore[no-any-return]

    def _wait_for_secrets(self) -> None:
        """Let the bus tell when the name is taken."""
        call = ["gdbus", "wait", "--session", "--timeout", "20", "org.freedesktop.secrets"]
        subprocess.run(call, check=True)


@contextmanager
def session(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, display: bool = False
) -> Iterator[Session]:
    """Open a session for one test."""
    folder.mkdir()
    opened = Session(folder, monkeypatch, display=display)
    try:
        yield opened
    finally:
        opened.stop()
