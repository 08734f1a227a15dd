"""What follows from what was found on a machine: each subject alone, in a plain sentence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.content.pack import PackReference
from kiosk.delivery.status import DeliveryStatus
from kiosk.ports import Readings
from kiosk.settings import Settings
from kiosk.staff.doctor.examination import CHECKS, examine
from kiosk.staff.doctor.findings import (
    Equipment,
    Findings,
    InboxFinding,
    KeyringFinding,
    Screen,
)
from kiosk.staff.doctor.trust import TESTED_QT
from kiosk.staff.status import DeviceStatus, ExchangeStatus, TabletStatus

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DEVICE = DeviceStatus("tablet-1", "present", "keyring", 4, "2028-01-04T00:00:00+00:00")
DELIVERED = DeliveryStatus(0, 12, 0, None, NOW)
STATUS = TabletStatus(
    "1.0", NOW, Readings(online=True, free_bytes=10**10, battery=80), DELIVERED,
    PackReference("p", "1", "a"), device=DEVICE, drafts="on",
)  # fmt: skip
SCREEN = Screen("HDMI-1", 1280, 800, 217, 136)
SEEN = Equipment("wayland", (SCREEN,), ("Goodix",), {"en": "", "es": ""}, TESTED_QT)
WELL = Findings(
    STATUS, Settings(), is_tablet=True, equipment=SEEN, speech={"en": "", "es": ""},
    keyring=KeyringFinding("absent", "the keyring holds no key for this device", "SecretService"),
    inbox=InboxFinding("db.clinic/intake", "", 1.0, by_network=True), versions={"kiosk": "1.0"},
)  # fmt: skip
DESK = replace(WELL, is_tablet=False, equipment=replace(SEEN, touch=()))


def status(**changed) -> Findings:
    return replace(WELL, status=replace(STATUS, **changed))


def machine(**changed) -> Findings:
    return status(machine=replace(STATUS.machine, **changed))


def delivery(**changed) -> Findings:
    return status(delivery=replace(DELIVERED, **changed))


def seen(**changed) -> Findings:
    return replace(WELL, equipment=replace(SEEN, **changed))


def not_enrolled(**changed) -> Findings:
    return replace(status(device=DeviceStatus()), **changed)


def inbox(**changed) -> Findings:
    return replace(WELL, inbox=replace(WELL.inbox, **changed))


NO_RING = KeyringFinding("absent", "this system has no keyring that encrypts")
PROBLEMS = {
    "no display": (replace(WELL, display_problem="No display."), "display", "No display"),
    "no screen": (seen(screens=()), "display", "no screen"),
    "drawn for nobody": (seen(platform="offscreen"), "display", "nobody sees"),
    "no touch": (seen(touch=()), "touch", "could not answer"),
    "letters are missing": (seen(missing={"en": "", "es": "ñ"}), "fonts", "es: ñ"),
    "no voice": (replace(WELL, speech={"en": "speech-no-voice"}), "speech", "no voice"),
    "no sound": (replace(WELL, speech={"es": "speech-no-sound"}), "speech", "no sound card"),
    "battery": (machine(battery=20, charging=False), "power", "20 %"),
    "heat": (machine(celsius=90.0), "power", "90 °C"),
    "disk": (machine(free_bytes=10**8), "disk", "100 MB are free. Below 200 MB"),
    "disk not told": (machine(free_bytes=None), "disk", "cannot be found out"),
    "clock ahead": (inbox(clock_skew_seconds=500.0), "clock", "500 s ahead of"),
    "clock behind": (inbox(clock_skew_seconds=-121.0), "clock", "121 s behind"),
    "clock as it was last seen": (
        replace(delivery(clock_skew_seconds=130.0), inbox=InboxFinding("a")),
        "clock", "130 s ahead",
    ),
    "no network": (machine(online=False), "network", "No network"),
    "no inbox": (inbox(problem="db does not answer."), "inbox", "db does not answer"),
    "a share that nobody empties": (
        status(exchange=ExchangeStatus("/share", problem="no desk takes it.")), "inbox", "no desk",
    ),
    "a certificate that ends": (
        status(device=replace(DEVICE, certificate_problem="It ends.")), "inbox", "It ends.",
    ),
    "refused": (delivery(quarantined=2), "sending", "2 refused"),
    "late": (delivery(waiting=3, oldest=NOW - timedelta(hours=1)), "sending", "too long"),
    "no outbox": (status(delivery=None, problems=("gone",)), "sending", "gone"),
    "key locked": (
        status(device=replace(DEVICE, key="locked", problem="The key is locked.")),
        "keyring", "locked",
    ),
    "no keyring": (not_enrolled(keyring=NO_RING), "keyring", "no keyring that encrypts"),
    "not enrolled": (not_enrolled(), "manifest", "no clinic yet"),
    "manifest": (
        status(device=replace(DEVICE, problem="The manifest has expired.")), "manifest", "expired",
    ),
    "no pack": (status(pack=None, pack_problem="It is a draft."), "pack", "nothing to show"),
    "the last good pack": (status(pack_problem="damaged"), "pack", "last good one: damaged"),
    "files": (status(files_problem="Others may reach it"), "files", "Others may reach it."),
    "settings": (replace(WELL, settings=Settings(faults=("theme",))), "policy", "theme"),
    "another Qt": (seen(qt="6.12.0"), "versions", "was tested"),
}  # fmt: skip


def test_a_tablet_that_is_well_has_nothing_to_mend_and_nothing_to_note() -> None:
    assert {check.state for check in examine(WELL)} == {"well"}
    assert len({check.subject for check in examine(WELL)}) == len(CHECKS)


@pytest.mark.parametrize(("found", "subject", "words"), PROBLEMS.values(), ids=PROBLEMS)
def test_each_problem_is_found_and_said_in_words(found: Findings, subject: str, words: str) -> None:
    checks = {check.subject: check for check in examine(found)}
    assert checks[subject].state == "problem"
    assert words in checks[subject].words
    others = {name for name, check in checks.items() if check.state == "problem"} - {subject}
    assert others <= ({"manifest"} if subject == "keyring" else set())


NOTES = {
    "a desk needs no touch": (DESK, "touch"),
    "a desk needs no voice": (replace(DESK, speech={"en": "speech-no-voice"}), "speech"),
    "a screen without a size": (seen(screens=(Screen("a", 800, 600),)), "display"),
    "a small screen": (seen(screens=(Screen("a", 800, 600, 150, 90),)), "display"),
    "touch without a display": (replace(WELL, display_problem="none"), "touch"),
    "a clock not compared yet": (inbox(clock_skew_seconds=None, problem="none"), "clock"),
    "a network that nobody can ask about": (machine(online=None), "network"),
    "drafts allowed": (replace(WELL, settings=Settings(allow_draft=True)), "pack"),
    "a key that systemd shows to the service alone": (
        status(device=replace(DEVICE, key="unseen")),
        "keyring",
    ),
    "rights of files on Windows": (status(files_problem=None), "files"),
}


@pytest.mark.parametrize(("found", "subject"), NOTES.values(), ids=NOTES)
def test_what_is_worth_knowing_is_no_fault(found: Findings, subject: str) -> None:
    checks = {check.subject: check.state for check in examine(found)}
    assert checks[subject] == "note"


FINE = {
    "speech is switched off": (
        replace(WELL, settings=Settings(speech="off"), speech={"en": "speech-no-voice"}), "speech",
    ),
    "a screen measured by hand": (
        replace(seen(screens=(Screen("a", 800, 600),)), settings=Settings(pixels_per_mm=6)),
        "display",
    ),
    "a folder needs no network": (
        replace(machine(online=False), inbox=InboxFinding("/media/share")), "network",
    ),
    "a key in an approved file": (
        not_enrolled(keyring=NO_RING, settings=Settings(device_key_file=True)), "keyring",
    ),
    "nothing sealed before it is enrolled": (replace(not_enrolled(), status=replace(
        STATUS, device=DeviceStatus(), delivery=None)), "sending"),
    "a policy": (replace(WELL, laid_down=3), "policy"),
}  # fmt: skip


@pytest.mark.parametrize(("found", "subject"), FINE.values(), ids=FINE)
def test_what_looks_odd_and_is_meant_is_well(found: Findings, subject: str) -> None:
    checks = {check.subject: check.state for check in examine(found)}
    assert checks[subject] == "well"
