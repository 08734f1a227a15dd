"""What locks a Windows tablet down: the two files as Microsoft's schemas want them, and our paths.

https://learn.microsoft.com/windows/configuration/shell-launcher/xsd ·
https://learn.microsoft.com/windows/configuration/assigned-access/xsd
"""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "packaging/windows/lock-down"
SHELL, SHELL_V2 = (
    f"{{http://schemas.microsoft.com/ShellLauncher/{year}/Configuration}}" for year in (2018, 2019)
)
ACCESS, RS5, V5 = (
    f"{{http://schemas.microsoft.com/AssignedAccess/{name}/config}}"
    for name in ("2017", "201810", "2022")
)
# What may stand in each element, in this order; and its attributes, those that it must have first.
LAUNCHER = {
    "ShellLauncherConfiguration": (("Profiles", "Configs"), ()),
    "Profiles": (("DefaultProfile", "Profile"), ()),
    "DefaultProfile": (("Shell",), ()),
    "Profile": (("Shell",), ("Id", "Name")),  # with Id alone, and empty, in a Config
    "Shell": (("DefaultAction",), ("Shell", f"{SHELL_V2}AppType", f"{SHELL_V2}AllAppsFullScreen")),
    "DefaultAction": ((), ("Action",)),
    "Configs": (("Config",), ()),
    "Config": (("AutoLogonAccount", "Profile"), ()),
    "AutoLogonAccount": ((), ()),
}
RESTRICTED = {
    "AssignedAccessConfiguration": (("Profiles", "Configs"), ()),
    "Profiles": (("Profile",), ()),
    "Profile": (
        (
            "AllAppsList",
            f"{RS5}FileExplorerNamespaceRestrictions",
            "StartLayout",
            f"{V5}StartPins",
            "Taskbar",
        ),
        ("Id", "Name"),
    ),
    "AllAppsList": (("AllowedApps",), ()),
    "AllowedApps": (("App",), ()),
    "App": ((), ("DesktopAppPath", f"{RS5}AutoLaunch", f"{RS5}AutoLaunchArguments")),
    f"{RS5}FileExplorerNamespaceRestrictions": ((), ()),
    "StartLayout": ((), ()),
    f"{V5}StartPins": ((), ()),
    "Taskbar": ((), ("ShowTaskbar",)),
    "Configs": (("Config",), ()),
    "Config": (("AutoLogonAccount", "DefaultProfile"), ()),
    "AutoLogonAccount": ((), (f"{RS5}DisplayName",)),
    "DefaultProfile": ((), ("Id",)),
}


def read(name: str, namespace: str) -> ET.Element:
    root = ET.parse(FOLDER / name).getroot()
    assert root.tag.startswith(namespace)
    for each in root.iter():
        each.tag = each.tag.removeprefix(namespace)
    return root


KIOSK, DESKTOP = read("shell-launcher.xml", SHELL), read("assigned-access.xml", ACCESS)


@pytest.mark.parametrize(
    ("root", "schema"), [(KIOSK, LAUNCHER), (DESKTOP, RESTRICTED)], ids=["shell", "access"]
)
def test_elements_stand_where_microsofts_schema_allows_them(root: ET.Element, schema) -> None:
    for element in root.iter():
        children, attributes = schema[element.tag]
        places = [children.index(child.tag) for child in element]
        assert places == sorted(places), element.tag
        assert set(element.attrib) <= set(attributes), element.tag


@pytest.mark.parametrize("root", [KIOSK, DESKTOP], ids=["shell", "access"])
def test_the_account_that_windows_signs_in_has_the_one_profile(root: ET.Element) -> None:
    (profile,) = root.iterfind("Profiles/Profile")
    assert re.fullmatch(r"\{[0-9A-F]{8}-([0-9A-F]{4}-){3}[0-9A-F]{12}\}", profile.attrib["Id"])
    (config,) = root.iterfind("Configs/Config")
    account, given = config
    assert account.tag == "AutoLogonAccount"
    assert given.attrib["Id"] == profile.attrib["Id"]


def installed_program() -> str:
    """Return the patient's program as the installer lays it down, from its own source."""
    source = ET.parse(ROOT / "packaging/windows/intake-kiosk.wxs").getroot()
    wix = {"": "http://schemas.microsoft.com/wix/2006/wi"}
    (folder,) = source.iterfind(".//Directory[@Id='ProgramFiles64Folder']/Directory", wix)
    (entry,) = source.iterfind(".//Shortcut[@Id='TabletEntry']", wix)
    assert entry.attrib["Arguments"] == "patient"
    program = entry.attrib["Target"].removeprefix("[INSTALLDIR]")
    return rf"%ProgramFiles%\{folder.attrib['Name']}\{program}"


def test_the_shell_is_the_patients_screens_and_starts_anew_whatever_ends_it() -> None:
    shell = KIOSK.find("Profiles/Profile/Shell")
    assert shell is not None
    assert shell.attrib["Shell"] == f"{installed_program()} patient"
    assert shell.attrib[f"{SHELL_V2}AppType"] == "Desktop"
    assert shell.attrib[f"{SHELL_V2}AllAppsFullScreen"] == "true"
    (action,) = shell
    assert action.attrib["Action"] == "RestartShell"


def test_administrators_keep_their_desktop() -> None:
    shell = KIOSK.find("Profiles/DefaultProfile/Shell")
    assert shell is not None
    assert shell.attrib == {"Shell": r"%SystemRoot%\explorer.exe"}


def test_on_pro_nothing_else_may_run_and_it_starts_by_itself() -> None:
    (app,) = DESKTOP.iterfind(".//App")
    assert app.attrib == {
        "DesktopAppPath": installed_program(),
        f"{RS5}AutoLaunch": "true",
        f"{RS5}AutoLaunchArguments": "patient",
    }


def test_the_start_menu_on_pro_has_the_entry_that_the_installer_makes() -> None:
    wix = {"": "http://schemas.microsoft.com/wix/2006/wi"}
    source = ET.parse(ROOT / "packaging/windows/intake-kiosk.wxs").getroot()
    (entry,) = source.iterfind(".//Shortcut[@Id='TabletEntry']", wix)
    link = rf"%ALLUSERSPROFILE%\Microsoft\Windows\Start Menu\Programs\{entry.attrib['Name']}.lnk"
    tiles = ET.fromstring(DESKTOP.findtext(".//StartLayout") or "").iter()
    assert [t.attrib["DesktopApplicationLinkPath"] for t in tiles if "Column" in t.attrib] == [link]
    pins = json.loads(DESKTOP.findtext(f".//{V5}StartPins") or "")
    assert pins == {"pinnedList": [{"desktopAppLink": link}]}


def test_the_script_knows_both_files_and_says_that_it_was_not_run() -> None:
    script = (FOLDER / "lock-down.ps1").read_text(encoding="ascii")
    assert set(re.findall(r"[\w-]+\.xml", script)) == {f.name for f in FOLDER.glob("*.xml")}
    assert "never run on a Windows" in script
    assert r"Intake Kiosk\kioskw.exe" in script
