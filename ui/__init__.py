"""Everything Qt: the patient's screens (Qt Quick) and the desk (Qt Widgets).

PySide puts a function of its own in the place of Python's import. It reads the source of every
module that is imported from then on, to learn whether it asks for PySide's own features, such as
names in snake_case. None of ours does, and a start would take longer.
"""

import builtins

_python_imports = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 it changes import

builtins.__import__ = _python_imports
