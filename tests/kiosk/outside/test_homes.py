"""Every home of a machine that can be found, and none that is hidden is thought empty."""

from pathlib import Path

import pytest

from kiosk.errors import Unavailable
from kiosk.outside.homes import candidates, found, homes


class Hidden(Path().__class__):  # type: ignore[misc]  # a folder that lets nobody look
    def is_dir(self) -> bool:
        raise PermissionError(13, "Permission denied")


def test_each_that_is_there_is_found_once(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    assert found([there, tmp_path / "not there", there]) == [there]
    assert there in homes(there)


def test_what_cannot_be_looked_at_is_told() -> None:
    with pytest.raises(Unavailable, match="as an administrator"):
        found([Hidden("/home/nora")])


def test_a_tablets_home_is_looked_for_where_the_environment_names_another(tmp_path: Path) -> None:
    assert Path("/var/lib/intake-kiosk") in candidates(tmp_path)
