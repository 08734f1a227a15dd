"""One demo clinic, made once: founding one takes seconds, as key derivation must."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.app.demo_clinic import DemoClinic, make_demo_clinic
from kiosk.app.tablet import Tablet
from kiosk.settings import load


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> DemoClinic:
    folder = tmp_path_factory.mktemp("clinic")
    return make_demo_clinic(folder / "home")


@pytest.fixture
def clinic(founded: DemoClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DemoClinic:
    """A copy of the demo clinic for one test, with the tablet's key in it."""
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    return copied(founded, tmp_path)


def copied(founded: DemoClinic, folder: Path) -> DemoClinic:
    """Return a copy of a demo clinic in another folder."""
    shutil.copytree(founded.home, folder / "home")
    return DemoClinic(folder / "home", founded.passphrase, founded.recovery)


@pytest.fixture
def tablet(clinic: DemoClinic) -> Iterator[Callable[[], Tablet]]:
    """Open the clinic's tablet; its courier is stopped at the end."""
    opened: list[Tablet] = []

    def open_one() -> Tablet:
        opened.append(Tablet(clinic.home, load(clinic.home), lambda: None))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()
