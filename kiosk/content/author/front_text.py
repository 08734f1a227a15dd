"""Sets single keys in the text of pack.toml; comments and order stay as their author left them."""

import json
import re


def with_value(text: str, key: str, value: str) -> str:
    """Return TOML text with a key of its top table set; one that is not there follows `state`."""
    table = re.search(r"^\[", text, re.MULTILINE)
    at = table.start() if table else len(text)
    top, tables = text[:at], text[at:]
    line = f"{key} = {json.dumps(value, ensure_ascii=False)}"
    found = re.compile(rf'^{key}\s*=\s*("(?:[^"\\]|\\.)*"|\'[^\']*\')', re.MULTILINE)
    if found.search(top):
        top = found.sub(lambda _match: line, top, count=1)
    else:
        top = re.sub(r"(?m)^(state\s*=.*)$", lambda state: f"{state[1]}\n{line}", top, count=1)
    return top + tables
