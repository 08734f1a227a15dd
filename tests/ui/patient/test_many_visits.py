"""One patient after the other in one window, without a restart: nothing heaps up.

`VISITS=100` makes it the long count of `make soak`, which looks at the memory too.
"""

import gc
import logging
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtQuick import QQuickItem

from db.outbox import SqlOutbox
from tests.ui.patient.tablet import Tablet

log = logging.getLogger(__name__)

VISITS = int(os.environ.get("VISITS", "5"))
WARM = max(2, VISITS // 10)  # visits until everything that is made once is there
OURS = ("kiosk", "ui", "tests.people")


def one_visit(tablet: Tablet) -> None:
    """Say who is there, take a break, call, sign with a typed name, and hand the tablet back."""
    first = tablet.visit.record.id
    tablet.hands.tap("nextButton")
    tablet.identify()
    tablet.agree()
    tablet.hands.tap("moreButton")
    tablet.hands.tap("breakButton")
    tablet.give_birth_date(4, 12, 1957)
    tablet.hands.tap("callNurseButton")
    tablet.hands.tap("typeInstead")
    tablet.hands.type("Testa Beispiel")
    tablet.hands.tap("key_done")
    tablet.hands.tap("nextButton")
    tablet.hands.settle(lambda: tablet.visit.record.id != first)
    tablet.hands.settle()


def held(tablet: Tablet) -> Counter[str]:
    """Count what lives: our own objects by kind, and the items on the screen by kind."""
    gc.collect()
    kinds = [type(one) for one in gc.get_objects() if not _is_shell(one)]
    ours = [kind for kind in kinds if str(kind.__module__).startswith(OURS)]
    found = Counter(f"{kind.__module__}.{kind.__name__}" for kind in ours)
    found.update(_items(tablet.window.root.contentItem()))
    return found


def _is_shell(one: object) -> bool:
    """Tell whether only PySide's empty shell is left of an item that QML made of our class."""
    return issubclass(type(one), QQuickItem) and not shiboken6.isValid(one)


def _items(item: QQuickItem) -> Counter[str]:
    found: Counter[str] = Counter()
    for child in item.childItems():
        found[child.metaObject().className().split("_QML")[0]] += 1
        found.update(_items(child))
    return found


def resident() -> int:
    """Return the memory that this process holds, in pages; where Linux does not say, 0."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) if statm.exists() else 0


def test_the_last_visit_leaves_no_more_than_the_first(
    tablets: Callable[..., Tablet], tmp_path: Path
) -> None:
    tablet = tablets(outbox=SqlOutbox(tmp_path / "outbox.sqlite3"))
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    for _ in range(WARM):
        one_visit(tablet)
    before, pages = held(tablet), resident()
    for _ in range(VISITS - WARM):
        one_visit(tablet)
    after = held(tablet)
    assert after - before == Counter()
    assert tablet.outbox.counts()["waiting"] == 3 * VISITS  # begun, called, finished
    if VISITS >= 100:
        log.info("%d visits: %d pages after %d, %d at the end", VISITS, pages, WARM, resident())
        assert resident() <= pages * 1.05
