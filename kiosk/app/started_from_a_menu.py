"""A desk that was started from a menu: nobody reads what it prints, so a refusal is shown.

On Windows such a program has no standard error at all.
"""

import logging
import sys
from collections.abc import Callable

from kiosk.errors import KioskError

log = logging.getLogger(__name__)

REFUSED = 1


def shown(desk: Callable[[], int]) -> int:
    """Run the desk; where it is refused and nobody reads that, show why, as often as is wished."""
    while True:
        try:
            return desk()
        except KioskError as error:
            if sys.stderr is not None:
                raise
            log.warning("the desk could not be opened: %s", error.code)
            from ui.desk.application import try_again

            if not try_again(error.message):
                return REFUSED
