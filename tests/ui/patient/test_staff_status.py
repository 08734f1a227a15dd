"""What staff read of a tablet: what needs a person stands first."""

from dataclasses import replace

from tests.ui.patient.ward import Ward
from ui.patient.staff_status import status_rows


def test_a_wrong_setting_stands_first_and_says_what_to_do(tmp_path) -> None:
    well = replace(Ward(tmp_path).look(), drafts="on")
    status = replace(well, settings_problems=("theme = pink: one of light, dark",))
    rows = status_rows(status, "en")
    assert rows[0].concern
    assert (rows[0].subject, rows[0].value) == ("problem", "theme = pink: one of light, dark")
    assert not any(row.value.startswith("theme") for row in rows[1:])
