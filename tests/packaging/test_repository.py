"""apt takes what is in a signed repository, and nothing that was changed on the way."""

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.packaging.apt import SOURCES, Apt, key_in, package

BUILD = Path(__file__).parents[2] / "packaging/linux/build-repository"


@dataclass
class Publisher:
    """Who puts packages into a repository: a folder of them, and a key."""

    folder: Path
    keys: Path
    key: str

    @property
    def repository(self) -> Path:
        return self.folder / "repository"

    def packs(self, version: str, *, says: str = "") -> None:
        """Make both packages, smaller than the true ones."""
        package(self.folder / "packages", "intake-kiosk", version, says=says)
        package(self.folder / "packages", "intake-kiosk-session", version, says=says)

    def publishes(self, suite: str = "stable") -> "subprocess.CompletedProcess[str]":
        places = (self.folder / "packages", self.repository)
        call = [str(BUILD), *map(str, places), self.key, suite]
        where = {"PATH": "/usr/bin:/bin", "GNUPGHOME": str(self.keys), "LC_ALL": "C"}
        return subprocess.run(call, check=False, capture_output=True, text=True, env=where)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str]]:
    """Make two keys that are thrown away: the clinic's, and one that nobody trusts."""
    home = tmp_path_factory.mktemp("gpg")
    home.chmod(0o700)
    yield home, key_in(home, "clinic"), key_in(home, "foreign")
    ended = ["gpgconf", "--homedir", str(home), "--kill", "all"]
    subprocess.run(ended, check=True)


@pytest.fixture
def clinic(tmp_path: Path, keys: tuple[Path, str, str]) -> Publisher:
    made = Publisher(tmp_path, keys[0], keys[1])
    made.packs("0.0.9")
    assert made.publishes().returncode == 0
    return made


@pytest.fixture
def tablet(tmp_path: Path, clinic: Publisher) -> Apt:
    return Apt(tmp_path / "tablet", clinic.repository, clinic.repository / "intake-kiosk.asc")


def test_apt_takes_the_newest_and_keeps_the_way_back_open(clinic: Publisher, tablet: Apt) -> None:
    assert tablet.run("update").returncode == 0
    assert tablet.would_install() == {"intake-kiosk": "0.0.9", "intake-kiosk-session": "0.0.9"}
    clinic.packs("0.0.10")
    told = clinic.publishes().stdout.split()
    assert told == ["intake-kiosk-session", "0.0.10", "intake-kiosk-session", "0.0.9",
                    "intake-kiosk", "0.0.10", "intake-kiosk", "0.0.9"]  # fmt: skip
    assert tablet.run("update").returncode == 0
    assert tablet.would_install() == {"intake-kiosk": "0.0.10", "intake-kiosk-session": "0.0.10"}
    assert tablet.would_install("0.0.9")["intake-kiosk"] == "0.0.9"


def unsigned(dist: Path, _pool: Path) -> None:
    (dist / "InRelease").unlink()
    (dist / "Release.gpg").unlink()


def one_bit_of(name: str) -> Callable[[Path, Path], None]:
    def changed(dist: Path, pool: Path) -> None:
        for file in [*dist.rglob(name), *pool.rglob(name)]:
            content = bytearray(file.read_bytes())
            content[len(content) // 2] ^= 1
            file.write_bytes(content)

    return changed


@pytest.mark.parametrize(
    "done", [unsigned, one_bit_of("*Release"), one_bit_of("Packages*"), one_bit_of("*.deb")],
    ids=["unsigned", "its list of lists", "its list of packages", "a package"],
)  # fmt: skip
def test_what_was_changed_on_the_way_is_refused(
    clinic: Publisher, tablet: Apt, done: Callable[[Path, Path], None]
) -> None:
    done(clinic.repository / "dists/stable", clinic.repository / "pool")
    tried = [tablet.run("update"), tablet.run("download", "intake-kiosk")]
    assert any(each.returncode for each in tried)
    assert not tablet.has_fetched("intake-kiosk")


def test_what_somebody_else_signed_is_refused(
    clinic: Publisher, tablet: Apt, keys: tuple[Path, str, str]
) -> None:
    tablet.run("update")
    foreign = replace(clinic, key=keys[2])
    foreign.packs("9.9.9")
    assert foreign.publishes().returncode == 0
    refused = tablet.run("update")
    assert keys[2][-16:] in refused.stderr
    assert set(tablet.would_install().values()) == {"0.0.9"}


def test_a_version_is_published_once(clinic: Publisher) -> None:
    before = sorted(clinic.repository.rglob("*"))
    clinic.packs("0.0.9", says="something else")
    refused = clinic.publishes()
    assert refused.returncode == 1
    assert "a version is published once" in refused.stderr
    assert sorted(clinic.repository.rglob("*")) == before


def test_the_same_packages_give_the_same_list_and_nothing_half_made_is_left(
    clinic: Publisher,
) -> None:
    packages = clinic.repository / "dists/stable/main/binary-amd64/Packages.xz"
    first = packages.read_bytes()
    assert clinic.publishes().returncode == 0
    assert packages.read_bytes() == first
    names = {each.name for each in clinic.repository.iterdir()}
    assert names == {"dists", "pool", "intake-kiosk.asc"}


def test_a_stick_can_hold_it(clinic: Publisher) -> None:
    files = [*clinic.repository.rglob("*")]
    assert not [each for each in files if each.is_symlink()]  # FAT knows none
    assert not [each for each in files if not re.fullmatch(r"[\w.+-]+", each.name)]


def test_the_tablet_that_tries_a_version_first_has_a_suite_of_its_own(
    clinic: Publisher, tablet: Apt
) -> None:
    clinic.packs("0.1.0")
    assert clinic.publishes("trial").returncode == 0
    tablet.run("update")
    assert set(tablet.would_install().values()) == {"0.0.9"}
    tablet.follows(SOURCES.replace("Suites: stable", "Suites: trial"))
    assert tablet.run("update").returncode == 0
    assert set(tablet.would_install().values()) == {"0.1.0"}


def test_without_a_key_it_says_so_and_writes_nothing(
    tmp_path: Path, keys: tuple[Path, str, str]
) -> None:
    nobody = Publisher(tmp_path, keys[0], "nobody@clinic.example")
    nobody.packs("0.0.9")
    refused = nobody.publishes()
    assert (refused.returncode, nobody.repository.exists()) == (1, False)
    assert "gpg has no secret key nobody@clinic.example" in refused.stderr
