"""A crash of the patient's or the desk's process leaves no picture of its memory."""

import subprocess
import sys

LOOK = """
import ctypes, resource
from kiosk.outside.memory import keep_out_of_cores
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)  # PR_GET_DUMPABLE
keep_out_of_cores()
print(before, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))
"""


def test_no_core_is_written_and_nobody_else_may_look() -> None:
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert told.stdout == "1 0 (0, 0)\n"
