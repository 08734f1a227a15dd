"""Running `kiosk …` in a test."""

import pytest

from kiosk.cli import REFUSED, run


def done(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must succeed; return what it printed."""
    assert run([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must be refused; return what it said."""
    assert run([str(argument) for argument in arguments]) == REFUSED
    said = capsys.readouterr()
    return said.err + said.out
