"""What docs/forms.md claims is shown by a test that is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TABLE = (ROOT / "docs/forms.md").read_text(encoding="utf-8")


def test_every_feature_that_is_claimed_names_a_test_that_exists() -> None:
    rows = [line for line in TABLE.splitlines() if line.startswith("| ") and line.count("|") == 8]
    claimed = [row for row in rows[1:] if row.split("|")[6].strip() not in ("–", "here")]
    assert len(claimed) > 30
    for row in claimed:
        named = re.search(r"`(test_\w+\.py)::(test_\w+)`", row)
        assert named, row
        files = [*ROOT.glob(f"tests/**/{named[1]}")]
        assert any(f"def {named[2]}(" in file.read_text(encoding="utf-8") for file in files), row
