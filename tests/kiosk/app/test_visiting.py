"""No update cuts a visit short; one that nobody goes on with holds none up."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.app.visiting import visiting
from kiosk.outside.draft_file import DRAFT_FILE


def test_a_visit_is_on_while_somebody_goes_on_with_it(tmp_path: Path, capsys) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    other.mkdir()
    assert visiting([home, other], datetime.now(UTC)) == 0
    (home / DRAFT_FILE).write_bytes(b"sealed")
    (home / "settings.toml").write_text("wipe_after_seconds = 600")
    touched = datetime.fromtimestamp((home / DRAFT_FILE).stat().st_mtime, UTC)
    assert visiting([other, home], touched + timedelta(seconds=599)) == 1
    assert f"{home}: a patient is in the middle" in capsys.readouterr().out
    assert visiting([other, home], touched + timedelta(seconds=601)) == 0
