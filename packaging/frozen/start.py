"""What the frozen program starts with: the command line, or one of our own child processes.

A frozen program is no Python: `-m MODULE` works for the modules named here and for no other.
"""

import runpy
import sys
from typing import Final

CHILDREN: Final = frozenset(
    {
        "kiosk",
        "kiosk.outside.keyring_call",
        "kiosk.app.walkthrough.patient",
        "kiosk.app.walkthrough.desk",
    }
)


def main() -> None:
    """Run what the arguments name."""
    match sys.argv[1:]:
        case ["-m", module, *arguments] if module in CHILDREN:
            sys.argv = [module, *arguments]
            runpy.run_module(module, run_name="__main__")
        case _:
            runpy.run_module("kiosk", run_name="__main__")


if __name__ == "__main__":
    main()
