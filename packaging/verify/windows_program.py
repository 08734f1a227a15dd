"""Tries the frozen program for Windows under Wine: what IT types, the registry, a whole visit.

As root, after `make packages-windows`: PYTHONPATH=.:packaging python -m verify.windows_program
"""

import json
import shutil
from pathlib import Path
from typing import Any

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from verify.findings import Findings
from verify.windows_screen import visit_on_screen
from windows.fetch_python import VERSION as PYTHON
from windows.wine import Wine, wine

PROGRAM = Path("build/frozen-windows/intake-kiosk")
SEEN = Path("build/verify/windows-program")
_VAULT = "WinVaultKeyring"
_POLICY = r"HKLM\Software\Policies\Intake Kiosk"
_INSTALLER = r"HKLM\Software\Intake Kiosk"


def main() -> None:
    """Go through all of it in one fresh system."""
    findings = Findings("The program for Windows under Wine")
    folder = Path("build/verify/windows-system").resolve()
    with wine(folder, {"program": PROGRAM.resolve()}) as windows:
        commands(windows, findings)
        places(windows, findings)
        policy(windows, findings)
        keyring(windows, findings)
        visit(windows, findings)
        visit_on_screen(windows, findings)
    findings.end(Path("build/verify/windows_program.md"))


def kiosk(windows: Wine, *arguments: str, program: str = "kiosk") -> tuple[int, str, str]:
    """Run the program; return its exit code, what it said, and what it complained of."""
    done = windows.run(rf"Z:\program\{program}.exe", *arguments)
    return done.returncode, done.stdout, done.stderr


def told(windows: Wine, *arguments: str, program: str = "kiosk") -> Any:
    """Return what a command tells as JSON."""
    return json.loads(kiosk(windows, *arguments, "--json", program=program)[1])


def commands(windows: Wine, findings: Findings) -> None:
    """Look at output and exit codes, of the program with a console and of the one without."""
    for program in ("kiosk", "kioskw"):
        code, said, _ = kiosk(windows, "--version", program=program)
        right = (code, said.strip()) == (0, f"kiosk {VERSION}")
        findings.row(f"{program} --version", holds=right, saw=said.strip())
        code, _, complained = kiosk(windows, "nonsense", program=program)
        right = code == 2 and "invalid choice: 'nonsense'" in complained  # noqa: PLR2004 usage
        findings.row(f"{program} says that it does not know a command", holds=right)
    code, said, complained = kiosk(windows, "doctor")
    right = code == 1 and "×" in said and not complained
    findings.row("doctor writes every sign into a pipe", holds=right, saw=complained.strip())
    versions = told(windows, "doctor")["versions"]
    saw = ", ".join(f"{name} {version}" for name, version in versions.items())
    findings.row("it is the Python that was fetched", holds=versions["Python"] == PYTHON, saw=saw)
    unsent = told(windows, "unsent", program="kioskw")
    findings.row("kioskw answers through a pipe", holds=unsent["unsent"] == 0, saw=str(unsent))


def places(windows: Wine, findings: Findings) -> None:
    """Look where the home is, before and after the installer says that this is a tablet."""
    for role, place in (("", r"AppData\Local"), ("kiosk", "ProgramData"), ("desk", "AppData")):
        if role:
            windows.run("reg", "add", _INSTALLER, "/v", "Role", "/d", role, "/f")
        _, _, complained = kiosk(windows, "status")
        home = complained.partition(": ")[2].partition(": no device")[0]
        right = place in home and home.endswith(r"\Intake Kiosk")
        findings.row(f"the home of a machine of role “{role}”", holds=right, saw=home)


def policy(windows: Wine, findings: Findings) -> None:
    """Look whether what Group Policy writes counts, and a wrong value is told."""
    laid = {"clinic_name": "Clínica “Ñandú” — Süd", "theme": "pink"}
    for key, value in laid.items():
        windows.run("reg", "add", _POLICY, "/v", key, "/d", value, "/f")
    minutes = ("desk_lock_minutes", "/t", "REG_DWORD", "/d", "3")
    windows.run("reg", "add", _POLICY, "/v", *minutes, "/f")
    shown = told(windows, "status", "--policy")
    found = {each["key"]: each for each in shown["settings"]}
    name, theme, lock = (found[key] for key in (*laid, "desk_lock_minutes"))
    right = name["value"] == f'"{laid["clinic_name"]}"' and name["source"] == "policy"
    findings.row("a word of the registry counts, in any script", holds=right, saw=name["value"])
    findings.row("a number of the registry counts", holds=lock["value"] == "3.0")
    right = theme["source"] == "default" and "pink" in str(shown["problems"])
    findings.row("a wrong value is told, and the default used", holds=right)
    windows.run("reg", "delete", _POLICY, "/f")


def keyring(windows: Wine, findings: Findings) -> None:
    """Look whether Windows' own credentials keep a key from one process to the next."""
    call = r"Z:\program\kioskw.exe -m kiosk.outside.keyring_call {} trial tablet"
    asked = [call.format("get"), "echo secret| " + call.format("set"), call.format("get")]
    answers = [windows.run("cmd", "/c", each).stdout for each in (*asked, call.format("delete"))]
    before, _, after, gone = map(json.loads, answers)
    findings.row("the keyring is that of Windows", holds=_VAULT in before["backend"])
    right = (before["state"], after["item"].strip(), gone["state"]) == (
        "absent",
        "secret",
        "absent",
    )
    findings.row("it keeps a key from one process to the next, and lets it go", holds=right)


def visit(windows: Wine, findings: Findings) -> None:
    """Play the scripted visit: a tablet, its courier, an inbox and a desk that signs off."""
    code, said, complained = kiosk(windows, "demo", "--offscreen", "--keep", r"C:\demo")
    saw = " ".join(said.split()) if code == 0 else complained.strip().rpartition("\n")[2]
    tried = "a whole visit, sealed, sent, opened at a desk and signed off"
    findings.row(tried, holds=code == 0, saw=f"{saw}; look at {SEEN}")
    shutil.rmtree(SEEN, ignore_errors=True)
    shutil.copytree(windows.chroot.folder / "build/walkthrough", SEEN)
    unsent = told(windows, "unsent", "--home", r"C:\demo")
    findings.row("nothing waits to be sent", holds=unsent["unsent"] == 0)
    status = told(windows, "status", "--home", r"C:\demo")
    findings.row("the tablet counts what it sent", holds=status["delivered"] > 0)


if __name__ == "__main__":
    main()
