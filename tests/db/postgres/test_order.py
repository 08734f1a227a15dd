"""A desk that reads on from where it was misses nothing, however long somebody's commit takes."""

import pytest
from psycopg import errors

from db.inbox import SqlInbox
from kiosk.outside.pretend import FixedClock
from kiosk.record.envelope import parse
from tests.devices import Served
from tests.envelopes import sealed

SEND = b"INSERT INTO received (id, kind, seq, body) VALUES (%s, 'intake', 1, %s)"


def test_nothing_becomes_visible_before_what_has_an_earlier_place(served: Served) -> None:
    early, late = sealed(device="tablet-1"), sealed(device="tablet-2")
    desk = SqlInbox(served.url("front-desk", desk=True), FixedClock())
    with (
        served.connection(served.url("tablet-1")) as slow,
        served.connection(served.url("tablet-2")) as quick,
    ):
        slow.execute("BEGIN")
        slow.execute(SEND, (parse(early).id, early))
        quick.execute("SET lock_timeout = '20ms'")
        with pytest.raises(errors.LockNotAvailable):
            quick.execute(SEND, (parse(late).id, late))
        assert not desk.received_after(0, ("intake",))
        slow.execute("COMMIT")
        quick.execute(SEND, (parse(late).id, late))
    seen = [received.device for _, received in desk.received_after(0, ("intake",))]
    assert seen == ["tablet-1", "tablet-2"]
    desk.close()
