"""Writes what the settings' one model says: a JSON schema, Group Policy's files, IT's table.

    python packaging/policy/generate.py [PROJECT]

Into packaging/policy of this project, or of a copy: intake-kiosk.schema.json (JSON Schema
2020-12), intake-kiosk.admx and en-US/intake-kiosk.adml; and into docs/it/settings.md the table.
https://learn.microsoft.com/previous-versions/windows/desktop/policy/admx-schema
"""

import json
import math
import sys
import xml.etree.ElementTree as ET
from dataclasses import Field
from pathlib import Path
from typing import Any, cast, get_args

from kiosk.outside.policy import KEY
from kiosk.settings import SETTINGS, shown
from kiosk.settings.source import SECTIONS

NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_REVISION = {"revision": "1.0", "schemaVersion": "1.0"}
_CATEGORY, _SUPPORTED = "IntakeKiosk", "SUPPORTED_IntakeKiosk"
_LONGEST = 2_000  # characters of a text
_GREATEST = 2**31 - 1  # where the model sets no upper bound

_BEGIN, _END = "<!-- made by packaging/policy/generate.py -->\n", "<!-- until here -->\n"

Setting = Field[Any]


def main(project: Path) -> None:
    """Write every file of a project that follows from the model."""
    folder, page = project / "packaging/policy", project / "docs/it/settings.md"
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    (folder / "intake-kiosk.schema.json").write_text(schema, encoding="utf-8")
    _write_xml(folder / "intake-kiosk.admx", admx())
    _write_xml(folder / "en-US/intake-kiosk.adml", adml())
    before, rest = page.read_text(encoding="utf-8").split(_BEGIN)
    after = rest.partition(_END)[2]
    page.write_text(f"{before}{_BEGIN}{table()}{_END}{after}", encoding="utf-8")


# What kind of value a setting is.


def _choices(setting: Setting) -> tuple[str, ...]:
    """Return what may be chosen; empty: anything."""
    literal = getattr(setting.type, "__origin__", None) is not tuple
    return tuple(v for v in get_args(setting.type) if isinstance(v, str)) if literal else ()


def _in_whole_numbers(setting: Setting) -> bool:
    """Tell whether Group Policy's numbers, which have no fractions, will do."""
    seconds = setting.name.endswith(("_seconds", "_minutes", "_days"))
    return setting.type in (float, int | None) and seconds


def _bounds(setting: Setting) -> tuple[float, float]:
    return setting.metadata["least"], setting.metadata["most"]


# JSON Schema


def json_schema() -> dict[str, object]:
    """Return the schema of settings.toml and of a policy's files."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Intake Kiosk: settings.toml, and the policy's files on Linux",
        "type": "object",
        "properties": {each.name: _property(each) for each in SETTINGS} | _sections(),
        "additionalProperties": False,
    }


def _sections() -> dict[str, object]:
    """Return the sections that are checked where they are used."""
    words = "A section, in settings.toml alone; the program checks it where it is used."
    return {name: {"description": words, "type": "object"} for name in sorted(SECTIONS)}


def _property(setting: Setting) -> dict[str, object]:
    said: dict[str, object] = {"description": setting.metadata["words"], **_type(setting)}
    if setting.default is not None:
        said["default"] = setting.default
    return said


def _type(setting: Setting) -> dict[str, object]:
    if choices := _choices(setting):
        return {"enum": list(choices)}
    if setting.type is bool:
        return {"type": "boolean"}
    if setting.type is str:
        return {"type": "string"}
    if setting.type in (float, int | None):
        least, most = _bounds(setting)
        kind: dict[str, object] = {"type": "number" if setting.type is float else "integer"}
        return kind | {"minimum": least} | ({} if most == math.inf else {"maximum": most})
    return {"type": "array", "items": {"type": "string"}}


# Group Policy: what is set where, and the words of it


def admx() -> ET.Element:
    """Return the administrative template."""
    root = ET.Element("policyDefinitions", {"xmlns": NAMESPACE, **_REVISION})
    spaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(spaces, "target", prefix="intakekiosk", namespace="IntakeKiosk.Policies")
    ET.SubElement(root, "resources", minRequiredRevision="1.0")
    definitions = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(definitions, "definition", name=_SUPPORTED, displayName=_string(_SUPPORTED))
    categories = ET.SubElement(root, "categories")
    ET.SubElement(categories, "category", name=_CATEGORY, displayName=_string(_CATEGORY))
    policies = ET.SubElement(root, "policies")
    for each in SETTINGS:
        _add_policy(policies, each)
    return root


def _add_policy(policies: ET.Element, setting: Setting) -> None:
    name, switch = setting.name, setting.type is bool
    attributes = {
        "name": name,
        "class": "Machine",
        "displayName": _string(name),
        "explainText": _string(f"{name}_explain"),
        "key": KEY,
    }
    how = {"valueName": name} if switch else {"presentation": f"$(presentation.{name})"}
    policy = ET.SubElement(policies, "policy", attributes | how)
    ET.SubElement(policy, "parentCategory", ref=_CATEGORY)
    ET.SubElement(policy, "supportedOn", ref=_SUPPORTED)
    if switch:
        ET.SubElement(ET.SubElement(policy, "enabledValue"), "decimal", value="1")
        ET.SubElement(ET.SubElement(policy, "disabledValue"), "decimal", value="0")
    else:
        _add_element(ET.SubElement(policy, "elements"), setting)


def _add_element(elements: ET.Element, setting: Setting) -> None:
    said = {"id": setting.name, "valueName": setting.name, "required": "true"}
    if choices := _choices(setting):
        enum = ET.SubElement(elements, "enum", said)
        for choice in choices:
            item = ET.SubElement(enum, "item", displayName=_string(f"{setting.name}_{choice}"))
            ET.SubElement(ET.SubElement(item, "value"), "string").text = choice
    elif _in_whole_numbers(setting):
        least, most = _bounds(setting)
        limits = {"minValue": math.ceil(least), "maxValue": int(min(most, _GREATEST))}
        ET.SubElement(elements, "decimal", said | {k: str(v) for k, v in limits.items()})
    elif setting.type in (str, float):
        ET.SubElement(elements, "text", said | {"maxLength": str(_LONGEST)})
    else:
        ET.SubElement(elements, "multiText", said | {"maxLength": str(_LONGEST)})


def adml() -> ET.Element:
    """Return the template's words in English."""
    root = ET.Element("policyDefinitionResources", {"xmlns": NAMESPACE, **_REVISION})
    ET.SubElement(root, "displayName").text = "Intake Kiosk"
    ET.SubElement(root, "description").text = "Settings of the clinic's tablets and desks"
    resources = ET.SubElement(root, "resources")
    strings = ET.SubElement(resources, "stringTable")
    for name, words in _strings().items():
        ET.SubElement(strings, "string", id=name).text = words
    presentations = ET.SubElement(resources, "presentationTable")
    for each in SETTINGS:
        if each.type is not bool:
            _add_presentation(ET.SubElement(presentations, "presentation", id=each.name), each)
    return root


def _strings() -> dict[str, str]:
    words = {_CATEGORY: "Intake Kiosk", _SUPPORTED: "Intake Kiosk, on Windows 10 and later"}
    for each in SETTINGS:
        words[each.name] = _title(each)
        words[f"{each.name}_explain"] = _explained(each)
        words |= {f"{each.name}_{choice}": choice for choice in _choices(each)}
    return words


def _explained(setting: Setting) -> str:
    off = (
        "Enabled is true, disabled is false."
        if setting.type is bool
        else "Disabled is as not configured: what the machine itself is set to counts."
    )
    lines = (setting.metadata["words"], f"{_allowed(setting)} Default: {shown(setting.default)}.")
    return "\n\n".join((*lines, f"{off} In settings.toml: {setting.name}."))


def _add_presentation(presentation: ET.Element, setting: Setting) -> None:
    reference = {"refId": setting.name}
    if choices := _choices(setting):
        default = {"noSort": "true", "defaultItem": str(choices.index(setting.default))}
        ET.SubElement(presentation, "dropdownList", reference | default).text = _title(setting)
    elif _in_whole_numbers(setting):
        first = setting.default or math.ceil(_bounds(setting)[0])
        default = {"defaultValue": str(int(cast("float", first)))}
        ET.SubElement(presentation, "decimalTextBox", reference | default).text = _title(setting)
    elif setting.type in (str, float):
        box = ET.SubElement(presentation, "textBox", reference)
        ET.SubElement(box, "label").text = _title(setting)
        if setting.default != "":
            ET.SubElement(box, "defaultValue").text = str(setting.default)
    else:
        ET.SubElement(presentation, "multiTextBox", reference).text = _title(setting)


def _title(setting: Setting) -> str:
    return setting.name.replace("_", " ").capitalize()


def _string(name: str) -> str:
    return f"$(string.{name})"


def _write_xml(file: Path, root: ET.Element) -> None:
    """Write lines as Windows ends them."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    said = f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
    file.write_text(said, encoding="utf-8", newline="\r\n")


# The manual


def table() -> str:
    """Return every setting as a table in Markdown."""
    rows = "".join(f"| `{s.name}` | {_default(s)} | {_row_words(s)} |\n" for s in SETTINGS)
    return f"| key | default | |\n|---|---|---|\n{rows}"


def _default(setting: Setting) -> str:
    return "" if setting.default in ("", (), None) else f"`{shown(setting.default)}`"


def _row_words(setting: Setting) -> str:
    plain = setting.type in (bool, str)
    return f"{setting.metadata['words']}{'' if plain else f' {_allowed(setting)}'}"


def _allowed(setting: Setting) -> str:
    if choices := _choices(setting):
        return f"One of {', '.join(choices)}."
    if setting.type is bool:
        return "True or false."
    if setting.type in (float, int | None):
        least, most = _bounds(setting)
        lower = f"at least {least:g}" if least == 0 or least >= 1 else "more than 0"
        upper = "" if most == math.inf else f", at most {most:g}"
        return f"A {'whole ' if setting.type is not float else ''}number, {lower}{upper}."
    return "A text." if setting.type is str else "A list of names."


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[2])
