"""What a process holds in memory stays there: no core file when it crashes, no look into it.

A core of the patient's or the desk's process would hold answers and keys. Linux: core files off,
and not dumpable, so that another program of the same user cannot read the memory either (prctl(2),
PR_SET_DUMPABLE). Elsewhere only what the system offers of it; Windows writes crash dumps as IT set
it (Windows Error Reporting), which this program does not change.
"""

import ctypes
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def keep_out_of_cores() -> None:
    """Have the system keep nothing of this process's memory."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # Windows has none

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
