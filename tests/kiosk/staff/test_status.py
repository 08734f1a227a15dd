"""What of a tablet needs a person; what is not known is no concern."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.content.pack import PackReference
from kiosk.delivery.status import DeliveryStatus
from kiosk.ports import Readings
from kiosk.staff.status import DeviceStatus, ExchangeStatus, TabletStatus, concerns

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DELIVERED = DeliveryStatus(0, 12, 0, None, NOW - timedelta(minutes=3))
WELL = TabletStatus(
    "0.1",
    NOW,
    Readings(),
    DELIVERED,
    PackReference("p", "1", "a"),
    device=DeviceStatus(key="present"),
    drafts="on",
)


def machine(**given) -> TabletStatus:
    return replace(WELL, machine=Readings(**given))


def delivery(**given) -> TabletStatus:
    return replace(WELL, delivery=replace(DELIVERED, **given))


def test_a_tablet_that_says_nothing_about_its_battery_is_well() -> None:
    assert concerns(WELL) == frozenset()


@pytest.mark.parametrize(
    ("status", "concern"),
    [
        (machine(battery=20, charging=False), "battery"),
        (machine(celsius=85.0), "heat"),
        (machine(online=False), "offline"),
        (machine(free_bytes=1_000), "disk"),
        (delivery(quarantined=1), "quarantined"),
        (delivery(waiting=1, oldest=NOW - timedelta(minutes=16)), "late"),
        (delivery(clock_skew_seconds=121.0), "clock"),
        (delivery(clock_skew_seconds=-3600.0), "clock"),
        (replace(WELL, delivery=None), "late"),
        (replace(WELL, pack=None), "pack"),
        (replace(WELL, pack_problem="damaged"), "pack"),
        (replace(WELL, device=DeviceStatus(key="locked")), "key"),
        (replace(WELL, device=DeviceStatus()), "key"),
        (replace(WELL, device=DeviceStatus(key="present", problem="expired")), "device"),
        (replace(WELL, drafts="off"), "drafts"),
        (replace(WELL, drafts="locked"), "drafts"),
        (replace(WELL, files_problem="others may read"), "files"),
        (replace(WELL, settings_problems=("text_scale",)), "settings"),
        (replace(WELL, exchange=ExchangeStatus("/share", problem="away")), "exchange"),
        (
            replace(WELL, device=DeviceStatus(key="present", certificate_problem="ends")),
            "certificate",
        ),
    ],
)
def test_each_concern_is_found_alone(status: TabletStatus, concern: str) -> None:
    assert concerns(status) == {concern}


@pytest.mark.parametrize(
    "status",
    [
        machine(battery=5, charging=True),
        machine(battery=21, charging=False, celsius=84.0, online=True, free_bytes=10**9),
        delivery(waiting=1, oldest=NOW - timedelta(minutes=14)),
        delivery(last_contact=None),
        delivery(clock_skew_seconds=-119.0),
        replace(WELL, exchange=ExchangeStatus("/share", 3, NOW)),
    ],
)
def test_what_is_usual_is_no_concern(status: TabletStatus) -> None:
    assert concerns(status) == frozenset()


def test_a_key_that_only_the_kiosks_service_is_shown_is_no_concern() -> None:
    assert concerns(replace(WELL, device=DeviceStatus(key="unseen"))) == frozenset()
