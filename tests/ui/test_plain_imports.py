"""PySide does not read the source of each module that is imported after it."""

import subprocess
import sys

import pytest

LOOK = """
import builtins
pythons_own = builtins.__import__
import {module}
print(builtins.__import__ is pythons_own)
"""


@pytest.mark.parametrize("module", ["kiosk.app.patient", "kiosk.app.desk"])
def test_python_imports_as_it_always_does(module: str) -> None:
    look = LOOK.format(module=module)
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"
