"""Whether there is a screen to show windows on."""

import os
import sys


def has_display() -> bool:
    """Tell whether windows can be shown; on Linux a display or a Wayland socket says so."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
