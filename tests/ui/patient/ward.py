"""A tablet with a staff door: its PIN, a machine that says what we say, and their clock."""

from pathlib import Path

from PySide6.QtCore import Qt

from kiosk.content.pack import PackReference
from kiosk.delivery.status import delivery_status
from kiosk.outside.pretend import FixedClock, PretendMachine
from kiosk.ports import Readings
from kiosk.staff.access import StaffAccess
from kiosk.staff.pin import StaffPin
from kiosk.staff.status import DeviceStatus, TabletStatus
from tests.people import STARTED
from tests.ui.patient.tablet import FullDisk, Tablet

PIN = "240611"
WELL = Readings(80, True, 41.0, True, 9_000_000_000, 55, 40)


class Ward:
    """What is behind the staff door of one tablet, and the hands that open it."""

    def __init__(self, home: Path) -> None:
        self.machine = PretendMachine(WELL)
        self.clock = FixedClock(STARTED)
        self.pin = StaffPin(home, self.clock)
        self.pin.choose(PIN)
        self.access = StaffAccess(home, self.pin, self.machine, self.look)
        self.outbox = FullDisk()

    def look(self) -> TabletStatus:
        pack = PackReference("invented-pack", "1.0", "ab")
        delivery = delivery_status(self.outbox)
        return TabletStatus(
            "0.1", STARTED, self.machine.read(), delivery, pack, device=DeviceStatus(key="present")
        )

    def knock(self, tablet: Tablet) -> None:
        tablet.window.door.knock()
        tablet.hands.settle()

    def enter(self, tablet: Tablet, pin: str = PIN) -> None:
        tablet.hands.type(pin)
        tablet.hands.press(Qt.Key.Key_Return)
        tablet.hands.settle(lambda: tablet.window.door.property("stage") != "checking")

    def open_room(self, tablet: Tablet) -> None:
        self.knock(tablet)
        self.enter(tablet)
        tablet.hands.settle(lambda: tablet.hands.sees("roomRows"))
