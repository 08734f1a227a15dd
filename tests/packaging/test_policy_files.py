"""Schema, Group Policy's files and IT's table say what the settings' model says."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from kiosk.errors import Refused
from kiosk.outside.policy import KEY, registry_policy
from kiosk.outside.pretend import PretendRegistry
from kiosk.settings import SETTINGS, resolve, settings_of

ROOT = Path(__file__).parents[2]
POLICY = ROOT / "packaging/policy"
MADE = (
    "packaging/policy/intake-kiosk.schema.json",
    "packaging/policy/intake-kiosk.admx",
    "packaging/policy/en-US/intake-kiosk.adml",
    "docs/it/settings.md",
)
NAMES = [each.name for each in SETTINGS]
# What Microsoft's schema of these files allows inside each element, in this order.
ALLOWED = {
    "policyDefinitions": ("policyNamespaces", "resources", "supportedOn", "categories", "policies"),
    "policyNamespaces": ("target",), "resources": (), "target": (), "supportedOn": ("definitions",),
    "definitions": ("definition",), "definition": (), "categories": ("category",), "category": (),
    "policies": ("policy",), "parentCategory": (),
    "policy": ("parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"),
    "enabledValue": ("decimal",), "disabledValue": ("decimal",), "decimal": (),
    "elements": ("enum", "decimal", "text", "multiText"), "text": (), "multiText": (),
    "enum": ("item",), "item": ("value",), "value": ("string",), "string": (),
    "policyDefinitionResources": ("displayName", "description", "resources"), "displayName": (),
    "description": (), "stringTable": ("string",), "presentationTable": ("presentation",),
    "presentation": ("decimalTextBox", "textBox", "dropdownList", "multiTextBox"),
    "decimalTextBox": (), "textBox": ("label", "defaultValue"), "label": (), "defaultValue": (),
    "dropdownList": (), "multiTextBox": (),
}  # fmt: skip


def read(name: str) -> ET.Element:
    root = ET.parse(POLICY / name).getroot()
    for each in root.iter():
        each.tag = each.tag.rpartition("}")[2]
    return root


TEMPLATE, WORDS = read("intake-kiosk.admx"), read("en-US/intake-kiosk.adml")
SCHEMA = json.loads((POLICY / "intake-kiosk.schema.json").read_text())


def test_what_is_checked_in_is_what_the_model_says(tmp_path: Path) -> None:
    for file in MADE:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    page = (ROOT / MADE[-1]).read_text()
    (tmp_path / MADE[-1]).write_text(re.sub(r"(?m)^\| `pack`.*\n", "", page))
    subprocess.run([sys.executable, POLICY / "generate.py", tmp_path], check=True, cwd=ROOT)
    for file in MADE:
        assert (tmp_path / file).read_bytes() == (ROOT / file).read_bytes(), "make policy"


@pytest.mark.parametrize("root", [TEMPLATE, WORDS], ids=["admx", "adml"])
def test_elements_stand_where_microsofts_schema_allows_them(root: ET.Element) -> None:
    allowed = ALLOWED | (
        {"resources": ("stringTable", "presentationTable")} if root is WORDS else {}
    )
    for element in root.iter():
        places = [allowed[element.tag].index(child.tag) for child in element]
        assert places == sorted(places), element.tag


def test_every_setting_is_one_policy_under_its_own_name() -> None:
    policies = list(TEMPLATE.iter("policy"))
    assert [policy.get("name") for policy in policies] == NAMES
    for policy in policies:
        named = [each.get("valueName") for each in policy.iter() if each.get("valueName")]
        assert named == [policy.get("name")]
        assert (policy.get("class"), policy.get("key")) == ("Machine", KEY)


def test_every_reference_has_its_words_and_every_element_its_field() -> None:
    text = (POLICY / "intake-kiosk.admx").read_text()
    strings = {each.get("id"): each.text for each in WORDS.iter("string")}
    assert set(re.findall(r"\$\(string\.(\w+)\)", text)) == set(strings)
    assert all(strings.values())
    shown = {
        presentation.get("id"): [field.get("refId") for field in presentation]
        for presentation in WORDS.iter("presentation")
    }
    elements = {
        policy.get("name"): [each.get("id") for part in policy.iter("elements") for each in part]
        for policy in TEMPLATE.iter("policy")
    }
    assert shown == {name: fields for name, fields in elements.items() if fields}
    assert set(re.findall(r"\$\(presentation\.(\w+)\)", text)) == set(shown)


def written_by_windows(policy: ET.Element) -> list[object]:
    """Return values that the editor writes for a policy: switches, choices, ends of a range."""
    written: list[object] = []
    for each in policy.iter():
        match each.tag:
            case "decimal" if each.get("value"):
                written.append(int(each.attrib["value"]))
            case "decimal":
                written += [int(each.attrib["minValue"]), int(each.attrib["maxValue"])]
            case "string":
                written.append(each.text)
            case "text":
                written.append("1.5")
            case "multiText":
                written.append(["audit-c", "dast-10"])
    return written


@pytest.mark.parametrize("policy", [*TEMPLATE.iter("policy")], ids=NAMES)
def test_whatever_the_editor_writes_is_a_setting(policy: ET.Element) -> None:
    values = written_by_windows(policy)
    assert values
    for value in values:
        found = resolve(registry_policy(PretendRegistry({policy.attrib["name"]: value})))
        assert found.wrong == ()


@pytest.mark.parametrize(
    "presentation", [*WORDS.iter("presentation")], ids=lambda each: each.get("id")
)
def test_what_the_editor_offers_first_is_the_default(presentation: ET.Element) -> None:
    default = next(each.default for each in SETTINGS if each.name == presentation.get("id"))
    (field,) = presentation
    if field.tag == "dropdownList":
        item = [*TEMPLATE.iterfind(f".//enum[@id='{field.get('refId')}']/item/value/string")]
        assert item[int(field.attrib["defaultItem"])].text == default
    elif field.tag == "decimalTextBox" and default is not None:
        assert int(field.attrib["defaultValue"]) == default
    elif field.tag == "textBox":
        assert (field.findtext("defaultValue") or "") == str(default)


SAMPLES: dict[str, object] = {
    "pack": "walk", "text_scale": 1.5, "theme": "dark", "instruments": ["audit-c"],
    "consent_interval_days": 90, "full_screen": False, "idle_answer_seconds": 5,
}  # fmt: skip
WRONG: list[dict[str, object]] = [
    {"text_scale": 2.5}, {"text_scale": "big"}, {"theme": "pink"}, {"instruments": [3]},
    {"consent_interval_days": 1.5}, {"consent_interval_days": -1}, {"tpyo": 1},
    {"idle_answer_seconds": 4}, {"desk_lock_minutes": 61}, {"clinic_name": 3},
]  # fmt: skip


def test_schema_and_program_agree_on_what_is_right() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    settings_of(SAMPLES, "settings.toml")
    jsonschema.validate(SAMPLES | {"chart": {"kind": "folder"}}, SCHEMA)
    defaults = {each.name: each.default for each in SETTINGS if each.default is not None}
    jsonschema.validate(json.loads(json.dumps(defaults)), SCHEMA)


@pytest.mark.parametrize("values", WRONG, ids=str)
def test_schema_and_program_agree_on_what_is_wrong(values: dict[str, object]) -> None:
    with pytest.raises(Refused):
        settings_of(values, "settings.toml")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(values, SCHEMA)
