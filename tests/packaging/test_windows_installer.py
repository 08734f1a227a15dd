"""The installer for Windows, as far as its source says: what it refuses, remembers and hides."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath

from kiosk import __version__
from kiosk.cli import _parser
from kiosk.outside.policy import INSTALLER_KEY
from kiosk.record.enrolment import JOINING_FILE
from kiosk.settings import SETTINGS
from windows.files import NAMESPACE, fragment, product_code

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "packaging/windows"
WIX = {"": NAMESPACE}
SOURCE = ET.parse(FOLDER / "intake-kiosk.wxs").getroot()
MENDS = [
    line
    for line in (FOLDER / "mends.sql").read_text(encoding="ascii").splitlines()
    if line and not line.startswith("--")
]
ACTIONS = (FOLDER / "actions.c").read_text(encoding="ascii")

DLL, SET = 1, 51
DEFERRED, COMMIT, SYSTEM, HIDDEN = 1024, 512, 2048, 8192


def inserted(table: str) -> list[tuple[str, ...]]:
    """Return the rows that the mends add to a table, each value as a text."""
    rows = [re.match(rf"INSERT INTO `{table}` \(.*?\) VALUES \((.*)\)$", line) for line in MENDS]
    found = [re.findall(r"'([^']*)'|(-?\d+)", row[1]) for row in rows if row]
    return [tuple(text or number for text, number in row) for row in found]


TYPES = {action: int(kind) for action, kind, *_ in inserted("CustomAction")}
CONDITIONS = {row[0]: row[1] for row in inserted("InstallExecuteSequence") if len(row) == 3}
PLACES = {row[0]: int(row[-1]) for row in inserted("InstallExecuteSequence")}


def public_properties() -> set[str]:
    (line,) = [line for line in MENDS if "SecureCustomProperties" in line]
    return set(re.findall(r"[A-Z_]{4,}", line.split("'")[1]))


def test_the_upgrade_code_is_the_one_that_every_version_has() -> None:
    product = SOURCE.find("Product", WIX)
    assert product is not None
    assert product.attrib["UpgradeCode"] == "C8815607-1BE1-4602-96EC-00F5063CEFCA"


def test_the_version_is_the_programs_and_windows_knows_such_numbers() -> None:
    assert 'Version="$(var.Version)"' in (FOLDER / "intake-kiosk.wxs").read_text()
    build = (FOLDER / "build-msi").read_text()
    assert "kiosk/__init__.py" in build
    assert re.fullmatch(r"\d{1,3}\.\d{1,3}\.\d{1,5}", __version__)


def test_each_version_is_a_product_and_the_same_one_is_the_same() -> None:
    assert product_code("0.1.0") == product_code("0.1.0")
    assert product_code("0.1.0") != product_code("0.1.1")


def test_a_file_is_the_same_component_in_each_version_wherever_it_was_built() -> None:
    files = [PurePosixPath(name) for name in ("kiosk.exe", "_internal/ui/a.qml", "_internal/b.dll")]
    first, later = fragment(files, Path("/here")), fragment([*files, PurePosixPath("c")], Path("/"))

    def components(root: ET.Element) -> dict[str, str]:
        return {c.attrib["Id"]: c.attrib["Guid"] for c in root.iter("Component")}

    assert components(first).items() < components(later).items()
    assert len(set(components(later).values())) == 4
    assert [d.attrib["Name"] for d in first.iter("Directory")] == ["_internal", "ui"]
    assert {c.attrib["Id"] for c in first.iter("ComponentRef")} == set(components(first))


def test_what_the_inbox_was_told_is_where_the_program_looks() -> None:
    (value,) = SOURCE.iterfind(".//Component[@Id='Inbox']/RegistryValue", WIX)
    assert (value.attrib["Root"], value.attrib["Key"]) == ("HKLM", INSTALLER_KEY)
    assert value.attrib["Value"] == "[SERVERURL]"
    assert value.attrib["Name"] in {each.name for each in SETTINGS}
    searched = {
        each.attrib["Id"]: (each.attrib["Key"], each.attrib["Name"])
        for each in SOURCE.iterfind(".//RegistrySearch", WIX)
    }
    assert searched["ToldServerUrl"] == (INSTALLER_KEY, "inbox")


def test_a_command_line_goes_before_what_was_told_earlier() -> None:
    assert CONDITIONS["RememberRole"] == "TOLDROLE AND NOT ROLE"
    assert CONDITIONS["RememberServerUrl"] == "TOLDSERVERURL AND NOT SERVERURL"
    first, default = PLACES["RememberRole"], PLACES["DefaultRole"]
    assert 50 < first < default < 100  # after the search, before the conditions
    assert {"ROLE", "SERVERURL", "ENROLTOKEN", "ROOTKEY", "DEVICENAME"} <= public_properties()
    assert "FORCEREMOVE" in public_properties()


def test_an_unknown_role_is_refused_by_name() -> None:
    said = {row[0]: row[1] for row in inserted("LaunchCondition")}
    assert "ROLE=kiosk" in said['Installed OR ROLE="kiosk" OR ROLE="desk"']


def test_the_token_is_in_no_log_and_in_no_registry() -> None:
    (hidden,) = [value for name, value in inserted("Property") if name == "MsiHiddenProperties"]
    told = next(target for action, _, _, target in inserted("CustomAction") if "ENROL" in target)
    carrier = next(row for row in inserted("CustomAction") if row[3] == told)
    assert {"ENROLTOKEN", carrier[2]} <= set(hidden.split(";"))
    assert TYPES[carrier[0]] & HIDDEN
    assert TYPES["PrepareDevice"] & HIDDEN
    values = [each.attrib["Value"] for each in SOURCE.iterfind(".//RegistryValue", WIX)]
    assert not [value for value in values if "TOKEN" in value or "ROOTKEY" in value]


def test_nothing_is_asked_of_the_program_that_it_does_not_know() -> None:
    for words in ("visiting", "unsent --every-home", "rescue folder"):
        assert f'L"{words.removesuffix("folder")}' in ACTIONS
        assert callable(_parser(words.split()[0]).parse_args(words.split()).command)
    words = 'device prepare tablet-7 --root-key "x"'
    assert "device prepare" in ACTIONS
    assert "--root-key" in ACTIONS
    assert callable(_parser("device").parse_args(words.split()).command)
    assert JOINING_FILE not in ACTIONS  # where the token lies is the program's to say


def test_every_action_is_one_that_the_library_has() -> None:
    exported = set(re.findall(r"__stdcall (\w+)\(", ACTIONS))
    called = {row[3] for row in inserted("CustomAction") if int(row[1]) & 0x3F == DLL}
    assert called == exported
    assert {kind & 0x3F for kind in TYPES.values()} == {DLL, SET}


def test_it_asks_before_anything_is_changed_and_as_whoever_called_it() -> None:
    for name in ("RefuseWhileVisiting", "RefuseWhileUnsent", "RescueUnsent"):
        assert TYPES[name] == DLL  # and it must end well: no 64
        assert 1400 < PLACES[name] < 1500  # REMOVE is known, and nothing has begun
    assert PLACES["RefuseWhileVisiting"] < PLACES["RefuseWhileUnsent"] < PLACES["RescueUnsent"]


def test_a_removal_is_refused_and_an_update_is_not_but_for_a_visit() -> None:
    unsent, rescue = CONDITIONS["RefuseWhileUnsent"], CONDITIONS["RescueUnsent"]
    assert unsent == 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE AND NOT FORCEREMOVE'
    assert rescue == 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE AND FORCEREMOVE'
    visiting = CONDITIONS["RefuseWhileVisiting"]
    assert "WIX_UPGRADE_DETECTED" in visiting
    assert "NOT UPGRADINGPRODUCTCODE" in visiting


def test_what_changes_the_machine_runs_as_the_system_in_its_turn() -> None:
    for name in ("PrepareDevice", "EndScreens", "RestartScreens"):
        assert TYPES[name] & (DEFERRED | SYSTEM) == DEFERRED | SYSTEM
    assert TYPES["RestartScreens"] & COMMIT
    assert PLACES["EndScreens"] < 2600
    assert PLACES["PrepareDevice"] > 5000  # the files are there, and the inbox's address


def test_the_earlier_version_goes_within_the_same_transaction() -> None:
    (mend,) = [line for line in MENDS if "RemoveExistingProducts" in line]
    assert "`Sequence`=1501" in mend  # right after InstallInitialize


def test_an_update_brings_every_file_also_those_whose_version_did_not_change() -> None:
    """Windows decides what is newer before the earlier version is removed, and wixl tells none."""
    assert ("REINSTALLMODE", "amus") in inserted("Property")


def test_the_data_stays_and_is_not_everybodys() -> None:
    assert any("`Attributes`=272 WHERE `Component`='Data'" in line for line in MENDS)
    ((_, place, table, rights),) = inserted("MsiLockPermissionsEx")
    assert (place, table) == ("DATADIR", "CreateFolder")
    assert rights.startswith("D:P")  # nothing is inherited
    assert set(re.findall(r";;;(\w\w)\)", rights)) == {"SY", "BA", "BU"}
    (folder,) = SOURCE.iterfind(".//Directory[@Id='CommonAppDataFolder']/Directory", WIX)
    assert folder.attrib["Name"] == "Intake Kiosk"


WORKFLOW = (ROOT / ".github/workflows/windows-release.yml").read_text()


def test_the_release_runs_nothing_that_is_not_pinned_and_may_do_nothing_by_default() -> None:
    actions = re.findall(r"uses: (\S+) *(.*)", WORKFLOW)
    assert len(actions) > 5
    for action, told in actions:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r"# v\d+\.\d+\.\d+", told)  # for whoever reads it
    assert "\npermissions: {}\n" in WORKFLOW
    assert set(re.findall(r"^      ([\w-]+: (?:read|write))\b", WORKFLOW, re.MULTILINE)) == {
        "contents: read",
        "id-token: write",
    }
    assert "secrets." not in WORKFLOW


def test_the_release_says_that_it_was_never_run_and_what_it_calls_is_there() -> None:
    assert "THIS WAS NEVER RUN" in WORKFLOW.partition("name:")[0]
    called = set(re.findall(r"packaging[\\/][\w\\/.-]+", WORKFLOW))
    assert len(called) > 3
    for each in called:
        assert (ROOT / each.replace("\\", "/")).exists(), each
