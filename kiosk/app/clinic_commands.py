"""`kiosk clinic …`: found a clinic, test its recovery sheet, change keys, shut out, recover."""

from dataclasses import dataclass
from pathlib import Path

from db.inbox import SqlInbox
from kiosk.app.administration import administration
from kiosk.app.answers import Answers
from kiosk.app.home import inbox_url, pack_folder
from kiosk.content.load import load_pack
from kiosk.errors import Refused
from kiosk.outside.clock import SystemClock
from kiosk.provision import (
    Clinic,
    NewPerson,
    Premises,
    add_person,
    found_clinic,
    recover,
    sign_in,
    try_sheet,
)
from kiosk.provision.administration import Administration, RootKey
from kiosk.provision.recovery import new_sheet, reach
from kiosk.provision.sheet import recovery_sheet
from kiosk.record.enrolment import MANIFEST_FILE, ROOT_FILE, replace_file
from kiosk.record.manifest import AllowedPack
from kiosk.review.every import every
from kiosk.settings import Settings

SHEET_FILE = "recovery.pdf"
_TYPED = "The recovery key, typed from the printed sheet"


@dataclass(frozen=True, slots=True)
class Office:
    """Where a clinic is run from: this machine, the folder of the root, who answers."""

    home: Path
    settings: Settings
    root_folder: Path
    answers: Answers

    def administration(self) -> Administration:
        """Return where the clinic keeps its papers, but for the root."""
        return administration(self.home, self.settings)

    def premises(self) -> Premises:
        """Return where the clinic keeps its papers; Refused when a folder is missing."""
        return self.administration().premises(self.root_folder)

    def root(self) -> RootKey:
        """Ask for the root's passphrase; Refused first where this home knows no clinic."""
        if not (self.home / MANIFEST_FILE).exists():
            raise Refused(
                "no-clinic",
                f"{self.home}: no clinic is known here: name the home of its desk (--home).",
            )
        return RootKey(self.root_folder, self.answers.ask("Passphrase of the root"))

    def opened(self) -> Clinic:
        """Take the clinic's root in hand."""
        return self.administration().opened(self.root())


def new(office: Office, name: str, first: NewPerson) -> int:
    """Found a clinic with its first person, write the recovery sheet, and have it tested."""
    where = office.premises()
    root_words = office.answers.twice("New passphrase of the root, 12 characters or more")
    own_words = office.answers.twice(f"New passphrase of {first.name}")
    founded = found_clinic(where, name, root_words)
    clinic = add_person(founded.clinic, first, own_words, founded.secrets)
    print(f"Founded {name}. The root's public key is in {office.home / ROOT_FILE}.")
    _sheet(office, clinic, founded.recovery)
    return _tested_now(office, clinic)


def confirm_recovery(office: Office, recovery_file: Path | None) -> int:
    """Open the clinic's keys with what was typed from the sheet; devices may follow."""
    clinic = office.opened()
    try_sheet(clinic, _recovery(office, recovery_file))
    print("The sheet works. Lock it away; devices may be enrolled now.")
    return 0


def new_epoch(office: Office) -> int:
    """Begin a new epoch: tablets seal to it as soon as they see the manifest."""
    clinic = office.administration().rotate(office.root())
    print(f"New epoch; manifest {clinic.manifest.version}. Nobody needs to do anything.")
    return 0


def allow(office: Office, packs: list[str]) -> int:
    """Name the only packs that tablets may show; none named: any."""
    allowed = []
    for name in packs:
        pack = load_pack(pack_folder(office.home, name)).reference
        allowed.append(AllowedPack(id=pack.id, version=pack.version, sha256=pack.sha256))
        print(f"{pack.id} {pack.version} {pack.sha256}")
    clinic = office.opened().resign(packs=tuple(allowed))
    print(f"Manifest {clinic.manifest.version}: {'only these' if allowed else 'any pack'}.")
    return 0


def revoke(office: Office, person: str | None, device: str | None) -> int:
    """Shut a person or a device out."""
    root, where = office.root(), office.administration()
    if person is not None:
        clinic = where.revoke_person(root, person)
        print(f"{person} is out, and a new epoch has begun.")
    else:
        clinic = where.revoke_device(root, str(device))
        print(f"{device} is out: what it sends from now on is set aside.")
    print(f"Manifest {clinic.manifest.version}.")
    return 0


def another_sheet(office: Office, by: str) -> int:
    """Make a new recovery sheet, when the old one was lost or seen; the old one opens no more."""
    clinic = office.opened()
    where = clinic.premises
    words = office.answers.ask(f"Passphrase of {by}")
    secrets = sign_in(where.registry, clinic.manifest, by, words, where.clock).secrets
    after, recovery = new_sheet(clinic, secrets)
    _sheet(office, after, recovery)
    return _tested_now(office, after)


def from_sheet(office: Office, first: NewPerson, recovery_file: Path | None) -> int:
    """Begin anew from the recovery sheet, and say what came back."""
    clinic = office.opened()
    typed = _recovery(office, recovery_file)
    found = recover(clinic, typed, first, office.answers.twice(f"New passphrase of {first.name}"))
    inbox = SqlInbox(inbox_url(office.home, office.settings), SystemClock())
    opened, shut = reach(every(inbox, "intake", "notice", "review"), found.secrets)
    print(f"{opened} of {opened + shut} envelopes in the inbox open for {first.id}.")
    if shut:
        print(f"{shut} do not: they were sealed to an earlier sheet, or are damaged.")
    if not found.index_kept:
        print("The key that finds earlier visits is lost: desks make the archive anew, at leisure.")
    print("Everybody else is out: add them anew. Devices stay enrolled.")
    _sheet(office, found.clinic, found.recovery)
    return _tested_now(office, found.clinic)


def _sheet(office: Office, clinic: Clinic, recovery: str) -> None:
    file = office.root_folder / SHEET_FILE
    now = clinic.premises.clock.now()
    replace_file(file, recovery_sheet(clinic.manifest.name, recovery, now))
    print(f"The recovery sheet is {file}. Print it twice, then delete the file.")


def _tested_now(office: Office, clinic: Clinic) -> int:
    """Have the sheet typed back now, or say how to do it later."""
    while office.answers.interactive:
        typed = office.answers.ask(f"{_TYPED} (Enter: later)")
        if not typed:
            break
        try:
            try_sheet(clinic, typed)
        except Refused as error:
            print(error.message)
        else:
            print("The sheet works. Lock it away.")
            return 0
    where = f"--home {office.home} --root {office.root_folder}"
    print(f"No device can be enrolled before: kiosk clinic confirm-recovery {where}")
    return 0


def _recovery(office: Office, file: Path | None) -> str:
    if file is None:
        return office.answers.ask(_TYPED)
    return " ".join(Answers(file).rest())
