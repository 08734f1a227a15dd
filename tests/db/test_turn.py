"""One process carries for one home; when it ends, however it ends, another may."""

import subprocess
import sys
from pathlib import Path

from db.turn import Turn

ROOT = Path(__file__).resolve().parents[2]
TAKES = """
import sys
from pathlib import Path
from db.turn import Turn
turn = Turn(Path(sys.argv[1]))
print(turn.take(), flush=True)
sys.stdin.read()
"""


def test_the_turn_is_one_at_a_time_and_free_after_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "courier.lock"
    mine = Turn(file)
    with subprocess.Popen(
        [sys.executable, "-c", TAKES, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert not mine.take()
        other.kill()
    assert mine.take()
    assert mine.take()
    second = Turn(file)
    assert not second.take()
    mine.release()
    assert second.take()
    second.release()


def test_where_no_lock_can_be_made_it_carries_all_the_same(tmp_path: Path, expect_log) -> None:
    log = expect_log("db.turn")
    assert Turn(tmp_path / "missing" / "courier.lock").take()
    assert "SQLITE_CANTOPEN" in log.text
