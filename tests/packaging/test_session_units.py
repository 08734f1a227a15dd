"""When the units of a tablet start, by the files that the program itself writes."""

import re
from pathlib import Path

from kiosk.outside.keychain import CREDENTIAL, NOTE_FILE
from kiosk.record.enrolment import DEVICE_FILE, JOINING_FILE, REQUEST_FILE

UNITS = Path(__file__).parents[2] / "packaging/linux/session/usr/lib/systemd/system"
HOME = "/var/lib/intake-kiosk"


def conditions(unit: str) -> set[str]:
    """Return the paths that must be there; with !: must not; with |: one of them."""
    written = (UNITS / unit).read_text(encoding="utf-8")
    return set(re.findall(r"^ConditionPathExists=(.*)$", written, re.MULTILINE))


def test_the_screen_starts_where_the_clinic_let_the_tablet_in_and_where_it_asks_for_that() -> None:
    ways = {f"|{HOME}/{name}" for name in (DEVICE_FILE, JOINING_FILE, REQUEST_FILE)}
    assert conditions("intake-kiosk.service") == {"/dev/tty0", *ways}


def test_a_key_is_made_where_a_tablet_is_about_to_ask_and_never_over_one() -> None:
    kept = f"/etc/credstore.encrypted/{CREDENTIAL}"
    asked = f"{HOME}/{JOINING_FILE}"
    assert conditions("intake-kiosk-key.service") == {asked, f"!{HOME}/{NOTE_FILE}", f"!{kept}"}
    written = (UNITS / "intake-kiosk-key.service").read_text(encoding="utf-8")
    assert f"--name={CREDENTIAL} " in written
    assert f" {kept}'" in written
