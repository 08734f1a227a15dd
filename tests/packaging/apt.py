"""apt as a tablet has it, in a folder of its own; keys and packages to be thrown away."""

import re
import shutil
import subprocess
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/packages.md"
SOURCES = re.findall(r"```\n(Types: deb\n.*?)```", PAGE.read_text(), re.DOTALL)[0]
_ADDRESS = "https://packages.clinic.example/intake-kiosk"
_TRUSTED = "/etc/apt/keyrings/intake-kiosk.asc"


class Apt:
    """A machine that follows one repository, with the source that our page tells IT to write."""

    def __init__(self, folder: Path, repository: Path, key: Path) -> None:
        self._folder = folder
        self._repository = repository
        self._key = folder / "intake-kiosk.asc"
        for name in ("state/lists/partial", "cache/archives/partial", "etc/trusted.gpg.d", "here"):
            (folder / name).mkdir(parents=True)
        shutil.copy(key, self._key)
        (folder / "status").touch()
        (folder / "apt.conf").write_text(
            f'Dir::State "{folder}/state"; Dir::State::status "{folder}/status";\n'
            f'Dir::Cache "{folder}/cache"; Dir::Etc "{folder}/etc"; Dir::Etc::parts "-";\n'
            f'Dir::Etc::sourcelist "{folder}/intake-kiosk.sources"; Dir::Etc::sourceparts "-";\n'
            'APT::Architecture "amd64"; APT::Sandbox::User "root"; Dir::Log "/dev/null";\n'
        )
        self.follows(SOURCES)

    def follows(self, sources: str) -> None:
        """Write down what it follows: the page's words, with the true places."""
        assert _ADDRESS in sources
        assert _TRUSTED in sources
        here = sources.replace(_ADDRESS, f"file:{self._repository}").replace(
            _TRUSTED, str(self._key)
        )
        (self._folder / "intake-kiosk.sources").write_text(here)

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["apt-get", "-q", *arguments], check=False, capture_output=True, text=True,
            cwd=self._folder / "here",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "APT_CONFIG": f"{self._folder}/apt.conf"},
        )  # fmt: skip

    def would_install(self, version: str = "") -> dict[str, str]:
        """Return what an installation of both would bring, by version."""
        both = ("intake-kiosk", "intake-kiosk-session")
        named = [f"{name}={version}" if version else name for name in both]
        told = self.run("install", "--simulate", *named).stdout
        return dict(re.findall(r"(?m)^Inst (\S+) \((\S+) ", told))

    def has_fetched(self, name: str) -> bool:
        return bool([*(self._folder / "here").glob(f"{name}_*.deb")])


def key_in(home: Path, name: str) -> str:
    """Make a key in gpg's home; return its fingerprint."""
    made = ["gpg", "--batch", "--homedir", str(home), "--status-fd", "1", "--passphrase", ""]
    made += ["--quick-gen-key", f"{name} <{name}@clinic.example>", "ed25519", "sign", "never"]
    told = subprocess.run(made, check=True, capture_output=True, text=True).stdout
    return told.split("KEY_CREATED P ")[1].split()[0]


def package(folder: Path, name: str, version: str, *, says: str) -> None:
    """Make a small package of a name and version."""
    tree = folder.parent / "trees" / f"{name}-{version}"
    (tree / "DEBIAN").mkdir(parents=True, exist_ok=True)
    architecture = "all" if name.endswith("session") else "amd64"
    (tree / "DEBIAN/control").write_text(
        f"Package: {name}\nVersion: {version}\nArchitecture: {architecture}\n"
        f"Maintainer: Nobody <nobody@clinic.example>\nDescription: {says or 'small'}\n"
    )
    folder.mkdir(exist_ok=True)
    built = ["dpkg-deb", "--root-owner-group", "--build", str(tree), str(folder)]
    subprocess.run(built, check=True, stdout=subprocess.DEVNULL)
