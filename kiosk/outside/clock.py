"""The clock of the machine."""

from datetime import datetime


class SystemClock:
    """Tells the machine's local time."""

    def now(self) -> datetime:
        """Return the local time with its offset from UTC."""
        return datetime.now().astimezone()
